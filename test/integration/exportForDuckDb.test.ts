import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { spies } from "./support/spies.ts";
import { messages, run, set, signIn, signOut } from "./support/window.ts";

const VIEW = { group_by: "-date_won__quarter", order_by: "-value", filters: { status_type: "won" } };

describe("exporting for DuckDB", () => {
	let sandbox: Sandbox;
	let folder: string;
	const { answers } = spies();

	before(async () => {
		sandbox = await startSandbox({ size: 300, variants: { texts: "awkward" } });
		folder = await mkdtemp(join(tmpdir(), "duckdb-"));
		await signIn(sandbox);
		await run("openView", VIEW);
	});
	after(async () => {
		await signOut("fiscalYearStartMonth");
		await sandbox.close();
		await rm(folder, { recursive: true });
	});
	beforeEach(async () => {
		messages();
		answers.splice(0);
		for (const name of await readdir(folder)) await rm(join(folder, name));
	});

	const matching = () => sandbox.matching({ _group_by: VIEW.group_by, _order_by: VIEW.order_by, status_type: "won" });
	const uriOf = (name: string) => vscode.Uri.file(join(folder, name)).toString();
	const textOf = (name: string) => readFile(join(folder, name), "utf8");

	it("writes what the tree shows, in its order, and a script beside it that reads this file", async () => {
		await set("fiscalYearStartMonth", 4);
		await run("exportForDuckDb", { uri: uriOf("won's deals.ndjson") });
		await set("fiscalYearStartMonth", undefined);
		assert.deepEqual((await readdir(folder)).sort(), ["won's deals.ndjson", "won's deals.sql"]);
		const objects = (await textOf("won's deals.ndjson"))
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line));
		const ids = matching().map(({ id }) => id);
		assert.deepEqual(
			objects.map(({ id }) => id),
			ids,
		);
		assert.ok(objects.some(({ custom }) => Object.keys(custom).some((name) => name.startsWith("Contract Link"))));
		const script = await textOf("won's deals.sql");
		assert.match(script, /'\.\/won''s deals\.ndjson'/);
		assert.match(script, new RegExp(`'total_results', CAST\\(${ids.length} AS`));
		assert.match(script, /'FY' \|\|/);
		const how = "To load them into DuckDB, run won's deals.sql in its folder.";
		assert.deepEqual(messages(), [{ kind: "information", text: `Exported ${ids.length} opportunities. ${how}` }]);
	});

	it("asks before it replaces a file, the script as well", async () => {
		await writeFile(join(folder, "deals.sql"), "mine");
		await run("exportForDuckDb", { uri: uriOf("deals.ndjson") });
		assert.deepEqual(
			messages().map(({ text }) => text),
			["deals.sql already exists. Do you want to replace it?"],
		);
		assert.deepEqual(await readdir(folder), ["deals.sql"]);
		assert.equal(await textOf("deals.sql"), "mine");
		await writeFile(join(folder, "deals.ndjson"), "mine");
		answers.push("Replace");
		await run("exportForDuckDb", { uri: uriOf("deals.ndjson") });
		assert.equal(messages()[0]?.text, "deals.ndjson and deals.sql already exist. Do you want to replace them?");
		assert.equal((await textOf("deals.ndjson")).split("\n").length, matching().length + 1);
		assert.match(await textOf("deals.sql"), /CREATE OR REPLACE TABLE/);
		assert.deepEqual((await readdir(folder)).sort(), ["deals.ndjson", "deals.sql"]);
	});

	it("leaves nothing behind, and old files as they were, if a page doesn't come", async () => {
		await writeFile(join(folder, "deals.ndjson"), "old");
		sandbox.setFaults([{ do: "500", on: { nth: 2 } }]);
		await set("pageSize", 50);
		try {
			answers.push("Replace");
			await run("exportForDuckDb", { uri: uriOf("deals.ndjson") });
			assert.equal(messages().at(-1)?.kind, "error");
			assert.deepEqual(await readdir(folder), ["deals.ndjson"]);
			assert.equal(await textOf("deals.ndjson"), "old");
		} finally {
			sandbox.setFaults([]);
			await set("pageSize", undefined);
		}
	});

	it("says so if it has to do without custom fields", async () => {
		sandbox.setFaults([{ do: "404", path: "/custom_field/opportunity/" }]);
		try {
			await run("exportForDuckDb", { uri: uriOf("deals.ndjson") });
			assert.match(messages()[0]?.text ?? "", /so they're missing from the file\.$/);
			assert.deepEqual((await readdir(folder)).sort(), ["deals.ndjson", "deals.sql"]);
		} finally {
			sandbox.setFaults([]);
		}
	});

	it("asks before it writes amounts that are hidden", async () => {
		await run("hideAmounts");
		try {
			await run("exportForDuckDb", { uri: uriOf("deals.ndjson") });
			assert.match(messages()[0]?.text ?? "", /an export contains them all/);
			assert.deepEqual(await readdir(folder), []);
		} finally {
			await run("showAmounts");
		}
	});

	for (const uri of [
		"https://example.com/deals.ndjson",
		"file:///tmp/deals.csv",
		"file:///tmp/.ndjson",
		"deals.ndjson",
	])
		it(`refuses ${uri} in a sentence that says what it takes`, async () => {
			await run("exportForDuckDb", { uri });
			const [message] = messages();
			assert.equal(message?.kind, "error");
			assert.match(message?.text ?? "", /The URI must end in \.ndjson, and begin with file: or another scheme/);
		});
});
