import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { messages, run, set, signIn, signOut } from "./support/window.ts";

describe("Save View", () => {
	let sandbox: Sandbox;

	before(async () => {
		sandbox = await startSandbox({ size: 50, owners: 3 });
		await signIn(sandbox);
	});
	after(async () => {
		await signOut("views");
		await sandbox.close();
	});
	beforeEach(() => messages());

	const inSettings = () => vscode.workspace.getConfiguration("closeOpportunities").inspect("views")?.globalValue;

	it("writes what is shown into the user's settings, in the API's terms, and keeps what stands there", async () => {
		const there = [{ name: "Broken", order_by: "age", extra: { deep: [1, null] } }, 7, { name: "Fine" }];
		await set("views", there);
		const filters = { status_type: ["won"], user_id: ["me"], date_won: "this_year" };
		await run("openView", { group_by: "-date_won__quarter", order_by: "-value", filters });
		await run("saveView", "Won this year");
		const saved = { name: "Won this year", group_by: "-date_won__quarter", order_by: "-value", filters };
		assert.deepEqual(inSettings(), [...there, saved]);
		assert.deepEqual(messages(), []);
	});

	it("opens what it saved by its name", async () => {
		await set("views", undefined);
		await run("openView", { order_by: "confidence" });
		await run("saveView", "By confidence");
		await run("openView", "Mine");
		sandbox.clearRequests();
		await run("openView", "By confidence");
		assert.equal(sandbox.requests[0]?.params["_order_by"], "confidence");
		assert.deepEqual(inSettings(), [{ name: "By confidence", order_by: "confidence" }]);
	});

	it("says that it replaced a View of that name", async () => {
		await set("views", [{ name: "One", order_by: "value" }, { name: "Two" }]);
		await run("openView", { order_by: "confidence" });
		await run("saveView", "One");
		assert.deepEqual(inSettings(), [{ name: "One", order_by: "confidence" }, { name: "Two" }]);
		assert.deepEqual(messages(), [{ kind: "information", text: 'The View "One" was replaced.' }]);
	});

	it("refuses what is no name, and writes nothing", async () => {
		await set("views", []);
		await run("saveView", 7);
		await run("saveView", "x".repeat(500));
		assert.deepEqual(
			messages().map(({ kind, text }) => [kind, text]),
			[
				["error", "A saved View needs a name."],
				["error", "name must be a string of up to 200 characters."],
			],
		);
		assert.deepEqual(inSettings(), []);
	});

	it("leaves a setting alone that is no list", async () => {
		await set("views", { name: "Alone" });
		messages();
		await run("saveView", "A");
		assert.match(messages().at(-1)?.text ?? "", /weren't changed\. The setting closeOpportunities\.views isn't a list/);
		assert.deepEqual(inSettings(), { name: "Alone" });
	});
});
