// The page: one section for each part of the report that there is.

const data = JSON.parse(document.getElementById("data").textContent);
const report = data.rewrite ?? data.compare ?? data.inspect;

function drawHead() {
  document.title = shown("docksplit: " + data.verdict + ", " + data.subject);
  document.getElementById("sections").append(el("ul"));
  add(document.getElementById("head"), [
    el("h1", null, "docksplit: ", el("span", { class: "verdict " + data.tone }, data.verdict)),
    data.summary && el("p", { class: "lead" }, data.summary),
    el("p", null, el("code", null, data.subject)),
    definitions(data.facts.map((fact) => [fact.name, fact.value])),
    report.explanation && el("pre", { tabindex: "0", role: "region", "aria-label": "Explanation" }, report.explanation),
  ]);
  add(document.getElementById("foot"), [el("p", null, "Written by docksplit " + data.version + ". The page is complete in itself and fetches nothing.")]);
}

function why(evidence) {
  return evidence.map((one) => one.reason + (one.line === null ? "" : " (line " + one.line + ")"));
}

function paragraphs(lines) {
  return lines.map((line) => el("div", null, line));
}

const text = (title, value) => ({ title, value });
const bytes = (title, value) => ({ title, value, number: true, bytes: true });

function drawDiagnostics() {
  if (report.diagnostics.length > 0) section("To look at", el("ul", null, report.diagnostics.map((line) => el("li", null, line))));
}

function bar(value, most, kind) {
  if (value === 0) return null;
  const part = el("span", { class: kind });
  part.style.width = (100 * value) / most + "%";
  return part;
}

function layers(caption, image, most, kind) {
  return table(caption + ", " + size(image.bytes), [
    text("Layer", (layer) => layer.createdBy ?? "not told"),
    bytes("Size", (layer) => layer.bytes),
    { title: "Share", value: () => "", bar: true, content: (layer) => el("span", { class: "bars", "aria-hidden": "true" }, bar(layer.bytes, most, kind)) },
  ], image.layers, { sortable: false, most: 100 });
}

function packageRows(sizes) {
  const rows = new Map();
  for (const one of sizes.original.packages) rows.set(one.name, { name: one.name, before: one.bytes, after: 0, versions: [one.version] });
  for (const one of sizes.rewritten.packages) {
    const row = rows.get(one.name) ?? { name: one.name, before: 0, after: 0, versions: [] };
    row.after = one.bytes;
    if (!row.versions.includes(one.version)) row.versions.push(one.version);
    rows.set(one.name, row);
  }
  return [...rows.values()].sort((a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after) || compare(a.name, b.name));
}

function packages(sizes) {
  const rows = packageRows(sizes);
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map((row) => Math.max(row.before, row.after)));
  return table("Packages before and after", [
    text("Package", (row) => row.name),
    text("Version", (row) => row.versions.join(" and ")),
    bytes("Before", (row) => row.before),
    bytes("After", (row) => row.after),
    { title: "Share", value: () => "", bar: true, content: (row) => el("span", { class: "bars", "aria-hidden": "true" }, bar(row.before, most, "before"), bar(row.after, most, "after")) },
  ], rows, { search: rows.length > 20, most: 12 });
}

function drawSizes(sizes) {
  if (!sizes) return;
  const most = Math.max(1, ...sizes.original.layers.map((layer) => layer.bytes), ...sizes.rewritten.layers.map((layer) => layer.bytes));
  section("Sizes", el("p", null, data.summary), layers("Layers before", sizes.original, most, "before"), layers("Layers after", sizes.rewritten, most, "after"), packages(sizes));
}

function drawFiles(tree, sentence) {
  if (tree) section("Files", el("p", null, sentence), treemap(tree));
}

function drawDockerfiles() {
  if (report.dockerfiles)
    section("Dockerfiles", el("p", null, "Lines with a coloured edge say why they are so, when they are pointed at or focused; Escape hides it."), dockerfiles(report.dockerfiles), data.advice.map((sentence) => el("p", null, sentence)));
}

function drawDecisions() {
  if (report.packages.length + report.paths.length === 0) return;
  const base = report.runtimeBase;
  section(
    "Decisions",
    base && el("p", null, "The runtime stage starts from ", el("code", null, base.reference), ": " + base.evidence.reason + "."),
    report.packages.length > 0 && table("Packages that the plan names", [
      text("Package", (one) => one.specification),
      text("What becomes of it", (one) => (one.installed ? "installed" : one.broughtBy ? "brought by " + one.broughtBy : one.role === "build-only" ? "dropped" : "in the base")),
      { title: "Why", value: (one) => why(one.evidence).join(" "), content: (one) => paragraphs(why(one.evidence)) },
    ], report.packages),
    report.paths.length > 0 && table("Paths that the plan names", [
      text("Path", (one) => one.path),
      text("What becomes of it", (one) => one.verdict + (one.guess ? " (a guess)" : "")),
      bytes("Size", (one) => one.bytes),
      { title: "Why", value: (one) => why(one.evidence).join(" "), content: (one) => paragraphs(why(one.evidence)) },
    ], report.paths)
  );
}

