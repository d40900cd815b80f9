import assert from "node:assert/strict";
import { Socket } from "node:net";
import * as vscode from "vscode";
import { GROUPINGS } from "../../src/close/schema/grouping.ts";
import { EXTENSION_ID, spies } from "./support/spies.ts";
import { activate, nodes } from "./support/window.ts";

/** The first table of commands that people's keybindings name. Those that are not built yet are not in the manifest. */
const PROMISED = [
	...["signIn", "signOut", "exploreSampleData", "refresh", "groupBy", "sortBy", "filter", "clearFilters", "openView"],
	...["saveView", "showTotals", "showDetails", "openInClose", "copyLink", "copyId", "export", "copyAsCurl", "stop"],
	...["showLog", "findOpportunity", "switchAccount", "copyLinkToView", "copyAsPython", "hideAmounts", "showAmounts"],
	...["loadAll", "copyRowsAsMarkdown", "copyRowsAsTsv", "pickStatusBarFigure", "exportForDuckDb"],
	...["filterByThis", "filterByOwner", "filterByLead", "filterByStatus", "filterByPipeline", "copyLinkAsMarkdown"],
	...["showOnlyWon", "showOnlyOpen", "showOnlyLost", "exportGroup", "showGroupTotals", "openToSide", "openInMail"],
	...["compareViews", "setTarget", "saveTotalsAsImage"],
	...["copyTable", "viewBack", "viewForward", ...GROUPINGS.map((value) => `groupBy.${value}`)],
];
/** What rows, titles of views and the status bar run when they are chosen. */
const OF_VIEWS = [
	"openStatusBarFigure",
	"renameView",
	"copySideBarTable",
	"saveSideBarAsImage",
	"compareQuarters",
	"refreshDetails",
	...GROUPINGS.map((value) => `groupBy.${value}.current`),
	...["loadMore", "retry", "loadMoreAttention", "retryAttention", "showAttention"],
	...["refreshAttention", "attentionMine", "attentionAll", "stopAttention"],
];

const OTHER_EVENTS = [
	"onUri",
	"onWebviewPanel:closeOpportunities.totals",
	"onWebviewPanel:closeOpportunities.details",
	"onWebviewPanel:closeOpportunities.compare",
	"onAuthenticationRequest:closeOpportunities",
	"onLanguageModelTool:closeOpportunities_totals",
	"onLanguageModelTool:closeOpportunities_list",
	"onLanguageModelTool:closeOpportunities_compare",
];

interface Manifest {
	readonly activationEvents: readonly string[];
	readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe("the extension", () => {
	function manifest(): Manifest {
		return vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON;
	}

	it("sleeps until its view or a command of it is used", () => {
		assert.equal(spies().activeAtStart, false);
	});

	it("wakes at nothing but its views, commands, links, restored tabs, and who asks for its accounts", () => {
		// VS Code adds those of views and commands by itself.
		const others = manifest().activationEvents.filter((event) => !/^on(View|Command):closeOpportunities\./.test(event));
		for (const event of others) assert.ok(OTHER_EVENTS.includes(event), event);
	});

	it("activates in one turn, opens no connection, and shows nothing that it would have to wait for", async () => {
		assert.equal(vscode.extensions.getExtension(EXTENSION_ID)?.isActive, false, "These tests have to be the first");
		const { connect } = Socket.prototype;
		let connections = 0;
		Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
			connections += 1;
			return Reflect.apply(connect, this, args);
		} as typeof connect;
		try {
			const extension = await activate();
			assert.equal(extension.isActive, true);
			assert.deepEqual(nodes(), []);
			for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
		} finally {
			Socket.prototype.connect = connect;
		}
		assert.equal(connections, 0);
		assert.deepEqual(spies().made, { channels: 1, trees: 2 });
	});

	it("registers every command that its manifest announces, and each of them is promised", async () => {
		await activate();
		const announced = manifest().contributes.commands.map(({ command }) => command);
		assert.ok(announced.length >= 15);
		const registered = (await vscode.commands.getCommands(true)).filter((command) =>
			/^closeOpportunities\.[\w.-]+$/.test(command),
		);
		const promised = [...PROMISED, ...OF_VIEWS].map((command) => `closeOpportunities.${command}`);
		assert.deepEqual(
			announced.filter((command) => !registered.includes(command)),
			[],
		);
		assert.deepEqual(
			announced.filter((command) => !promised.includes(command)),
			[],
		);
	});
});
