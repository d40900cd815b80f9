import * as vscode from "vscode";
import type { CloseError } from "../../close/base/errors.ts";
import type { Group, Partiality } from "../../opportunities/listing/listingState.ts";
import { formatCount } from "../../opportunities/text/money.ts";

/** The row that ends a group of which not everything is loaded. */
export function endItem(group: Group, locale: string): vscode.TreeItem {
	if (group.error !== undefined) return errorItem(group.error, group);
	return group.loading ? loadingItem(group, locale) : moreItem(group, locale);
}

function moreItem(group: Group, locale: string): vscode.TreeItem {
	const [loaded, size] = [formatCount(group.rows.length, locale), formatCount(group.size, locale)];
	const item = new vscode.TreeItem(vscode.l10n.t("Load more… ({0} of {1})", loaded, size));
	item.iconPath = new vscode.ThemeIcon("ellipsis");
	item.contextValue = "more";
	item.command = { command: "closeOpportunities.loadMore", title: vscode.l10n.t("Load More"), arguments: [group.id] };
	item.accessibilityInformation = {
		label: vscode.l10n.t("{0} of {1} are loaded. Press Enter to load more.", loaded, size),
	};
	return item;
}

function loadingItem(group: Group, locale: string): vscode.TreeItem {
	const [loaded, size] = [formatCount(group.rows.length, locale), formatCount(group.size, locale)];
	const item = new vscode.TreeItem(vscode.l10n.t("Loading…"));
	item.description = vscode.l10n.t("{0} of {1}", loaded, size);
	item.iconPath = new vscode.ThemeIcon("loading~spin");
	item.contextValue = "loading";
	item.accessibilityInformation = { label: vscode.l10n.t("Loading, {0} of {1} are here", loaded, size) };
	return item;
}

/** Why something is not here, and a way to try again: of one group, or of the whole tree. */
export function errorItem(error: CloseError, group: Group | undefined): vscode.TreeItem {
	const item = new vscode.TreeItem(error.message);
	item.description = vscode.l10n.t("Retry");
	item.iconPath = new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"));
	item.contextValue = "error";
	item.command = {
		command: "closeOpportunities.retry",
		title: vscode.l10n.t("Retry"),
		arguments: group === undefined ? [] : [group.id],
	};
	item.accessibilityInformation = {
		label: vscode.l10n.t("Error: {0} {1} Press Enter to retry.", error.message, error.advice),
	};
	return item;
}

export function partialItem(partial: Partiality): vscode.TreeItem {
	const item = new vscode.TreeItem(
		partial === "changing"
			? vscode.l10n.t("The data changed while it was read")
			: vscode.l10n.t("Loading was stopped: not all is here"),
	);
	item.description = vscode.l10n.t("Refresh");
	item.iconPath = new vscode.ThemeIcon("info", new vscode.ThemeColor("list.warningForeground"));
	item.contextValue = "partial";
	item.command = { command: "closeOpportunities.refresh", title: vscode.l10n.t("Refresh") };
	return item;
}

/** Objects that match, but that the server puts into no group. */
export function withoutGroupItem(count: number, locale: string): vscode.TreeItem {
	const item = new vscode.TreeItem(vscode.l10n.t("{0} without a group", formatCount(count, locale)));
	item.iconPath = new vscode.ThemeIcon("circle-outline");
	item.contextValue = "withoutGroup";
	return item;
}
