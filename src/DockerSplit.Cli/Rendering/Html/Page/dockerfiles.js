// Both Dockerfiles side by side; a line that something was decided of shows it when it is pointed at or focused.

// For each line of both texts whether the other has it, too; null where the texts are too long to compare.
function commonLines(before, after) {
  if (before.length * after.length > 4e6) return null;
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i][j] = before[i] === after[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  const kept = { before: new Set(), after: new Set() };
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) {
      kept.before.add(i++);
      kept.after.add(j++);
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else j++;
  }
  return kept;
}

function linesOf(text) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  return lines[lines.length - 1] === "" ? lines.slice(0, -1) : lines;
}

function dockerfiles(report) {
  const before = linesOf(report.original.text);
  const after = report.rewritten ? linesOf(report.rewritten.text) : [];
  const kept = report.rewritten ? commonLines(before, after) : null;
  return el(
    "div",
    { class: "files" },
    listing("Original", report.original, before, (line) => (kept && !kept.before.has(line) ? "removed" : null)),
    report.rewritten && listing("Rewritten", report.rewritten, after, (line) => (kept && !kept.after.has(line) ? "added" : null))
  );
}

function listing(title, file, lines, change) {
  const id = newId();
  return el(
    "section",
    { "aria-labelledby": id },
    el("h3", { id }, title + ": " + file.name),
    el("ol", { class: "code" }, lines.map((text, index) => lineOf(text, change(index), notesAt(file.notes, index + 1))))
  );
}

// An instruction's notes stand at its first line, those of a place at theirs.
function notesAt(notes, line) {
  return notes.filter((note) => note.line === line);
}

function lineOf(text, change, notes) {
  const mark = change && el("span", { class: "mark", title: change }, change === "added" ? "+" : "\u2212");
  if (notes.length === 0) return el("li", { class: change }, mark, el("span", { class: "text" }, text));
  const id = newId();
  const item = el(
    "li",
    { class: change },
    mark,
    el("button", { type: "button", class: "text", "aria-describedby": id }, text),
    el("div", { class: "note", role: "tooltip", id }, notes.map((note) => el("p", null, el("strong", null, note.decision), ": " + note.reason + " [" + note.rule + "]")))
  );
  item.addEventListener("keydown", (event) => item.classList.toggle("dismissed", event.key === "Escape"));
  for (const event of ["mouseleave", "focusout"]) item.addEventListener(event, () => item.classList.remove("dismissed"));
  return item;
}
