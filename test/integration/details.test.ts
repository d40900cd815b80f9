import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Opportunity, type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { until } from "./support/wait.ts";
import { item, messages, nodes, run, signIn, signOut } from "./support/window.ts";

describe("the details tab", () => {
	let sandbox: Sandbox;
	let loaded: Opportunity;
	let deep: Opportunity;

	before(async () => {
		sandbox = await startSandbox({ size: 400 });
		await signIn(sandbox);
		await run("openView", { order_by: "date_created" });
		const named = sandbox.matching({ _order_by: "date_created" }).filter(({ lead_name }) => lead_name !== null);
		const [first, last] = [named[0], named.at(-1)];
		assert.ok(first && last);
		loaded = first;
		deep = last;
	});
	after(async () => {
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		await signOut();
		await sandbox.close();
	});
	beforeEach(() => {
		messages();
		sandbox.clearRequests();
	});

	/** The titles of all details tabs. */
	function titles(): string[] {
		const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
		const own = tabs.filter(
			({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("closeOpportunities.details"),
		);
		return own.map(({ label }) => label);
	}

	const titled = (title: string) => until(`the title ${title}`, () => titles().join() === title);

	function titleOf({ lead_name }: Opportunity): string {
		const letters = [...(lead_name ?? "")];
		return letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : letters.join("");
	}

	const asked = () =>
		sandbox.requests.map(({ path, params }) => [path.replace("/api/v1", ""), params["lead_id"], params["_fields"]]);

	it("reads the opportunity of an id by its lead, with all its fields, where its row is loaded", async () => {
		await run("showDetails", loaded.id);
		await titled(titleOf(loaded));
		assert.deepEqual(asked(), [["/opportunity/", loaded.lead_id, undefined]]);
		assert.deepEqual(messages(), []);
	});

	it("reads it by its id where it is loaded nowhere, in the same tab, and then the others of its lead", async () => {
		await run("showDetails", deep.id);
		await titled(titleOf(deep));
		await until("both requests", () => sandbox.requests.length === 2);
		assert.deepEqual(asked(), [
			[`/opportunity/${deep.id}/`, undefined, undefined],
			["/opportunity/", deep.lead_id, undefined],
		]);
	});

	it("takes a row of the tree, as its menu gives it, and what a click on one gives", async () => {
		const [row] = nodes();
		await run("showDetails", row, [row]);
		const [first] = sandbox.matching({ _order_by: "date_created" });
		assert.ok(first);
		assert.equal(item(row).command?.command, "closeOpportunities.showDetails");
		assert.deepEqual(item(row).command?.arguments, [first.id, { preserveFocus: true }]);
		await until("the title", () => titles().join() === (titleOf(first) || first.lead_id));
	});

	it("shows nothing of an opportunity that is not there, and says so without a notification", async () => {
		await run("showDetails", "oppo_thereIsNoSuchThing");
		await titled("Opportunity");
		assert.deepEqual(messages(), []);
	});

	for (const id of ["../me", "oppo_1/../../me", "oppo_1?_fields=x"])
		it(`asks nothing of Close for ${JSON.stringify(id)}`, async () => {
			await run("showDetails", id);
			assert.deepEqual(sandbox.requests, []);
		});

	it("asks for a selection where nothing is meant", async () => {
		for (const nothing of [undefined, "", 7, null, {}]) {
			await run("showDetails", nothing);
			assert.match(messages()[0]?.text ?? "", /Select an opportunity/);
		}
		await run("showDetails", { row: { unreadable: "?" } });
		assert.match(messages()[0]?.text ?? "", /Select an opportunity/);
	});

	it("hides the name in its title with the others, and brings it back", async () => {
		await run("showDetails", loaded.id);
		await titled(titleOf(loaded));
		await run("hideAmounts");
		await titled("•••");
		await run("showAmounts");
		await titled(titleOf(loaded));
	});

	it("forgets what it showed when the session ends, and offers to sign in where there is none", async () => {
		await run("showDetails", loaded.id);
		await titled(titleOf(loaded));
		await run("signOut", true);
		await titled("Opportunity");
		await run("showDetails", loaded.id);
		assert.match(messages().at(-1)?.text ?? "", /Sign in to Close first/);
		assert.deepEqual(titles(), ["Opportunity"]);
		await signIn(sandbox);
		assert.deepEqual(titles(), ["Opportunity"]);
		await run("showDetails", loaded.id);
		await titled(titleOf(loaded));
	});
});
