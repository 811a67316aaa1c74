// Joins the styles.
const fs = require("fs");
fs.writeFileSync("/var/www/public/all.css", fs.readdirSync("/var/www/styles").sort().map((name) => fs.readFileSync(`/var/www/styles/${name}`, "utf8")).join(""));
