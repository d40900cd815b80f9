import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { spies } from "./support/spies.ts";
import { until } from "./support/wait.ts";
import {
	asked,
	item,
	listRequests,
	nodes,
	run,
	set,
	signIn,
	signOut,
	tooltipOf,
	tree,
	viewRow,
} from "./support/window.ts";

describe("The first row of the tree", () => {
	let sandbox: Sandbox;

	before(async () => {
		sandbox = await startSandbox({ size: 120, owners: 4 });
		await signIn(sandbox);
	});
	after(async () => {
		await signOut("views", "orderBy");
		await sandbox.close();
	});
	beforeEach(() => run("openView", { group_by: "user_id", order_by: "value" }));

	const roots = () => tree().getChildren() as unknown[];

	it("tells the View, and changes its filters when it is chosen", async () => {
		await run("openView", { group_by: "date_won__quarter", filters: { status_type: ["active"] } });
		const row = viewRow();
		assert.ok(row);
		assert.deepEqual(
			[row.label, row.description, row.contextValue, row.collapsibleState, row.command?.command],
			[
				"Open",
				"by close quarter · Date updated, newest first",
				"view.filtered",
				vscode.TreeItemCollapsibleState.None,
				"closeOpportunities.filter",
			],
		);
		assert.match(String(await tooltipOf(roots()[0])), /^Status Types: Open\n/);
		await run("clearFilters");
		assert.deepEqual([viewRow()?.label, viewRow()?.contextValue], ["All opportunities", "view"]);
	});

	it("tells the order of the settings where the View has none", async () => {
		await run("openView", {});
		assert.equal(viewRow()?.description, "No grouping · Date updated, newest first");
		await set("orderBy", "value");
		await run("openView", { filters: { is_stalled: true } });
		assert.equal(viewRow()?.description, "No grouping · Value, lowest first");
	});

	it("is no group, and stays the same object", async () => {
		const [row] = roots();
		assert.equal(tree().getParent?.(row), undefined);
		assert.deepEqual(tree().getChildren(row), []);
		await run("groupBy", "-date_won__year");
		await run("refresh");
		assert.equal(roots()[0], row);
		assert.equal(item(row).id, "view");
	});

	it("says the name of a saved View, marks a change, and follows Save View and Rename View", async () => {
		await set("views", [{ name: "Mine", group_by: "user_id", filters: { user_id: "me" } }]);
		await run("openView", "Mine");
		assert.deepEqual([viewRow()?.label, viewRow()?.contextValue], ["Mine", "view.filtered.saved"]);
		await run("groupBy", "date_won__year");
		assert.equal(viewRow()?.label, "Mine ●");
		await run("saveView", "Mine by year");
		assert.deepEqual([viewRow()?.label, viewRow()?.contextValue], ["Mine by year", "view.filtered.saved"]);

		const before = spies().boxes.length;
		const renaming = run("renameView", roots()[0]);
		const box = await until("the box", () => spies().boxes.at(before)?.shown && spies().boxes.at(before));
		assert.deepEqual([box.title, box.value], ["Rename View", "Mine by year"]);
		sandbox.clearRequests();
		box.enter("My years");
		await renaming;
		assert.equal(viewRow()?.label, "My years");
		assert.deepEqual(listRequests(sandbox), []);
		const views = vscode.workspace.getConfiguration("closeOpportunities").get<{ name: string }[]>("views");
		assert.deepEqual(
			views?.map(({ name }) => name),
			["Mine", "My years"],
		);
	});

	it("asks for a name when Save View is chosen in its menu", async () => {
		const before = spies().boxes.length;
		const saving = run("saveView", roots()[0], [roots()[0]]);
		const box = await until("the box", () => spies().boxes.at(before)?.shown && spies().boxes.at(before));
		assert.equal(box.title, "Save View");
		box.hide();
		await saving;
	});

	it("adds nothing to rows that are copied, whatever is selected with it", async () => {
		await run("openView", { order_by: "value" });
		const [view, first] = roots();
		await run("copyId", first, [view, first]);
		const { row } = first as { row: { id: string } };
		assert.equal(await vscode.env.clipboard.readText(), row.id);
	});

	it("is followed by one row if nothing matches, or there is nothing yet", async () => {
		await run("openView", { filters: { query: "confidence > 100" } });
		const [nothing, ...others] = nodes().map(item);
		assert.equal(others.length, 0);
		assert.deepEqual(
			[nothing?.label, nothing?.contextValue, nothing?.command?.command],
			["No opportunities match", "nothing.filtered", "closeOpportunities.filter"],
		);
		const empty = await startSandbox({ size: 0 });
		try {
			await signOut();
			await signIn(empty);
			await run("openView", {});
			const [none, ...more] = nodes().map(item);
			assert.equal(more.length, 0);
			assert.deepEqual(
				[none?.label, none?.contextValue, none?.command?.command],
				["No opportunities yet", "nothing", "closeOpportunities.refresh"],
			);
			assert.equal(viewRow()?.label, "All opportunities");
		} finally {
			await signOut();
			assert.deepEqual(roots(), []);
			await empty.close();
			await signIn(sandbox);
		}
	});

	it("goes back and forward through what was shown", async () => {
		await run("openView", { order_by: "-value", filters: { status_type: ["won"] } });
		await run("clearFilters");
		sandbox.clearRequests();
		await run("viewBack");
		assert.equal(viewRow()?.label, "Won");
		assert.deepEqual(asked(listRequests(sandbox)[0]), { _order_by: "-value", status_type: "won" });
		await run("viewForward");
		assert.equal(viewRow()?.label, "All opportunities");
		sandbox.clearRequests();
		await run("viewForward");
		assert.deepEqual(listRequests(sandbox), []);
	});

	it("follows the menu Group By, in which the current grouping does nothing", async () => {
		await run("groupBy.-date_won__year");
		assert.equal(viewRow()?.description, "by close year · Value, lowest first");
		sandbox.clearRequests();
		await run("groupBy.-date_won__year.current");
		assert.deepEqual(sandbox.requests, []);
		await run("groupBy.none");
		assert.equal(viewRow()?.description, "No grouping · Value, lowest first");
	});
});
