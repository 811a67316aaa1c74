const http = require('node:http');
const path = require('node:path');
const fs = require('node:fs');
const mime = require('mime-types');
const ms = require('ms');

const pages = path.join(__dirname, '..', 'public');
const server = http.createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname === '/wait') {
    response.setHeader('content-type', 'text/plain');
    return response.end(`${ms(url.searchParams.get('of') ?? '2 days')}\n`);
  }
  const file = path.join(pages, url.pathname === '/' ? 'index.html' : path.basename(url.pathname));
  fs.readFile(file, (error, content) => {
    response.statusCode = error ? 404 : 200;
    response.setHeader('content-type', mime.lookup(error ? 'a.txt' : file));
    response.end(error ? 'no such page\n' : content);
  });
});
server.listen(Number(process.env.PORT ?? 3000));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
