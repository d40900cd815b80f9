import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { FilterPrompt } from "./support/filterPrompt.ts";
import { spies } from "./support/spies.ts";
import { until } from "./support/wait.ts";
import {
	asked,
	askedBy,
	item,
	listRequests,
	nodes,
	rowRequests,
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
	const shownBox = (title: string) => until(title, () => spies().boxes.find((box) => box.shown && box.title === title));

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

	it("says the new name of a saved View in all Views that come from it", async () => {
		await set("views", [{ name: "First", filters: { user_id: "me" } }]);
		await run("openView", "First");
		await run("groupBy", "date_won__year");
		const renaming = run("renameView", roots()[0]);
		(await shownBox("Rename View")).enter("Last");
		await renaming;
		assert.equal(viewRow()?.label, "Last ●");
		await run("viewBack");
		assert.deepEqual([viewRow()?.label, viewRow()?.contextValue], ["Last", "view.filtered.saved"]);
		await run("copyLinkToView");
		assert.match(await vscode.env.clipboard.readText(), /Last/);
		const saving = run("saveView");
		const box = await shownBox("Save View");
		assert.equal(box.value, "Last");
		box.hide();
		await saving;
	});

	it("stands for the View on screen once Close has refused another one, which Filter… still has", async () => {
		await set("views", []);
		await run("openView", { group_by: "user_id", order_by: "-value", filters: { status_type: "won" } });
		const refused = () => run("openView", { group_by: "date_won__year", filters: { query: "foo:(" } });
		const sentBy = (command: string, ...args: readonly unknown[]) => askedBy(sandbox, () => run(command, ...args));
		await refused();
		assert.equal(viewRow()?.label, "Won");
		await run("copyLinkToView");
		assert.doesNotMatch(await vscode.env.clipboard.readText(), /foo|date_won/);
		await run("saveView", "Kept");
		assert.equal(viewRow()?.label, "Kept");
		const views = vscode.workspace.getConfiguration("closeOpportunities").get("views");
		assert.deepEqual(views, [
			{ name: "Kept", group_by: "user_id", order_by: "-value", filters: { status_type: ["won"] } },
		]);
		assert.deepEqual(await sentBy("groupBy", "date_won__month"), {
			_group_by: "date_won__month",
			_order_by: "-value",
			status_type: "won",
		});
		assert.equal(viewRow()?.label, "Kept ●");
		await refused();
		assert.deepEqual(await sentBy("showOnlyLost"), {
			_group_by: "date_won__month",
			_order_by: "-value",
			status_type: "lost",
		});
		await refused();
		const prompt = new FilterPrompt(sandbox);
		try {
			void run("filter");
			await prompt.returned();
			assert.deepEqual(await prompt.buttonsOf("Query", "foo:("), ["Clear Query"]);
		} finally {
			prompt.end();
		}
	});

	it("leaves nothing out in the header of the totals, either", async () => {
		const { createWebviewPanel } = vscode.window;
		const posted: { readonly view?: string }[] = [];
		const listenedPanel: typeof createWebviewPanel = (...args) => {
			const panel = createWebviewPanel(...args);
			const { webview } = panel;
			const post = webview.postMessage.bind(webview);
			webview.postMessage = (message) => {
				posted.push(message);
				return post(message);
			};
			return panel;
		};
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		Object.assign(vscode.window, { createWebviewPanel: listenedPanel });
		try {
			await run("showTotals");
			await run("openView", { filters: { user_id: ["a", "b", "c", "d", "e"].map((id) => `user_${id}`) } });
			const all = "user_a, user_b, user_c, user_d, user_e · ";
			await until("the header", () => posted.some(({ view }) => view?.startsWith(all)));
		} finally {
			Object.assign(vscode.window, { createWebviewPanel });
			await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		}
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
		assert.deepEqual(asked(rowRequests(sandbox)[0]), { _order_by: "-value", status_type: "won" });
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
