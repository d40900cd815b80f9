import * as vscode from "vscode";
import type { Group } from "../../opportunities/listing/listingState.ts";
import { opportunityItem, unreadableItem } from "../rows/opportunityItem.ts";
import { groupFacts, groupWords, opportunityFacts, type ReadTimes, type Wording } from "../rows/wording.ts";
import type { TreeNode } from "../rows/rowNodes.ts";
import { endItem, errorItem, partialItem, withoutGroupItem } from "./noticeItems.ts";

export interface ItemContext extends Wording {
	/** Whether the View filters by status type, so that a group's figures are of that type alone. */
	readonly filteredByType: boolean;
	readonly read: ReadTimes;
	isExpanded(group: Group): boolean;
}

/** The tree item of a node, without its tooltip: that is made when asked for. */
export function itemOf(node: TreeNode, context: ItemContext): vscode.TreeItem {
	const item = bareItem(node, context);
	item.id = node.id;
	return item;
}

/** What a hover tells; undefined where the row says it all. Plain text: nothing in it is read as Markdown. */
export function tooltipOf(node: TreeNode, context: ItemContext): string | undefined {
	if (node.kind === "opportunity") return opportunityFacts(node.row, context);
	if (node.kind === "group") return groupFacts(node.group, context, context.filteredByType, context.read);
	const error = node.kind === "error" ? node.error : node.kind === "end" ? node.group.error : undefined;
	if (error !== undefined) return [error.message, error.advice].filter(Boolean).join("\n");
	if (node.kind === "unreadable") return node.row.unreadable;
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
			return endItem(node.group, context.locale);
		case "error":
			return errorItem(node.error, undefined);
		case "partial":
			return partialItem(node.partial);
		case "withoutGroup":
			return withoutGroupItem(node.count, context.locale);
	}
}

function groupItem(group: Group, context: ItemContext): vscode.TreeItem {
	const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
	const { label, description, speech } = groupWords(group, context);
	const item = new vscode.TreeItem(label, context.isExpanded(group) ? Expanded : Collapsed);
	item.description = description;
	item.iconPath = new vscode.ThemeIcon(context.groupBy?.endsWith("user_id") ? "account" : "calendar");
	item.contextValue = group.rows.length < group.size ? "group.more" : "group";
	item.accessibilityInformation = { label: speech };
	return item;
}
