const http = require('http');

http.createServer((request, answer) => answer.end(`hello ${request.url}\n`)).listen(3000);
