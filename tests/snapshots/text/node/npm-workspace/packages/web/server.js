require('http').createServer((_, response) => response.end(`${require('greeting')} ${require('ms')('1d')}`)).listen(3000);
