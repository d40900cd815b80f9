import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";

const OWN = "close-opportunities.close-opportunities";
const OTHER = "vscode.git";
const LIMIT_MS = 60_000;

/**
 * Called by VS Code in its extension host. Activates the extension, and writes next to this file the page on which VS Code
 * shows how long each extension took to load and activate.
 */
export async function run(): Promise<void> {
	await vscode.extensions.getExtension(OWN)?.activate();
	await until(() => vscode.extensions.getExtension(OTHER)?.isActive === true);
	await vscode.commands.executeCommand("perfview.show");
	const page = () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "perf")?.getText() ?? "";
	await until(() => [OWN, OTHER].every((id) => page().includes(`\n| ${id} `)));
	writeFileSync(join(__dirname, "activation.md"), page());
}

async function until(done: () => boolean): Promise<void> {
	for (const began = Date.now(); !done(); ) {
		if (Date.now() - began > LIMIT_MS) throw new Error("VS Code does not tell how long extensions took.");
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
