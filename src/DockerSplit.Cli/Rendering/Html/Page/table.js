// Tables with a caption whose columns sort, and that can be searched where they are long.

// A column: a title, the value that it sorts by and that is searched, perhaps another content, and whether it is a number.
function table(caption, columns, rows, options) {
  const settings = { search: false, most: 50, sortable: true, ...options };
  const state = { rows, shown: settings.most, words: [] };
  const body = el("tbody");
  const more = el("button", { type: "button", class: "plain" }, "Show more");
  const status = el("span", { role: "status", class: "quiet" });
  const heads = columns.map((column, index) => head(column, settings.sortable && rows.length > 1, () => sortBy(index)));
  const node = el(
    "table",
    null,
    el("caption", null, caption),
    el("thead", null, el("tr", null, heads)),
    body
  );

  function draw() {
    const found = state.rows.filter((row) => matches(columns, row, state.words));
    body.replaceChildren(...found.slice(0, state.shown).map((row) => el("tr", null, columns.map((column) => cell(column, row)))));
    more.hidden = found.length <= state.shown;
    status.textContent =
      found.length === rows.length && more.hidden ? "" : Math.min(found.length, state.shown) + " of " + count(found.length, "row") + " shown";
  }

  function sortBy(index) {
    const now = heads[index].getAttribute("aria-sort");
    const first = columns[index].number ? "descending" : "ascending";
    const next = now === null ? first : now === "ascending" ? "descending" : "ascending";
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    heads[index].setAttribute("aria-sort", next);
    const turn = next === "ascending" ? 1 : -1;
    state.rows = [...state.rows].sort((a, b) => turn * compare(columns[index].value(a), columns[index].value(b)));
    draw();
  }

  more.addEventListener("click", () => {
    state.shown += 500;
    draw();
  });
  draw();
  return el("div", null, settings.search ? searchField(caption, state, draw) : null, el("div", { class: "scroll" }, node), el("div", { class: "controls after" }, status, more));
}

function head(column, sortable, sort) {
  if (!sortable) return el("th", { scope: "col", class: column.number && "number" }, column.title);
  const button = el("button", { type: "button" }, column.title);
  button.addEventListener("click", sort);
  return el("th", { scope: "col", class: column.number && "number" }, button);
}

function cell(column, row) {
  const content = column.content ? column.content(row) : column.number ? number(column, row) : column.value(row);
  return el("td", { class: column.number ? "number" : column.bar ? "bar" : null }, content);
}

function number(column, row) {
  const value = column.value(row);
  return value === null || value === undefined ? "" : column.bytes ? size(value) : String(value);
}

function matches(columns, row, words) {
  if (words.length === 0) return true;
  const text = columns.map((column) => column.value(row) ?? "").join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

function compare(a, b) {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a ?? "").localeCompare(String(b ?? ""), "en", { numeric: true });
}

function searchField(caption, state, draw) {
  const id = newId();
  const input = el("input", { type: "search", id, autocomplete: "off", spellcheck: "false" });
  input.addEventListener("input", () => {
    state.words = input.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    draw();
  });
  return el("div", { class: "controls" }, el("label", { for: id }, "Search in: " + caption), input);
}
