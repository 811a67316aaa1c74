// Reads a JSON array of shell programs; writes, for each, the error or the simple commands in order of their place, each as the
// [start, end] byte offsets of its assignments and words.
"use strict";
const { syntax } = require("mvdan-sh");

const simple = {
    CallExpr: (node) => [...node.Assigns, ...node.Args],
    DeclClause: (node) => [node.Variant, ...node.Args],
};

function commands(program) {
    const found = [];
    const file = syntax.NewParser(syntax.Variant(syntax.LangBash)).Parse(program, "program");
    syntax.Walk(file, (node) => {
        const parts = node && simple[syntax.NodeType(node)];
        if (parts) found.push(parts(node).map((part) => [part.Pos().Offset(), part.End().Offset()]));
        return true;
    });
    return found.sort((a, b) => a[0][0] - b[0][0]);
}

const programs = JSON.parse(require("fs").readFileSync(0, "utf8"));
const answers = programs.map((program) => {
    try {
        return { commands: commands(program) };
    } catch (error) {
        return { error: String(error.Text || error.message || error) };
    }
});
process.stdout.write(JSON.stringify(answers));
