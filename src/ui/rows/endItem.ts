import * as vscode from "vscode";
import type { CloseError } from "../../close/base/errors.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import type { RowGroup } from "./rowNodes.ts";

/** The commands of the rows that end a group. */
export interface EndCommands {
	readonly loadMore: vscode.Command;
	readonly retry: vscode.Command;
}

/** The row that ends a group if not everything is loaded. */
export function endItem(group: RowGroup, locale: string, { loadMore, retry }: EndCommands): vscode.TreeItem {
	if (group.error !== undefined) return errorItem(group.error, retry);
	if (group.loading) return loadingItem(group, locale);
	const item = moreItem(group, locale);
	item.command = loadMore;
	return item;
}

/** Says why something isn't here, and offers to try again. */
export function errorItem(error: CloseError, retry: vscode.Command): vscode.TreeItem {
	const item = new vscode.TreeItem(error.message);
	item.description = vscode.l10n.t("Retry");
	item.contextValue = "error";
	markFailed(item, error.message, error, retry);
	return item;
}

/**
 * Turns a row into one that says why something isn't here, with `speech` for screen readers, and that tries again when
 * it is chosen.
 */
export function markFailed(item: vscode.TreeItem, speech: string, { advice }: CloseError, retry: vscode.Command): void {
	item.iconPath = new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"));
	item.command = retry;
	item.accessibilityInformation = { label: vscode.l10n.t("Error: {0} {1} Press Enter to retry.", speech, advice) };
}

/** The hover of an error. */
export function errorTooltip({ message, advice }: CloseError): string {
	return [message, advice].filter(Boolean).join("\n");
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
	if (complete)
		item.accessibilityInformation = {
			label: vscode.l10n.t("{0} of {1} loaded. Press Enter to load more.", loaded, all),
		};
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
