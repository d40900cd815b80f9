import * as vscode from "vscode";
import type { ShownViewRow } from "./currentViewRow.ts";

/** The first row of the tree, which tells the View. It changes the filters when it is chosen. */
export function viewRowItem({ label, description, speech, filtered, saved }: ShownViewRow): vscode.TreeItem {
	const item = new vscode.TreeItem(label);
	item.description = description;
	item.iconPath = new vscode.ThemeIcon(filtered ? "filter-filled" : "filter");
	item.contextValue = `view${filtered ? ".filtered" : ""}${saved ? ".saved" : ""}`;
	item.command = filterCommand();
	item.accessibilityInformation = { label: speech };
	return item;
}

/** The row in place of groups if there are none. It leads to the filters, or looks again if there are no filters. */
export function nothingItem(filtered: boolean): vscode.TreeItem {
	const label = filtered ? vscode.l10n.t("No opportunities match") : vscode.l10n.t("No opportunities yet");
	const item = new vscode.TreeItem(label);
	item.iconPath = new vscode.ThemeIcon("info");
	item.contextValue = filtered ? "nothing.filtered" : "nothing";
	item.command = filtered
		? filterCommand()
		: { command: "closeOpportunities.refresh", title: vscode.l10n.t("Refresh") };
	const speech = filtered
		? vscode.l10n.t("{0}. Press Enter to change the filters.", label)
		: vscode.l10n.t("{0}. Press Enter to refresh.", label);
	item.accessibilityInformation = { label: speech };
	return item;
}

function filterCommand(): vscode.Command {
	return { command: "closeOpportunities.filter", title: vscode.l10n.t("Filter…") };
}
