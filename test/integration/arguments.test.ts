import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { messages, run, set, signIn, signOut } from "./support/window.ts";

const circular: Record<string, unknown> = { kind: "opportunity" };
circular["parent"] = circular;

/** What a keybinding or a script may hand over, and no command takes. */
const NONSENSE: readonly unknown[] = [
	...[null, 42, true, Number.NaN, "", " ", "x".repeat(100_000), "../me", "$(trash) [x](command:y)"],
	...[[], ["user_id"], {}, { id: 1 }, { row: null }, { row: {} }, { row: { id: 1, lead_id: {} } }],
	...[
		{ kind: "group", id: 1 },
		{ kind: "group", id: "x", group: null },
		{ kind: "end", id: "x" },
	],
	...[
		{ kind: "opportunity", id: "x", parent: 5 },
		{ kind: "opportunity", parent: { group: { id: "stalled" } } },
	],
	...[{ filters: { api_key: "k" } }, { apiBaseUrl: "https://evil.example" }, { name: { toString: null } }, circular],
	...[Symbol("x"), 10n, () => {}],
];

const COMMANDS = [
	...["groupBy", "sortBy", "filter", "openView", "saveView", "copyLinkToView", "clearFilters", "refresh"],
	...["showDetails", "openToSide", "openInMail", "openInClose", "copyLink", "copyId", "loadAll", "loadMore", "retry"],
	...["filterByThis", "showOnlyWon", "showOnlyOpen", "showOnlyLost", "showGroupTotals", "exportGroup"],
	...["filterByOwner", "filterByLead", "filterByStatus", "filterByPipeline", "copyLinkAsMarkdown"],
	...["showAttention", "loadMoreAttention", "retryAttention", "hideAmounts", "showAmounts", "showTotals"],
	...["compareViews", "saveTotalsAsImage", "exportForDuckDb"],
	...["copyTable", "copySideBarTable", "stop"],
];

describe("The arguments of commands", () => {
	let sandbox: Sandbox;

	before(async () => {
		sandbox = await startSandbox({ size: 20 });
		await signIn(sandbox);
	});
	after(async () => {
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		await set("views", undefined);
		await signOut();
		await sandbox.close();
	});

	for (const command of COMMANDS)
		it(`of ${command} are refused, where they are nonsense, in words that a person understands`, async () => {
			for (const argument of NONSENSE) {
				messages();
				await run(command, argument);
				for (const { text } of messages()) {
					assert.doesNotMatch(text, /\[object|is not a function|cannot read|cannot convert|serialize|circular/i);
					assert.ok(text.length < 2000, text.slice(0, 200));
				}
			}
		});
});
