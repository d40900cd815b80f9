import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TotalsParts } from "../../src/ui/totals/totalsConnection.ts";
import { type LoadTotals, TotalsPanel } from "../../src/ui/totals/totalsHosts.ts";
import type { Services } from "../../src/ui/window/services.ts";
import { until } from "./support/wait.ts";

describe("the totals tab", () => {
	afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

	function tabs(): readonly vscode.Tab[] {
		const all = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
		return all.filter(
			({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("closeOpportunities.totals"),
		);
	}

	it("is closed if its code can't be loaded, and tried again the next time", async () => {
		let fail: (error: Error) => void = () => undefined;
		const load: LoadTotals = () =>
			new Promise((_, reject) => {
				fail = reject;
			});
		const never = () => ({ dispose: () => undefined });
		const parts = { source: { onDidChange: never }, amountVisibility: { onDidChange: never } };
		const panel = new TotalsPanel({} as Services, parts as unknown as TotalsParts, load, () => undefined);
		for (const reason of ["There is no such file.", "There is still no such file."]) {
			const showing = panel.show();
			await until("the tab", () => tabs().length === 1);
			fail(new Error(reason));
			await assert.rejects(showing, { message: reason });
			await until("no tab", () => tabs().length === 0);
		}
	});
});
