import * as vscode from "vscode";
import { filterCommand } from "./currentViewRowItem.ts";

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
