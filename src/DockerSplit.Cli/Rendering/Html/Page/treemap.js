// The files of an image as a map: areas are bytes, colours are what became of them.

const fateWords = {
  base: "from the base image",
  installed: "installed",
  copied: "copied",
  "brought-otherwise": "there in another form",
  generated: "made anew by tools",
  volatile: "comes and goes with running",
  dropped: "dropped",
  unaccounted: "unaccounted for",
  reached: "reached",
  "not-reached": "not reached",
  "build-only": "only builds",
};

function fateWord(fate) {
  return fateWords[fate] ?? fate;
}

function fateClass(fate) {
  return fate && Object.hasOwn(fateWords, fate.fate) ? fate.fate + (fate.weak ? " weak" : "") : "";
}

// The nodes with their children, names and fates.
function treeOf(report) {
  const nodes = report.nodes.map((node) => ({ ...node, children: [], fate: node.fate === null ? null : report.fates[node.fate] }));
  nodes.forEach((node) => {
    node.above = node.parent < 0 ? null : nodes[node.parent];
    if (node.above) node.above.children.push(node);
  });
  nodes.forEach((node) => node.children.sort((a, b) => b.bytes - a.bytes));
  // A directory that is too small to look into has the colour of its largest part.
  nodes.toReversed().forEach((node) => (node.main = node.fate ?? node.children[0]?.main ?? null));
  return nodes;
}

function pathOf(node) {
  const parts = [];
  for (let at = node; at && at.above; at = at.above) parts.unshift(at.name ?? count(at.files, "smaller file"));
  return "/" + parts.join("/");
}

function labelOf(node) {
  return (node.name || (node.above ? "smaller" : "")) + (node.children.length > 0 ? "/" : "") + " " + size(node.bytes);
}

// What is said of a cell begins with what is seen of it, so that who speaks to a browser can name it.
function describe(node) {
  const kind = node.children.length > 0 ? count(node.files, "file") + " below" : node.name === null ? "summed" : "a file";
  const fate = node.fate ? ", " + fateWord(node.fate.fate) + ": " + node.fate.reason + (node.fate.weak ? " (a weak reason)" : "") : "";
  return labelOf(node) + ", " + pathOf(node) + ", " + kind + fate;
}

// Rectangles in percent, as square as can be: rows are filled as long as that makes them squarer.
function squarify(children, width, height) {
  const total = children.reduce((sum, child) => sum + child.bytes, 0);
  const boxes = [];
  let [x, y, w, h] = [0, 0, width, height];
  let rest = children.filter((child) => child.bytes > 0);
  const area = total === 0 ? 0 : (width * height) / total;
  while (rest.length > 0 && w > 0 && h > 0) {
    const side = Math.min(w, h);
    let taken = 1;
    let sum = rest[0].bytes * area;
    while (taken < rest.length) {
      const next = rest[taken].bytes * area;
      if (worst(rest[0].bytes * area, next, sum + next, side) > worst(rest[0].bytes * area, rest[taken - 1].bytes * area, sum, side)) break;
      sum += next;
      taken++;
    }
    const thick = Math.min(sum / side, w >= h ? w : h);
    let at = 0;
    for (const child of rest.slice(0, taken)) {
      const long = ((child.bytes * area) / sum) * side;
      boxes.push(w >= h ? { child, x, y: y + at, w: thick, h: long } : { child, x: x + at, y, w: long, h: thick });
      at += long;
    }
    if (w >= h) [x, w] = [x + thick, w - thick];
    else [y, h] = [y + thick, h - thick];
    rest = rest.slice(taken);
  }
  return boxes;
}

function worst(largest, smallest, sum, side) {
  return Math.max((side * side * largest) / (sum * sum), (sum * sum) / (side * side * smallest));
}

function place(node, box, width, height) {
  node.style.left = (100 * box.x) / width + "%";
  node.style.top = (100 * box.y) / height + "%";
  node.style.width = (100 * box.w) / width + "%";
  node.style.height = (100 * box.h) / height + "%";
}

const strip = 20;

// What is in a cell: a label where there is room for one, and below it what is inside of a directory, as far as it can be seen.
function fill(part, node, width, height, depth) {
  const directory = node.children.length > 0;
  const named = width > 40 && height > (directory ? 2 * strip : strip);
  if (directory) part.classList.add("directory");
  if (named) part.append(el("span", { class: "label" }, labelOf(node)));
  if (!directory || depth === 0) return;
  const top = named ? strip : 0;
  for (const box of squarify(node.children, width, height - top).filter((one) => one.w > 4 && one.h > 4)) {
    const inner = el("span", { class: "cell " + fateClass(box.child.main), "aria-hidden": "true" });
    fill(inner, box.child, box.w, box.h, depth - 1);
    place(inner, { ...box, y: box.y + top }, width, height);
    part.append(inner);
  }
}

