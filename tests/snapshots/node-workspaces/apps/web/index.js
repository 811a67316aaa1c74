const http = require("http");
const debug = require("debug")("web");
const { simpleGit } = require("simple-git");
const { greet } = require("@mono/lib");

http
  .createServer(async (request, response) => {
    debug(request.url);
    if (request.url === "/git") response.end(`git ${(await simpleGit().version()).major}\n`);
    else response.end(greet("world"));
  })
  .listen(3000);

process.on("SIGTERM", () => process.exit(0));
