// The module `vscode` of tests: the one that run.ts noted, which is the extension's own, else that of this bundle. An older VS Code has one
// for modules of each kind, and what a test puts in the place of a function has to be where the extension calls it.
module.exports = globalThis[Symbol.for("close-opportunities.test.vscode")] ?? require("vscode");