function treemap(report) {
  const root = treeOf(report)[0];
  const map = el("div", { class: "map", role: "group", "aria-label": "Map of the files, areas are bytes" });
  const crumbs = el("nav", { class: "crumbs", "aria-label": "Directory" });
  const detail = el("p", { class: "detail", role: "status" });
  const contents = el("div");
  let open = root;

  function show(node, focus) {
    open = node;
    drawCrumbs();
    drawMap();
    contents.replaceChildren(contentsTable(node, zoom));
    detail.textContent = shown(describe(node));
    if (focus) crumbs.querySelector("[aria-current]").focus();
  }

  function zoom(node) {
    if (node.children.length > 0) show(node, true);
    else detail.textContent = shown(describe(node));
  }

  function drawCrumbs() {
    const way = [];
    for (let at = open; at; at = at.above) way.unshift(at);
    crumbs.replaceChildren(
      el("ol", null, way.map((node) => {
        const button = el("button", { type: "button", class: "plain", "aria-current": node === open && "location" }, node === root ? "/" : node.name);
        button.addEventListener("click", () => show(node, true));
        return el("li", null, button);
      }))
    );
  }

  function drawMap() {
    const width = map.clientWidth || 1000;
    const height = map.clientHeight || 480;
    const boxes = squarify(open.children, width, height).filter((box) => box.w > 2 && box.h > 2);
    map.replaceChildren(...boxes.flatMap((box) => {
      const parts = cellsOf(box);
      parts.forEach((part) => place(part, box, width, height));
      return parts;
    }));
  }

  // A file is a button; a directory is a picture with a button over it that holds its label alone.
  function cellsOf(box) {
    const node = box.child;
    const directory = node.children.length > 0;
    const button = el("button", { type: "button", class: "cell " + (directory ? "over" : fateClass(node.fate)), "aria-label": describe(node) });
    fill(button, node, box.w, box.h, 0);
    button.addEventListener("click", () => zoom(node));
    for (const event of ["mouseenter", "focus"]) button.addEventListener(event, () => (detail.textContent = shown(describe(node))));
    if (!directory) return [button];
    const picture = el("span", { class: "cell " + fateClass(node.main), "aria-hidden": "true" });
    fill(picture, node, box.w, box.h, 6);
    return [picture, button];
  }

  map.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open.above) show(open.above, true);
  });
  let drawn = 0;
  new ResizeObserver(() => {
    if (Math.abs(map.clientWidth - drawn) > 8) {
      const focused = [...map.querySelectorAll("button")].indexOf(document.activeElement);
      drawn = map.clientWidth;
      drawMap();
      if (focused >= 0) map.querySelectorAll("button")[focused]?.focus();
    }
  }).observe(map);
  show(root, false);
  return [legend(report), crumbs, map, detail, contents];
}

function contentsTable(node, zoom) {
  const name = (child) => child.name ?? count(child.files, "smaller file");
  return table("In " + pathOf(node), [
    { title: "Name", value: name, content: (child) => (child.children.length > 0 ? opener(child, zoom) : name(child)) },
    { title: "Size", value: (child) => child.bytes, number: true, bytes: true },
    { title: "Files", value: (child) => child.files, number: true },
    { title: "What became of it", value: (child) => (child.fate ? fateWord(child.fate.fate) : ""), content: (child) => (child.fate ? fateCell(child.fate) : "") },
    { title: "Why", value: (child) => (child.fate ? child.fate.reason + (child.fate.weak ? " (weak)" : "") : "") },
  ], node.children, { most: 15 });
}

function opener(child, zoom) {
  const button = el("button", { type: "button", class: "plain" }, child.name + "/");
  button.addEventListener("click", () => zoom(child));
  return button;
}

function fateCell(fate) {
  return [el("span", { class: "swatch " + fateClass(fate) }), fateWord(fate.fate)];
}

// What each fate comes to, which explains the colours, too.
function legend(report) {
  const sums = new Map();
  report.nodes.filter((node) => node.fate !== null).forEach((node) => {
    const fate = report.fates[node.fate];
    const sum = sums.get(fate.fate) ?? { fate: { fate: fate.fate, weak: false }, files: 0, bytes: 0 };
    sum.files += node.files;
    sum.bytes += node.bytes;
    sums.set(fate.fate, sum);
  });
  return table("The files by what became of them; hatched where the reason is weak", [
    { title: "What became of it", value: (sum) => fateWord(sum.fate.fate), content: (sum) => fateCell(sum.fate) },
    { title: "Files", value: (sum) => sum.files, number: true },
    { title: "Size", value: (sum) => sum.bytes, number: true, bytes: true },
  ], [...sums.values()].sort((a, b) => b.bytes - a.bytes));
}
