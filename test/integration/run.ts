import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { format, parseArgs } from "node:util";
import * as vscode from "vscode";
import { type Counts, writeCounts } from "../host/counts.ts";

/** For tests that hang. No test relies on a time limit to check speed. */
const TIMEOUT_MS = 300_000;

/** Called by VS Code in its extension host: runs every bundled test of this folder. */
export async function run(): Promise<void> {
	// Tests say what they show, and expect the rest to be unfiltered.
	const settings = vscode.workspace.getConfiguration("closeOpportunities");
	await settings.update("startView", "everything", vscode.ConfigurationTarget.Global);
	// Mocha isn't bundled, and `require` can't load it in every version of VS Code.
	const { default: Mocha } = await import("mocha");
	Mocha.reporters.Base.consoleLog = print;
	const mocha = new Mocha({ ui: "bdd", timeout: TIMEOUT_MS, color: process.env["TEST_COLOR"] === "1", ...chosen() });
	const files = readdirSync(__dirname, { recursive: true, encoding: "utf8" });
	for (const file of files.filter((file) => file.endsWith(".test.mjs"))) mocha.addFile(join(__dirname, file));
	await mocha.loadFilesAsync();
	const counts = await new Promise<Counts>((resolve) => {
		const runner = mocha.run(() => resolve({ passed: runner.stats?.passes ?? 0, failed: runner.stats?.failures ?? 1 }));
	});
	writeCounts(counts);
	if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}

/** Mocha's options that choose tests. */
function chosen(): Partial<Mocha.MochaOptions> {
	const { values } = parseArgs({
		args: JSON.parse(process.env["TEST_MOCHA"] ?? "[]"),
		strict: false,
		options: {
			grep: { type: "string", short: "g" },
			fgrep: { type: "string", short: "f" },
			bail: { type: "boolean", short: "b" },
		},
	});
	return {
		...(typeof values.grep === "string" && { grep: values.grep }),
		...(typeof values.fgrep === "string" && { fgrep: values.fgrep }),
		...(values.bail === true && { bail: true }),
	};
}

/** Writes output to a file, since the terminal belongs to another process. */
function print(...values: unknown[]): void {
	const file = process.env["TEST_OUTPUT"];
	if (file) appendFileSync(file, `${format(...values)}\n`);
}
