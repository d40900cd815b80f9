import * as vscode from "vscode";
import { formatCount } from "../../opportunities/text/money.ts";
import { failureItem } from "./failureItem.ts";
import type { RowGroup } from "./rowNodes.ts";

/** The commands of the rows that end a group. */
export interface EndCommands {
	readonly loadMore: vscode.Command;
	readonly retry: vscode.Command;
}

/** The row that ends a group if not everything is loaded. */
export function endItem(group: RowGroup, locale: string, { loadMore, retry }: EndCommands): vscode.TreeItem {
	if (group.error !== undefined) return failureItem(group.error, retry);
	if (group.loading) return loadingItem(group, locale);
	const item = moreItem(group, locale);
	item.command = loadMore;
	return item;
}

function moreItem({ rows, size = 0, complete = true }: RowGroup, locale: string): vscode.TreeItem {
	const [loaded, all] = [formatCount(rows.length, locale), formatCount(size, locale)];
	const item = new vscode.TreeItem(
		complete
			? vscode.l10n.t("Load more… ({0} of {1})", loaded, all)
			: vscode.l10n.t("Continue counting… ({0} so far)", loaded),
	);
	item.iconPath = new vscode.ThemeIcon("ellipsis");
	item.contextValue = "more";
	const speech = complete
		? vscode.l10n.t("{0} of {1} loaded. Press Enter to load more.", loaded, all)
		: vscode.l10n.t("{0} counted so far. Press Enter to continue.", loaded);
	item.accessibilityInformation = { label: speech };
	return item;
}

/** The number of opportunities is shown only if it is known. */
function loadingItem({ rows, size = 0, complete = true }: RowGroup, locale: string): vscode.TreeItem {
	const item = new vscode.TreeItem(vscode.l10n.t("Loading…"));
	item.iconPath = new vscode.ThemeIcon("loading~spin");
	item.contextValue = "loading";
	if (!complete) return item;
	const [loaded, all] = [formatCount(rows.length, locale), formatCount(size, locale)];
	item.description = vscode.l10n.t("{0} of {1}", loaded, all);
	item.accessibilityInformation = { label: vscode.l10n.t("Loading, {0} of {1} loaded", loaded, all) };
	return item;
}
