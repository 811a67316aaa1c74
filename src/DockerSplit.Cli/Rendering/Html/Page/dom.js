// What every part of the page is made of. Texts from images, logs and Dockerfiles become text nodes and nothing else.

// What could turn the direction of writing, stay invisible or have no picture is marked.
const hidden = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu;

function shown(text) {
  return String(text).replace(/\r\n?/g, "\n").replace(/\t/g, "    ").replace(hidden, "\uFFFD");
}

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
  add(node, children);
  return node;
}

function add(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(shown(child)));
  }
}

function size(bytes) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return (unit === 0 ? value : Math.round(value * 10) / 10) + " " + units[unit];
}

function count(number, word) {
  return number + " " + word + (number === 1 ? "" : "s");
}

let ids = 0;

function newId() {
  return "part-" + ++ids;
}

// A section of the page with an entry in its table of contents.
function section(title, ...children) {
  const id = "section-" + title.toLowerCase().replace(/[^a-z]+/g, "-");
  const heading = el("h2", { id }, title);
  document.getElementById("main").append(el("section", { "aria-labelledby": id }, heading, ...children));
  document.querySelector("#sections ul").append(el("li", null, el("a", { href: "#" + id }, title)));
}

function definitions(pairs) {
  return el(
    "dl",
    null,
    pairs.filter(([, value]) => value).map(([name, value]) => [el("dt", null, name), el("dd", null, value)])
  );
}
