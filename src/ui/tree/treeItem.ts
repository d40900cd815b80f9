import * as vscode from "vscode";
import { filterOfGroup } from "../../opportunities/listing/groupFilter.ts";
import type { Group, Partiality } from "../../opportunities/listing/listingState.ts";
import { restLabel } from "../../opportunities/text/groupLabel.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { failureDetails } from "../base/failureWords.ts";
import { type EndCommands, endItem } from "../rows/endItem.ts";
import { failureItem } from "../rows/failureItem.ts";
import { opportunityTooltip } from "../rows/opportunityHover.ts";
import { opportunityItem, unreadableItem } from "../rows/opportunityItem.ts";
import { opportunitiesText } from "../rows/rowText.ts";
import type { ShownViewRow } from "./currentViewRow.ts";
import { viewRowItem } from "./currentViewRowItem.ts";
import { type GroupWording, groupText, groupTooltip, type ReadTimes } from "./groupText.ts";
import type { ToldParts } from "./hoverStatusParts.ts";
import { nothingItem } from "./nothingItem.ts";
import type { TreeNode } from "./treeNodes.ts";

export interface ItemContext extends GroupWording {
	/** Whether the View filters by status type, so that a group's figures include only those types. */
	readonly filteredByType: boolean;
	readonly read: ReadTimes;
	/** The first row; undefined if there is none. */
	readonly viewRow: ShownViewRow | undefined;
	/** The month in which quarters and years begin, 1 to 12. */
	readonly startMonth: number;
	isExpanded(group: Group): boolean;
}

/** The tree item of a node without its tooltip, which is made when VS Code asks for it. */
export function treeItem(node: TreeNode, context: ItemContext): vscode.TreeItem {
	const item = bareItem(node, context);
	item.id = node.id;
	return item;
}

/**
 * The text of a hover. Returns undefined if the row says everything. It is plain text: nothing in it is read as
 * Markdown. `parts` are those of the node's group.
 */
export function treeTooltip(node: TreeNode, context: ItemContext, parts?: ToldParts): string | undefined {
	if (node.kind === "opportunity") return opportunityTooltip(node.row, context);
	if (node.kind === "view") return context.viewRow?.tooltip;
	if (node.kind === "group") return groupTooltip(node.group, context, context.filteredByType, context.read, parts);
	const error = node.kind === "error" ? node.error : node.kind === "end" ? node.group.error : undefined;
	if (error !== undefined) return failureDetails(error);
	if (node.kind === "unreadable") return node.row.unreadable;
	if (node.kind === "withoutGroup")
		return vscode.l10n.t(
			"Close doesn't put these opportunities in any group. To list them, run Group By… and select No Grouping.",
		);
	return undefined;
}

function bareItem(node: TreeNode, context: ItemContext): vscode.TreeItem {
	switch (node.kind) {
		case "group":
			return groupItem(node.group, context);
		case "opportunity":
			return opportunityItem(node.row, context);
		case "unreadable":
			return unreadableItem(node.row);
		case "end":
			return endItem(node.group, context.locale, endCommands(node.group));
		case "view":
			// VS Code may ask for a row that has just gone.
			return context.viewRow === undefined ? new vscode.TreeItem("") : viewRowItem(context.viewRow);
		case "nothing":
			return nothingItem(node.filtered);
		case "error":
			return failureItem(node.error, retry());
		case "partial":
			return partialItem(node.partial);
		case "withoutGroup":
			return withoutGroupItem(node.count, context);
	}
}

/** A group has no icon: a side bar has no room to spare for one, and the label says what it is. */
function groupItem(group: Group, context: ItemContext): vscode.TreeItem {
	const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
	const { label, description, speech } = groupText(group, context);
	const item = new vscode.TreeItem(label, context.isExpanded(group) ? Expanded : Collapsed);
	item.description = description;
	item.contextValue = contextOf(group, context);
	item.accessibilityInformation = { label: speech };
	return item;
}

/** What the menus ask for: whether the group has more to load, and whether Close can filter by it. */
function contextOf(group: Group, { groupBy, startMonth }: ItemContext): string {
	const filtered = groupBy !== undefined && filterOfGroup(group, groupBy, startMonth) !== undefined;
	return ["group", ...(group.rows.length < group.size ? ["more"] : []), ...(filtered ? [] : ["noFilter"])].join(".");
}

/** Says why the rows below are incomplete, or were read at different times. */
function partialItem(partial: Partiality): vscode.TreeItem {
	const label =
		partial === "changing"
			? vscode.l10n.t("The data changed while it was being read")
			: vscode.l10n.t("Loading was stopped: some opportunities are missing");
	const item = new vscode.TreeItem(label);
	item.description = vscode.l10n.t("Refresh");
	item.iconPath = new vscode.ThemeIcon("info", new vscode.ThemeColor("list.warningForeground"));
	item.contextValue = "partial";
	item.command = { command: "closeOpportunities.refresh", title: vscode.l10n.t("Refresh") };
	item.accessibilityInformation = { label: vscode.l10n.t("{0}. Press Enter to refresh.", label) };
	return item;
}

/** Objects that match but that the server puts in no group: `No date   12`. */
function withoutGroupItem(count: number, context: ItemContext): vscode.TreeItem {
	const label = restLabel(context.groupBy);
	const item = new vscode.TreeItem(label);
	item.description = formatCount(count, context.locale);
	item.contextValue = "withoutGroup";
	item.accessibilityInformation = { label: [label, opportunitiesText(count, context.locale)].join(", ") };
	return item;
}

function endCommands({ id }: Group): EndCommands {
	const title = vscode.l10n.t("Load More");
	return { loadMore: { command: "closeOpportunities.loadMore", title, arguments: [id] }, retry: retry(id) };
}

/** Retries what is missing in a group, or in the whole tree. */
function retry(group?: string): vscode.Command {
	return {
		command: "closeOpportunities.retry",
		title: vscode.l10n.t("Retry"),
		arguments: group === undefined ? [] : [group],
	};
}
