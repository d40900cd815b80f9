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

/** Asks for the filters. */
export function filterCommand(): vscode.Command {
	return { command: "closeOpportunities.filter", title: vscode.l10n.t("Filter…") };
}
