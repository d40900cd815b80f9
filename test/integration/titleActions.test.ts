import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { TypedBox } from "./support/inputBox.ts";
import { TypedPick } from "./support/pickBox.ts";
import { until } from "./support/wait.ts";
import { item, messages, nodes, run, signIn, signOut } from "./support/window.ts";

describe("An action in the tree's title, to which VS Code passes the row that has the focus", () => {
	let sandbox: Sandbox;
	let boxes: (TypedPick | TypedBox)[];
	const { createQuickPick, createInputBox, showSaveDialog } = vscode.window;

	before(async () => {
		sandbox = await startSandbox({ size: 20 });
		await signIn(sandbox);
		await run("openView", { group_by: "user_id" });
	});
	after(async () => {
		await signOut();
		await sandbox.close();
	});
	beforeEach(() => {
		messages();
		boxes = [];
		const opened = <Box extends TypedPick | TypedBox>(box: Box): Box => {
			boxes.push(box);
			return box;
		};
		Object.assign(vscode.window, {
			createQuickPick: () => opened(new TypedPick()),
			createInputBox: () => opened(new TypedBox()),
		});
	});
	afterEach(() => {
		Object.assign(vscode.window, { createQuickPick, createInputBox, showSaveDialog });
	});

	/** A row that is drawn, as all are that can have the focus. */
	function row(): unknown {
		const [first] = nodes();
		assert.ok(item(first).label);
		return first;
	}

	for (const command of ["groupBy", "sortBy", "openView", "saveView", "export"])
		it(`asks nonetheless: ${command}`, async () => {
			const running = run(command, row());
			const box = await until("a prompt", () => boxes.find(({ shown }) => shown));
			box.hide();
			await running;
			assert.deepEqual(messages(), []);
		});

	it("asks where to export for DuckDB, and writes both files", async () => {
		const folder = await mkdtemp(join(tmpdir(), "duckdb-"));
		try {
			Object.assign(vscode.window, { showSaveDialog: async () => vscode.Uri.file(join(folder, "deals")) });
			await run("exportForDuckDb", row());
			assert.match(messages()[0]?.text ?? "", /^Exported 20 opportunities\./);
			assert.deepEqual((await readdir(folder)).sort(), ["deals.ndjson", "deals.sql"]);
		} finally {
			await rm(folder, { recursive: true });
		}
	});
});
