// Writes the strings of the code for translators, and adds new ones to the list of readings:   npm run l10n
import { join } from "node:path";
import { runHere } from "./vscode/commands.ts";

const STEPS = [
	[join("node_modules", "@vscode", "l10n-dev", "dist", "cli.js"), "export", "--outDir", "l10n", "src"],
	[join("test", "host", "strings.ts")],
];

let code = 0;
for (const step of STEPS) if (code === 0) code = await runHere(process.execPath, step);
process.exitCode = code;
