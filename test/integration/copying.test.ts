import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { Gate } from "../ui/harness/gate.ts";
import { until } from "./support/wait.ts";
import { item, messages, nodes, rowRequests, run, signInTo, signOut, withoutTotals } from "./support/window.ts";

describe("copying", () => {
	let sandbox: Sandbox;
	let gate: Gate;

	before(async () => {
		sandbox = await startSandbox({ size: 150 });
		const opened = await Gate.before(sandbox.url);
		gate = opened.gate;
		await signInTo(opened.url, sandbox.key);
	});
	after(async () => {
		await signOut();
		gate.close();
		await sandbox.close();
	});
	beforeEach(async () => {
		await run("openView", { order_by: "date_created" });
		messages();
		await vscode.env.clipboard.writeText("what was there before");
		sandbox.clearRequests();
	});
	afterEach(async () => {
		gate.let(Number.POSITIVE_INFINITY);
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
	});

	function loaded(): { id: string; lead_id: string } {
		const [row] = sandbox.matching({ _order_by: "date_created" });
		assert.ok(row?.lead_id);
		return { id: row.id, lead_id: row.lead_id };
	}

	const isRow = (node: unknown) => item(node).contextValue === "opportunity";

	it("takes an id, and asks nothing of Close for that", async () => {
		await run("copyId", "oppo_any");
		assert.equal(await vscode.env.clipboard.readText(), "oppo_any");
		assert.deepEqual(withoutTotals(sandbox), []);
	});

	it("makes the lead's link for the id of a loaded opportunity without a request", async () => {
		const { id, lead_id } = loaded();
		await run("copyLink", id);
		assert.equal(await vscode.env.clipboard.readText(), `https://app.close.com/lead/${lead_id}/`);
		assert.deepEqual(withoutTotals(sandbox), []);
	});

	it("looks up an opportunity that is not loaded", async () => {
		const last = sandbox.matching({ _order_by: "date_created" }).at(-1);
		assert.ok(last);
		await run("copyLink", last.id);
		assert.equal(await vscode.env.clipboard.readText(), `https://app.close.com/lead/${last.lead_id}/`);
		assert.deepEqual(
			withoutTotals(sandbox).map(({ method, path }) => `${method} ${path}`),
			[`GET /api/v1/opportunity/${last.id}/`],
		);
	});

	it("takes a row of the tree, as its menu gives it", async () => {
		const { id, lead_id } = loaded();
		const [row] = nodes();
		await run("copyId", row);
		assert.equal(await vscode.env.clipboard.readText(), id);
		await run("copyLink", row);
		assert.equal(await vscode.env.clipboard.readText(), `https://app.close.com/lead/${lead_id}/`);
	});

	it("takes several rows, one line each, and all loaded rows of a group", async () => {
		const several = sandbox.matching({ _order_by: "date_created" }).slice(0, 3);
		const [first, ...others] = nodes().slice(0, 3);
		await run("copyId", first, [first, ...others]);
		assert.equal(await vscode.env.clipboard.readText(), several.map(({ id }) => id).join("\n"));
		await run("copyLink", [several[0]?.id, several[1]?.id]);
		const links = several.slice(0, 2).map(({ lead_id }) => `https://app.close.com/lead/${lead_id}/`);
		assert.equal(await vscode.env.clipboard.readText(), [...new Set(links)].join("\n"));
		await run("copyRowsAsTsv", first, [first, ...others]);
		const lines = (await vscode.env.clipboard.readText()).trimEnd().split("\r\n");
		assert.deepEqual(
			lines.map((line) => line.split("\t").at(-1)),
			["id", ...several.map(({ id }) => id)],
		);
		await run("openView", { group_by: "-date_won__year", order_by: "date_created" });
		const [group] = nodes();
		await run("copyRowsAsMarkdown", group);
		assert.equal(
			(await vscode.env.clipboard.readText()).trimEnd().split("\n").length,
			nodes(group).filter(isRow).length + 2,
		);
		assert.deepEqual(messages(), []);
	});

	it("copies all figures of the totals as a table, the total first, without a request", async () => {
		await run("openView", { group_by: "-date_won__year", order_by: "date_created" });
		sandbox.clearRequests();
		await run("copyTable");
		const lines = (await vscode.env.clipboard.readText()).trimEnd().split("\n");
		assert.match(lines[0] ?? "", /^\| Group \| Opportunities \|/);
		assert.match(lines[2] ?? "", /^\| Total \| 150 \|/);
		const groups = nodes().filter((node) => item(node).collapsibleState !== vscode.TreeItemCollapsibleState.None);
		assert.equal(lines.length, groups.length + 3);
		assert.deepEqual([withoutTotals(sandbox), messages()], [[], []]);
	});

	it("copies all figures of the View that is loading, once they are there, and not those of the one before", async () => {
		gate.let(0);
		const opening = run("openView", { order_by: "date_created", filters: { status_type: "won" } });
		await until("the request", () => gate.held > 0);
		const copying = run("copyTable");
		assert.equal(await vscode.env.clipboard.readText(), "what was there before");
		gate.let(Number.POSITIVE_INFINITY);
		await Promise.all([opening, copying]);
		const won = sandbox.matching({ status_type: "won" }).length;
		assert.match(await vscode.env.clipboard.readText(), new RegExp(`\\n\\| Total \\| ${won} \\|`));
	});

	it("copies all figures of the one group that the tab in front shows", async () => {
		await run("openView", { group_by: "-date_won__year", order_by: "date_created" });
		const [group] = nodes();
		const [size] = /^\d+/.exec(String(item(group).description)) ?? assert.fail();
		await run("showGroupTotals", group);
		await run("copyTable");
		const lines = (await vscode.env.clipboard.readText()).trimEnd().split("\n");
		assert.deepEqual([lines.length, lines[2]?.startsWith(`| Total | ${size} |`)], [3, true]);
		await run("copySideBarTable");
		assert.match(await vscode.env.clipboard.readText(), /\n\| Total \| 150 \|/);
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		await vscode.env.clipboard.writeText("");
		await run("copyTable");
		assert.match(await vscode.env.clipboard.readText(), /\n\| Total \| 150 \|/);
	});

	it("opens no pages of many leads at once", async () => {
		const rows = nodes().slice(0, 60);
		await run("openInClose", rows[0], rows);
		assert.match(messages()[0]?.text ?? "", /can't open \d+ leads at once/);
	});

	for (const [command, begins] of [
		["copyAsCurl", "printf 'user = "],
		["copyAsPython", "import base64"],
	] as const) {
		it(`takes what is shown as a request: ${command}`, async () => {
			await run("refresh");
			await run("openView", { group_by: "user_id", order_by: "-value", filters: { status_type: "won" } });
			const asked = rowRequests(sandbox).at(-1);
			await run(command);
			const text = await vscode.env.clipboard.readText();
			assert.ok(text.startsWith(begins), text);
			assert.ok(!text.includes(sandbox.key));
			const address = /"(https?:[^"]+)"/.exec(text)?.[1] ?? "";
			for (const [name, value] of Object.entries(asked?.params ?? {}))
				if (command === "copyAsCurl") assert.equal(new URL(address).searchParams.get(name), value, name);
				else assert.ok(text.includes(`"${name}": "${value}"`), name);
		});
	}

	it("leaves out of an id what a terminal takes for keys", async () => {
		await run("copyId", ["oppo_1\u0003\n", "oppo_2\u001b[201~"]);
		assert.equal(await vscode.env.clipboard.readText(), "oppo_1\noppo_2 [201~");
	});

	it("says why where there is no such opportunity, and leaves the clipboard alone", async () => {
		await run("copyLink", "oppo_thereIsNoSuchThing");
		assert.equal(messages()[0]?.kind, "error");
		assert.equal(await vscode.env.clipboard.readText(), "what was there before");
	});

	for (const id of ["../me", "oppo_1/../../me", "oppo_1?_fields=x"]) {
		it(`asks nothing of Close for ${JSON.stringify(id)}`, async () => {
			await run("copyLink", id);
			assert.match(messages()[0]?.text ?? "", /a Close ID/);
			assert.deepEqual(withoutTotals(sandbox), []);
		});
	}

	it("asks for a selection where nothing is meant", async () => {
		for (const nothing of [undefined, "", {}, 7, { row: null }]) {
			await run("copyId", nothing);
			assert.match(messages()[0]?.text ?? "", /Select an opportunity/);
		}
		assert.equal(await vscode.env.clipboard.readText(), "what was there before");
	});

	it("has no link for sample data", async () => {
		await run("exploreSampleData");
		await run("copyLink", "oppo_any");
		assert.match(messages().at(-1)?.text ?? "", /Sample data/);
		assert.equal(await vscode.env.clipboard.readText(), "what was there before");
		await run("signOut");
	});
});
