import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { until } from "./support/wait.ts";
import { askedBy, messages, run, set, signIn, signOut } from "./support/window.ts";

describe("The team's file", () => {
	let sandbox: Sandbox;
	let file: vscode.Uri;

	before(async () => {
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(folder);
		file = vscode.Uri.joinPath(folder.uri, ".vscode", "close-views.json");
		sandbox = await startSandbox({ size: 50, owners: 3 });
		await signIn(sandbox);
	});
	after(async () => {
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		await vscode.workspace.fs.delete(file, { useTrash: false });
		await signOut("views");
		await sandbox.close();
	});
	beforeEach(() => messages());

	async function write(text: string): Promise<void> {
		await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
	}

	it("has Views that are opened by their names, behind the saved ones and before those built in", async () => {
		await write(
			'{ "views": [ { "name": "Ours", "order_by": "value" }, /* not built in */ { "name": "Mine", "order_by": "-value" } ] }',
		);
		assert.deepEqual(await askedBy(sandbox, () => run("openView", "Ours")), { _order_by: "value" });
		assert.deepEqual(await askedBy(sandbox, () => run("openView", "Mine")), { _order_by: "-value" });
		await set("views", [{ name: "Ours", order_by: "confidence" }]);
		assert.deepEqual(await askedBy(sandbox, () => run("openView", "Ours")), { _order_by: "confidence" });
	});

	it("spoils nothing where it is broken, and says in which line", async () => {
		await write('{ "views": [\n{ "name": "Odd", "key": "api_1" } ] }');
		await run("openView", "Odd");
		assert.match(
			messages()[0]?.text ?? "",
			/^Line 2, column 1: A View can't have the key "key"\. It takes name, group_by/,
		);
		await write("{");
		assert.ok((await askedBy(sandbox, () => run("openView", "Mine")))["user_id"]);
	});

	it("is not read where it is far too large", async () => {
		await write(`{ "views": [ { "name": "Large" } ] }${" ".repeat(1_000_000)}`);
		await run("openView", "Large");
		assert.match(messages()[0]?.text ?? "", /no View named "Large"/);
	});

	it("is checked and completed by VS Code as it is written", async () => {
		const text = '{\n\t// Ours\n\t"views": [\n\t\t{ "name": "A", "filters": { "owner": "x", "" } }\n\t]\n}\n';
		await write(text);
		const document = await vscode.workspace.openTextDocument(file);
		await vscode.window.showTextDocument(document);
		assert.equal(document.languageId, "jsonc");
		const problems = await until("a problem", () =>
			vscode.languages.getDiagnostics(file).find(({ message }) => /owner/.test(message)),
		);
		assert.equal(problems.range.start.line, 3);
		assert.equal(
			vscode.languages.getDiagnostics(file).some(({ message }) => /comment/i.test(message)),
			false,
		);
		const offered = await vscode.commands.executeCommand<vscode.CompletionList>(
			"vscode.executeCompletionItemProvider",
			file,
			document.positionAt(text.indexOf('"" }') + 1),
		);
		const labels = offered.items.map(({ label }) => (typeof label === "string" ? label : label.label));
		for (const key of ["user_id", "date_won", "is_stalled"]) assert.ok(labels.includes(key), labels.join(", "));
	});
});
