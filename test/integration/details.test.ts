import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Opportunity, type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { DetailsTab, type LoadDetails } from "../../src/ui/details/detailsTab.ts";
import type { Services } from "../../src/ui/window/services.ts";
import { listsOfPanels } from "./support/panels.ts";
import { spies } from "./support/spies.ts";
import { until } from "./support/wait.ts";
import { item, messages, nodes, run, signIn, signOut, withoutTotals } from "./support/window.ts";

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
		await signOut();
		await sandbox.close();
	});
	beforeEach(() => {
		messages();
		sandbox.clearRequests();
	});
	afterEach(async () => {
		await run("showAmounts");
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
	});

	/** The titles of all details tabs. */
	function titles(): string[] {
		const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
		return tabs.filter(isDetails).map(({ label }) => label);
	}

	function isDetails({ input }: vscode.Tab): boolean {
		return input instanceof vscode.TabInputWebview && input.viewType.endsWith("closeOpportunities.details");
	}

	const titled = (title: string) => until(`the title ${title}`, () => titles().join() === title);

	function titleOf({ lead_name }: Opportunity): string {
		const letters = [...(lead_name ?? "")];
		return letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : letters.join("");
	}

	const asked = () =>
		withoutTotals(sandbox).map(({ path, params }) => [
			path.replace("/api/v1", ""),
			params["lead_id"],
			params["_fields"],
		]);

	it("reads the opportunity of an id by its lead, with all its fields, where its row is loaded", async () => {
		await run("showDetails", loaded.id);
		await titled(titleOf(loaded));
		// The loaded row has the title before anything is asked.
		await until("a request", () => asked().length > 0);
		assert.deepEqual(asked(), [["/opportunity/", loaded.lead_id, undefined]]);
		assert.deepEqual(messages(), []);
	});

	it("reads it by its id where it is loaded nowhere, in the same tab, and then the others of its lead", async () => {
		await run("showDetails", loaded.id);
		await titled(titleOf(loaded));
		sandbox.clearRequests();
		await run("showDetails", deep.id);
		await titled(titleOf(deep));
		await until("both requests", () => withoutTotals(sandbox).length === 2);
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
			assert.deepEqual(withoutTotals(sandbox), []);
		});

	/** A tab whose code is loaded once the test says so. */
	function tabBeingLoaded() {
		const panel = vscode.window.createWebviewPanel("closeOpportunities.details", "Opportunity", vscode.ViewColumn.One);
		let loaded: (code: Awaited<ReturnType<LoadDetails>>) => void = () => undefined;
		let failed: (error: Error) => void = () => undefined;
		const load: LoadDetails = () =>
			new Promise((resolve, reject) => {
				loaded = resolve;
				failed = reject;
			});
		const nothing = () => undefined;
		const events = { chosen: nothing, activeChanged: nothing, closed: nothing };
		const tab = new DetailsTab(panel, {} as Services, load, events);
		return { panel, tab, loaded, failed };
	}

	it("shows nothing in a tab that is closed while its code is loaded", async () => {
		const { panel, tab, loaded } = tabBeingLoaded();
		panel.dispose();
		loaded({ showDetails: () => assert.fail("something is shown in a closed tab") });
		assert.equal(await tab.shown(), undefined);
	});

	it("closes a tab whose code can't be loaded", async () => {
		const { tab, failed } = tabBeingLoaded();
		await until("the tab", () => titles().length === 1);
		failed(new Error("There is no such file."));
		await assert.rejects(tab.shown(), /no such file/);
		await until("no tab", () => titles().length === 0);
	});

	it("asks for a selection where nothing is meant", async () => {
		for (const nothing of [undefined, "", 7, null, {}]) {
			await run("showDetails", nothing);
			assert.match(messages()[0]?.text ?? "", /Select an opportunity/);
		}
		await run("showDetails", { row: { unreadable: "?" } });
		assert.match(messages()[0]?.text ?? "", /Select an opportunity/);
	});

	/** The titles of the details tabs in each column that has any. */
	function columns(): string[][] {
		const groups = vscode.window.tabGroups.all.map(({ tabs }) => tabs.filter(isDetails).map(({ label }) => label));
		return groups.filter((labels) => labels.length > 0);
	}

	const inColumns = (...wanted: readonly (readonly string[])[]) =>
		until(`the columns ${JSON.stringify(wanted)}`, () => JSON.stringify(columns()) === JSON.stringify(wanted));

	it("opens a second tab to the side, and only one, which keeps its opportunity when another is chosen", async () => {
		await run("showDetails", loaded.id);
		await titled(titleOf(loaded));
		await run("openToSide", deep.id);
		await inColumns([titleOf(loaded)], [titleOf(deep)]);
		await run("showDetails", deep.id);
		await inColumns([titleOf(deep)], [titleOf(deep)]);
		await run("openToSide", loaded.id);
		await inColumns([titleOf(deep)], [titleOf(loaded)]);
		assert.deepEqual(messages(), []);
	});

	it("acts on the opportunity of the tab whose title an action is in", async () => {
		await run("showDetails", deep.id);
		await run("openToSide", loaded.id);
		await inColumns([titleOf(deep)], [titleOf(loaded)]);
		await until("all requests", () => asked().some(([, lead]) => lead === deep.lead_id));
		const inTitle = [vscode.Uri.parse("webview-panel:webview-panel/webview-1"), { groupId: 1 }];
		await run("copyId", ...inTitle);
		assert.equal(await vscode.env.clipboard.readText(), loaded.id);
		await run("copyLink", ...inTitle);
		assert.equal(await vscode.env.clipboard.readText(), `https://app.close.com/lead/${loaded.lead_id}/`);
		sandbox.clearRequests();
		await run("refreshDetails", ...inTitle);
		await until("the opportunity", () => asked().some(([, lead]) => lead === loaded.lead_id));
		assert.ok(asked().every(([, lead]) => lead === loaded.lead_id));
		await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
		await titled(titleOf(deep));
		await run("showDetails", deep.id);
		await run("copyId", ...inTitle);
		assert.equal(await vscode.env.clipboard.readText(), deep.id);
	});

	/** Selects a row in the tree, and waits until the extension knows. */
	async function select(row: unknown): Promise<void> {
		const { view } = spies();
		assert.ok(view);
		await view.reveal(row, { select: true, focus: false });
		await until("the selection", () => view.selection.length === 1 && view.selection[0] === row);
	}

	it("acts from the palette on what was chosen last, in the tab or in the tree", async () => {
		const [first, second] = nodes();
		const [, another] = sandbox.matching({ _order_by: "date_created" });
		const { drafted } = withDraft();
		const copied = async () => {
			await run("copyId");
			return vscode.env.clipboard.readText();
		};
		await select(first);
		assert.equal(await copied(), loaded.id);
		await run("showDetails", drafted.id);
		await titled(titleOf(drafted));
		assert.equal(await copied(), drafted.id);
		await run("copyLink");
		assert.equal(await vscode.env.clipboard.readText(), `https://app.close.com/lead/${drafted.lead_id}/`);
		assert.equal((await openedBy("openInMail")).length, 1);
		await select(second);
		assert.equal(await copied(), another?.id);
		await run("openInMail");
		assert.match(messages()[0]?.text ?? "", /drafted an email/);
		await run("showDetails", drafted.id);
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		assert.equal(await copied(), another?.id);
	});

	it("goes on to the side through the list that the first tab goes through, or that the row is in", async () => {
		const lists = listsOfPanels();
		try {
			await vscode.commands.executeCommand("closeOpportunities.attention.focus");
			await run("refreshAttention");
			await until("a count", () => withoutTotals(sandbox).some(({ params }) => params["is_stalled"] === "true"));
			// Joins the count.
			await run("refreshAttention");
			await run("loadMoreAttention", "stalled");
			const [stalled] = sandbox.matching({ is_stalled: "true", _order_by: "-annualized_value" });
			const row = { kind: "opportunity", row: { id: stalled?.id }, parent: { group: { id: "stalled" } } };
			const through = (...wanted: string[]) => until(`lists: ${wanted}`, () => lists.titles().join() === wanted.join());
			await run("showAttention", row);
			await through("Stalled");
			await run("openToSide", vscode.Uri.parse("webview-panel:webview-panel/webview-1"));
			await through("Stalled", "Stalled");
			await run("openToSide", loaded.id);
			await through("Stalled", "No grouping");
			await run("openToSide", row);
			await through("Stalled", "Stalled");
		} finally {
			lists.stop();
			// A view in sight counts at each refresh, in later tests too.
			await vscode.commands.executeCommand("closeOpportunities.attention.removeView");
		}
	});

	it("tells whether the user is in the second tab, which has no use for a button that opens it", async () => {
		const { executeCommand } = vscode.commands;
		const told: unknown[] = [];
		Object.assign(vscode.commands, {
			executeCommand: (command: string, ...rest: unknown[]) => {
				if (command === "setContext" && rest[0] === "closeOpportunities.detailsAside") told.push(rest[1]);
				return executeCommand(command, ...rest);
			},
		});
		const tells = (inIt: boolean) => until(`that it is ${inIt}`, () => told.at(-1) === inIt);
		try {
			await run("showDetails", loaded.id);
			await run("openToSide", loaded.id);
			await tells(true);
			await vscode.commands.executeCommand("workbench.action.focusFirstEditorGroup");
			await tells(false);
			await vscode.commands.executeCommand("workbench.action.focusSecondEditorGroup");
			await tells(true);
			await vscode.commands.executeCommand("workbench.action.closeAllEditors");
			await tells(false);
		} finally {
			Object.assign(vscode.commands, { executeCommand });
		}
	});

	function withDraft() {
		const drafted = sandbox.all().find(({ suggested_action: action, lead_name }) => {
			return action?.action === "follow_up_email" && action.details !== null && lead_name !== null;
		});
		assert.ok(drafted?.suggested_action?.details && "subject_draft" in drafted.suggested_action.details);
		return { drafted, ...drafted.suggested_action.details };
	}

	/** The addresses that a command opens. `answer` is what VS Code says of whether it could. */
	async function openedBy(command: string, argument?: unknown, answer = true): Promise<unknown[]> {
		const { openExternal } = vscode.env;
		const opened: unknown[] = [];
		Object.assign(vscode.env, {
			openExternal: async (address: unknown) => {
				opened.push(address);
				return answer;
			},
		});
		try {
			await run(command, argument);
		} finally {
			Object.assign(vscode.env, { openExternal });
		}
		return opened;
	}

	it("says that no program has opened the mail, and copies it", async () => {
		const { drafted, subject_draft, message_draft } = withDraft();
		await openedBy("openInMail", drafted.id, false);
		assert.match(messages()[0]?.text ?? "", /^No email app.*copied/);
		assert.equal(await vscode.env.clipboard.readText(), `${subject_draft}\n\n${message_draft}`);
	});

	it("opens the mail that Close drafted in a mail program", async () => {
		const { drafted, subject_draft, message_draft } = withDraft();
		const [address, ...others] = await openedBy("openInMail", drafted.id);
		const { protocol, searchParams } = new URL(String(address));
		assert.deepEqual([protocol, others], ["mailto:", []]);
		assert.equal(searchParams.get("body"), message_draft.replaceAll("\n", "\r\n"));
		assert.equal(searchParams.get("subject"), subject_draft);
		assert.deepEqual(messages(), []);
	});

	it("says why it opens no mail", async () => {
		const [plain] = sandbox.matching({ is_stalled: "false" });
		assert.ok(plain);
		await run("openInMail", plain.id);
		assert.match(messages()[0]?.text ?? "", /hasn't drafted an email/);
		await run("hideAmounts");
		sandbox.clearRequests();
		await run("openInMail", plain.id);
		assert.match(messages()[0]?.text ?? "", /Run Show Amounts first/);
		assert.deepEqual(withoutTotals(sandbox), []);
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
		await run("copyId", vscode.Uri.parse("webview-panel:webview-panel/webview-1"));
		assert.match(messages().at(-1)?.text ?? "", /Select an opportunity/);
		await run("showDetails", loaded.id);
		await titled(titleOf(loaded));
	});
});
