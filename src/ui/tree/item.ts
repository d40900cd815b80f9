import * as vscode from "vscode";
import { type OpportunityRow, statusTypeOf, type UnreadableRow } from "../../close/opportunity.ts";
import type { StatusType } from "../../close/parameters.ts";
import type { Group } from "../../pipeline/listing/state.ts";
import type { TreeNode } from "./node.ts";
import { endItem, errorItem, partialItem, withoutGroupItem } from "./noticeItems.ts";
import { groupFacts, groupWords, opportunityFacts, opportunityWords, type ReadTimes, type Wording } from "./wording.ts";

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

export function opportunityItem(row: OpportunityRow, context: Wording): vscode.TreeItem {
	const { label, description, speech } = opportunityWords(row, context);
	const item = new vscode.TreeItem(label);
	item.description = description;
	item.iconPath = statusIcon(row);
	item.contextValue = "opportunity";
	item.command = detailsOf(row.id);
	item.accessibilityInformation = { label: speech };
	return item;
}

/** What a chosen row does. The tree keeps the keyboard, so that one can go on from row to row. */
function detailsOf(id: string): vscode.Command {
	return {
		command: "closeOpportunities.showDetails",
		title: vscode.l10n.t("Show Details"),
		arguments: [id, { preserveFocus: true }],
	};
}

const STATUS_ICONS: Record<StatusType, readonly [icon: string, color: string]> = {
	won: ["pass-filled", "charts.green"],
	active: ["circle-large-outline", "charts.blue"],
	lost: ["circle-slash", "charts.red"],
};

/** For a status that is neither won, nor active, nor lost. */
const UNKNOWN_STATUS = ["question", "descriptionForeground"] as const;

function statusIcon(row: OpportunityRow): vscode.ThemeIcon {
	const type = statusTypeOf(row);
	const known = type === undefined ? UNKNOWN_STATUS : STATUS_ICONS[type];
	const [icon, color] = row.is_stalled ? ["warning", "list.warningForeground"] : known;
	return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

export function unreadableItem(row: UnreadableRow): vscode.TreeItem {
	const label =
		row.repeats === undefined ? vscode.l10n.t("Unreadable opportunity") : vscode.l10n.t("Opportunity listed twice");
	const item = new vscode.TreeItem(label);
	item.description = row.unreadable;
	item.iconPath = new vscode.ThemeIcon("question", new vscode.ThemeColor("list.warningForeground"));
	item.contextValue = "unreadable";
	if (row.id !== undefined) item.command = detailsOf(row.id);
	item.accessibilityInformation = { label: vscode.l10n.t("{0}: {1}", label, row.unreadable) };
	return item;
}
