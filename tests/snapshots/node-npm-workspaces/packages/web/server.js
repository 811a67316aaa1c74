const greeting = require('greeting');
const mime = require('mime-types');
const server = require('http').createServer((request, response) => {
  if (request.url === '/missing') { response.statusCode = 404; return response.end('nothing here\n'); }
  response.setHeader('content-type', mime.lookup('a.txt'));
  response.end(greeting(2));
});
server.listen(3000);
process.on('SIGTERM', () => process.exit(0));
