import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
const mime: { lookup(name: string): string | false } = require('mime-types');
const ms: (text: string) => number = require('ms');

const pages = join(__dirname, '..', 'public');

const server = createServer((request, response) => {
  const path = request.url ?? '/';
  if (path === '/wait') {
    response.end(`${ms('2 days')}\n`);
    return;
  }
  try {
    const name = path === '/' ? 'index.html' : path.slice(1);
    const body = readFileSync(join(pages, name));
    response.setHeader('Content-Type', mime.lookup(name) || 'application/octet-stream');
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end('no such page\n');
  }
});
server.listen(Number(process.env.PORT ?? 3000));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
