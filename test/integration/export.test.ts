import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { inTreeOrder } from "../treeOrder.ts";
import { until } from "./support/wait.ts";
import { listRequests, messages, run, set, signIn, signOut } from "./support/window.ts";

const VIEW = { group_by: "-date_won__quarter", order_by: "-value" };

describe("exporting", () => {
	let sandbox: Sandbox;
	let folder: string;

	before(async () => {
		sandbox = await startSandbox({ size: 700, variants: { texts: "awkward" } });
		folder = await mkdtemp(join(tmpdir(), "export-"));
		await signIn(sandbox);
		await run("openView", VIEW);
	});
	after(async () => {
		await signOut("csvSeparator", "csvBom", "csvDecimal", "csvFormulaGuard", "pageSize");
		await sandbox.close();
		await rm(folder, { recursive: true });
	});
	beforeEach(async () => {
		messages();
		for (const name of await readdir(folder)) await rm(join(folder, name));
	});

	const inOrder = () => inTreeOrder(sandbox.matching({ _group_by: VIEW.group_by, _order_by: VIEW.order_by }));
	const uriOf = (name: string) => vscode.Uri.file(join(folder, name)).toString();

	async function exported(format: string, name: string): Promise<string> {
		await run("export", { format, uri: uriOf(name) });
		assert.deepEqual(await readdir(folder), [name]);
		return readFile(join(folder, name), "utf8");
	}

	it("writes every opportunity in the order of the tree, without a question", async () => {
		const lines = (await exported("ndjson", "all.ndjson")).trimEnd().split("\n");
		assert.deepEqual(
			lines.map((line) => JSON.parse(line).id),
			inOrder().map(({ id }) => id),
		);
		assert.deepEqual(messages(), [{ kind: "information", text: "Exported 700 opportunities." }]);
	});

	it("writes the group of objects without a date, by which Close can't filter", async () => {
		await run("exportGroup", "none", { format: "ndjson", uri: uriOf("undated.ndjson") });
		const lines = (await readFile(join(folder, "undated.ndjson"), "utf8")).trimEnd().split("\n");
		const undated = inOrder().filter(({ date_won }) => date_won === null);
		assert.ok(undated.length > 0);
		assert.deepEqual(
			lines.map((line) => JSON.parse(line).id),
			undated.map(({ id }) => id),
		);
		const exported = `Exported ${undated.length} opportunities.`;
		assert.deepEqual(messages(), [{ kind: "information", text: exported }]);
		await run("exportGroup", "none", { format: "json", uri: uriOf("undated.json") });
		const { only_groups, totals, count, complete } = JSON.parse(await readFile(join(folder, "undated.json"), "utf8"));
		assert.deepEqual(only_groups, ["none"]);
		assert.deepEqual([totals.total_results, count, complete], [undated.length, undated.length, true]);
	});

	it("writes CSV as the settings say", async () => {
		const standard = await exported("csv", "all.csv");
		assert.match(standard, /^\ufeffgroup,id,lead_name,/);
		await set("csvSeparator", ";");
		await set("csvBom", false);
		assert.match(await exported("csv", "all.csv"), /^group;id;lead_name;/);
	});

	it("says where a file may compute, and writes decimals as they are set", async () => {
		await set("csvFormulaGuard", "off");
		await set("csvDecimal", ",");
		const text = await exported("csv", "all.csv");
		assert.match(text, /[;,]"?\d+,\d\d"?[;,]/);
		await exported("csv", "all.csv");
		const off =
			"A spreadsheet program may evaluate text that looks like a formula, because the setting closeOpportunities.csvFormulaGuard is off.";
		assert.equal(messages().at(-1)?.text, `Exported 700 opportunities. ${off}`);
		await rm(join(folder, "all.csv"));
		await exported("json", "all.json");
		assert.equal(messages().at(-1)?.text, "Exported 700 opportunities.");
		await set("csvFormulaGuard", undefined);
		await set("csvDecimal", undefined);
	});

	it("writes to any place that VS Code knows", async () => {
		const files = new Map<string, Uint8Array>();
		const provider = vscode.workspace.registerFileSystemProvider("exporttest", memory(files));
		try {
			await run("export", { format: "json", uri: "exporttest:/report.json" });
			const report = JSON.parse(Buffer.from(files.get("/report.json") ?? []).toString());
			assert.equal(report.count, 700);
			assert.equal(report.complete, true);
			assert.deepEqual(
				report.groups.flatMap((group: { opportunities: { id: string }[] }) => group.opportunities.map(({ id }) => id)),
				inOrder().map(({ id }) => id),
			);
			const left = (await readdir(tmpdir())).filter((name) => name.startsWith("close-opportunities-"));
			assert.deepEqual(left, []);
		} finally {
			provider.dispose();
		}
	});

	it("replaces a file as a whole, through a link as well", async () => {
		await writeFile(join(folder, "real.csv"), "old");
		await symlink(join(folder, "real.csv"), join(folder, "link.csv"));
		await run("export", { format: "csv", uri: uriOf("link.csv") });
		assert.deepEqual((await readdir(folder)).sort(), ["link.csv", "real.csv"]);
		assert.match(await readFile(join(folder, "real.csv"), "utf8"), /group/);
	});

	it("leaves nothing behind, and the old file as it was, where a page does not come", async () => {
		await writeFile(join(folder, "all.csv"), "old");
		sandbox.setFaults([{ do: "500", on: { nth: 4 } }]);
		await set("pageSize", 50);
		try {
			await run("export", { format: "csv", uri: uriOf("all.csv") });
			assert.equal(messages().at(-1)?.kind, "error");
			assert.deepEqual(await readdir(folder), ["all.csv"]);
			assert.equal(await readFile(join(folder, "all.csv"), "utf8"), "old");
		} finally {
			sandbox.setFaults([]);
			await set("pageSize", undefined);
		}
	});

	it("says why where a file cannot be written", async () => {
		await run("export", { format: "csv", uri: uriOf("no/such/folder.csv") });
		assert.match(messages()[0]?.text ?? "", /couldn't be written: the folder doesn't exist/);
		assert.deepEqual(await readdir(folder), []);
	});

	it("says so and leaves nothing behind where its account is left meanwhile", async () => {
		sandbox.setFaults([{ do: "stall", on: { nth: 3 }, path: "/opportunity/" }]);
		try {
			sandbox.clearRequests();
			const exporting = run("export", { format: "csv", uri: uriOf("all.csv") });
			await until("some pages", () => listRequests(sandbox).length >= 3);
			await run("exploreSampleData");
			await exporting;
			assert.deepEqual(
				messages().map(({ kind, text }) => [kind, text.split(". ")[0]]),
				[["error", "The export stopped because this window no longer uses its account"]],
			);
			assert.deepEqual(await readdir(folder), []);
		} finally {
			sandbox.setFaults([]);
			await run("signOut", true);
		}
	});

	for (const wrong of [{ format: "xlsx" }, { uri: "report.csv" }, { format: "csv", path: "x" }, "csv", { uri: 7 }]) {
		it(`refuses ${JSON.stringify(wrong)} and says what it takes`, async () => {
			await run("export", wrong);
			const [message] = messages();
			assert.equal(message?.kind, "error");
			assert.match(message?.text ?? "", /csv, json, ndjson, markdown/);
		});
	}
});

/** A file system that holds what is written. */
function memory(files: Map<string, Uint8Array>): vscode.FileSystemProvider {
	const nothing = () => new vscode.Disposable(() => undefined);
	return {
		onDidChangeFile: nothing,
		watch: nothing,
		stat: ({ path }) => {
			const file = files.get(path);
			if (file === undefined) throw vscode.FileSystemError.FileNotFound(path);
			return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: file.length };
		},
		readDirectory: () => [],
		createDirectory: () => undefined,
		readFile: ({ path }) => files.get(path) ?? new Uint8Array(),
		writeFile: ({ path }, content) => void files.set(path, content),
		delete: () => undefined,
		rename: () => undefined,
	};
}
