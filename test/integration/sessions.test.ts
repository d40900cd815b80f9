import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { spies } from "./support/spies.ts";
import { item, labels, messages, nodes, rowRequests, run, set, signIn, signOut } from "./support/window.ts";

const { openExternal } = vscode.env;

describe("sessions of a window", () => {
	let sandbox: Sandbox;
	let opened: string[];

	before(async () => {
		sandbox = await startSandbox({ size: 120, owners: 3, seed: 77 });
		Object.assign(vscode.env, {
			openExternal: async (target: vscode.Uri) => {
				opened.push(target.toString(true));
				return true;
			},
		});
	});
	after(async () => {
		Object.assign(vscode.env, { openExternal });
		await signOut("groupBy", "orderBy");
		await sandbox.close();
	});
	beforeEach(() => {
		opened = [];
		messages();
	});

	it("without a sign-in, offer one for each command that needs it, and ask nothing of Close", async () => {
		await set("apiBaseUrl", sandbox.url);
		const needing = [["refresh"], ["groupBy", "user_id"], ["sortBy", "value"], ["clearFilters"], ["openView", {}]];
		for (const [command = "", argument] of needing) {
			await run(String(command), argument);
			assert.deepEqual(messages(), [{ kind: "information", text: "Sign in to Close first." }], String(command));
		}
		assert.deepEqual(sandbox.requests, []);
		assert.deepEqual(nodes(), []);
	});

	it("begin with the grouping and the order of the settings", async () => {
		await set("groupBy", "-date_won__year");
		await set("orderBy", "-confidence");
		await signIn(sandbox);
		const [first] = rowRequests(sandbox);
		assert.deepEqual([first?.params["_group_by"], first?.params["_order_by"]], ["-date_won__year", "-confidence"]);
		assert.ok(labels().every((label) => /^(\d{4}|No date)$/.test(label)));
		assert.equal(spies().boxes.at(-1)?.password, true);
	});

	it("open the lead's page in the browser, and nothing that is no id", async () => {
		await run("openView", { order_by: "value" });
		const [row] = sandbox.matching({ _order_by: "value" });
		await run("openInClose", row?.id);
		await run("openInClose", nodes()[0]);
		assert.deepEqual(opened, [
			`https://app.close.com/lead/${row?.lead_id}/`,
			`https://app.close.com/lead/${row?.lead_id}/`,
		]);
		await run("openInClose", "https://example.com/");
		assert.equal(opened.length, 2);
		assert.equal(messages().at(-1)?.kind, "error");
	});

	it("read the rest of a group when it is asked for, each opportunity once", async () => {
		await run("openView", { order_by: "value" });
		const more = item(nodes().at(-1));
		assert.equal(more.contextValue, "more");
		assert.ok(more.command);
		await vscode.commands.executeCommand(more.command.command, ...(more.command.arguments ?? []));
		assert.equal(nodes().length, 120);
		assert.equal(new Set(nodes().map((node) => item(node).id)).size, 120);
		for (const nothing of [undefined, 7, "no group of that id"]) await run("loadMore", nothing);
		assert.equal(nodes().length, 120);
	});

	it("show sample data apart from the sign-in, which is there again afterwards", async () => {
		await run("openView", { group_by: "user_id", order_by: "value" });
		const before = labels();
		sandbox.clearRequests();
		await run("exploreSampleData");
		assert.ok(nodes().length > 0);
		await run("groupBy", "-date_won__quarter");
		await run("refresh");
		assert.match(spies().view?.message ?? "", /Sample data/);
		const setting = vscode.workspace.getConfiguration("closeOpportunities").get("apiBaseUrl");
		assert.deepEqual([setting, sandbox.requests], [sandbox.url, []]);
		await run("signOut");
		await run("refresh");
		assert.deepEqual(labels(), before);
		assert.equal(spies().view?.message, undefined);
		assert.deepEqual(messages(), []);
	});

	it("are asked about before the key is forgotten, and stay if the user does not agree", async () => {
		const { answers } = spies();
		for (const argument of [undefined, "true", 1]) {
			await run("signOut", argument);
			const [question, ...others] = messages();
			assert.deepEqual([question?.text, others], [`Sign out of ${sandbox.organization.name}?`, []]);
			assert.match(question?.detail ?? "", /^VS Code will forget the API key, .* Close shows a key only once: /);
		}
		await run("refresh");
		assert.deepEqual(messages(), []);
		assert.ok(nodes().length > 0);
		answers.push("Sign Out");
		await run("signOut");
		messages();
		await run("refresh");
		assert.equal(messages().at(-1)?.text, "Sign in to Close first.");
		await signIn(sandbox);
		messages();
	});

	it("forget the key with a sign-out, without a question if a script says so", async () => {
		await run("signOut", true);
		assert.deepEqual(messages(), []);
		sandbox.clearRequests();
		await run("refresh");
		assert.equal(messages().at(-1)?.text, "Sign in to Close first.");
		assert.deepEqual([nodes(), sandbox.requests], [[], []]);
	});
});