function drawQuestions() {
  if (report.probes.length + report.differences.length === 0) return;
  section(
    "Questions",
    report.probes.length > 0 && table("What both containers were asked", [
      text("Question", (probe) => probe.question),
      text("Original", (probe) => probe.original),
      text("Rewritten", (probe) => probe.rewritten),
      { title: "Result", value: (probe) => (probe.agrees ? "same" : "differs"), content: (probe) => (probe.agrees ? "same" : el("strong", { class: "bad" }, "differs")) },
      text("It proves", (probe) => (probe.proves === "strong" ? "much" : probe.proves === "weak" ? "little" : "nothing")),
      text("Note", (probe) => probe.note ?? ""),
    ], report.probes, { search: report.probes.length > 20 }),
    report.differences.length > 0 && table("Where the images differ", [
      text("What", (one) => one.subject),
      text("Original", (one) => one.original),
      text("Rewritten", (one) => one.rewritten),
      { title: "Weight", value: (one) => one.weight, content: (one) => (one.weight === "breaks" ? el("strong", { class: "bad" }, "breaks") : one.weight) },
    ], report.differences)
  );
}

function ledgerRows(ledger, tree) {
  const files = tree ? treeOf(tree).filter((node) => node.fate !== null) : [];
  return [
    ...files.map((node) => ({ subject: "path", name: pathOf(node), fate: node.fate.fate, reason: node.fate.reason, weak: node.fate.weak, bytes: node.bytes })),
    ...ledger.entries,
  ].sort((a, b) => b.bytes - a.bytes);
}

function drawLedger(ledger, tree) {
  if (!ledger) return;
  section(
    "Ledger",
    el("p", null, ledger.balances ? "The books balance: everything that the original has is accounted for." : "The books do not balance."),
    ledger.findings.length > 0 && table("What does not balance", [
      { title: "Weight", value: (one) => one.weight, content: (one) => (one.weight === "breaks" ? el("strong", { class: "bad" }, "breaks") : one.weight) },
      text("What", (one) => one.title + (one.package ? " (" + one.package + ")" : "")),
      text("Name", (one) => one.name),
      text("Original", (one) => one.original),
      text("Rewritten", (one) => one.rewritten),
      text("Remedy", (one) => one.remedy),
    ], ledger.findings, { search: ledger.findings.length > 20 }),
    ledger.reasons.length > 0 && table("By reason", [
      text("What became of it", (one) => fateWord(one.fate)),
      text("Of", (one) => one.subject),
      { title: "Number", value: (one) => one.count, number: true },
      bytes("Size", (one) => one.bytes),
      text("Why", (one) => one.reason + (one.weak ? " (a weak reason)" : "")),
    ], ledger.reasons),
    table("One by one, the smallest files summed", [
      text("Of", (one) => one.subject),
      text("Name", (one) => one.name),
      { title: "What became of it", value: (one) => fateWord(one.fate), content: (one) => (one.subject === "path" ? fateCell(one) : fateWord(one.fate)) },
      bytes("Size", (one) => one.bytes),
      text("Why", (one) => one.reason + (one.weak ? " (weak)" : "")),
    ], ledgerRows(ledger, tree), { search: true, most: 25 })
  );
}

function drawRounds() {
  if (report.rounds.length === 0) return;
  section("Rounds", table("Plans that were built and asked", [
    { title: "Round", value: (round) => round.number, number: true },
    text("Plan", (round) => round.rung),
    text("Why", (round) => round.reason ?? "the first plan"),
    text("Outcome", (round) => round.verdict + (round.explanation ? ": " + round.explanation.split("\n")[0] : "")),
    text("What it taught", (round) => round.learned.map((fact) => fact.fact).join(", ")),
  ], report.rounds, { sortable: false }));
}

function drawReproduce() {
  if (report.reproduce.length > 0)
    section("Reproduce", el("p", null, "The same with plain docker:"), el("pre", { tabindex: "0", role: "region", "aria-label": "Commands" }, report.reproduce.join("\n")));
}

function drawInspect() {
  const most = Math.max(1, ...report.layers.map((layer) => layer.size));
  section("Layers", layers("Layers", { bytes: report.size, layers: report.layers.map((layer) => ({ bytes: layer.size, createdBy: layer.createdBy ?? layer.diffId })) }, most, "before"));
  drawFiles(report.tree, "What the image starts, and all that this is known to need, is reached. Open a directory to look into it.");
  if (report.packages.length > 0)
    section("Packages", table("Packages", [
      text("Package", (one) => one.name),
      text("Version", (one) => one.version),
      text("Role", (one) => fateWord(one.role)),
      bytes("Size", (one) => one.size),
    ], report.packages, { search: true, most: 25 }));
  if (report.missing.length > 0)
    section("Missing", table("Needs that nothing in the image meets", [
      text("Kind", (need) => need.kind),
      text("What", (need) => need.detail),
      text("Needed by", (need) => need.from),
    ], report.missing));
}

drawHead();
if (data.kind === "inspect") drawInspect();
else {
  if (data.rewrite) drawDiagnostics();
  drawSizes(report.sizes);
  drawFiles(report.files, "Each file of the original with what became of it in the rewritten image. Open a directory to look into it; Escape leads back.");
  if (data.rewrite) {
    drawDockerfiles();
    drawDecisions();
    drawQuestions();
  }
  drawLedger(report.ledger, report.files);
  if (data.rewrite) {
    drawRounds();
    drawReproduce();
  }
}
