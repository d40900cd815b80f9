import assert from "node:assert/strict";
import * as vscode from "vscode";

const ID = "close-opportunities.close-opportunities";

describe("the extension", () => {
	it("is found under its name and activates", async () => {
		const extension = vscode.extensions.getExtension(ID);
		assert.ok(extension);
		await extension.activate();
		assert.equal(extension.isActive, true);
	});

	it("registers every command that its manifest announces", async () => {
		const announced: { command: string }[] = vscode.extensions.getExtension(ID)?.packageJSON.contributes.commands;
		assert.notEqual(announced.length, 0);
		const registered = new Set(await vscode.commands.getCommands(true));
		const missing = announced.filter(({ command }) => !registered.has(command));
		assert.deepEqual(missing, []);
	});
});
