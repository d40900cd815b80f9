import * as vscode from "vscode";
import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import type { RuleId } from "../../opportunities/attention/attentionRules.ts";
import { failureDetails } from "../base/failureWords.ts";
import { endItem } from "../rows/endItem.ts";
import { failureItem, markFailed } from "../rows/failureItem.ts";
import { opportunityTooltip } from "../rows/opportunityHover.ts";
import { opportunityItem, unreadableItem } from "../rows/opportunityItem.ts";
import type { RowWording, Wording } from "../rows/rowText.ts";
import type { AttentionNode } from "./attentionNodes.ts";
import { attentionGroupTooltip, attentionText } from "./attentionText.ts";

export interface AttentionContext {
	readonly rows: RowWording;
	/** How the amounts of a group are written. */
	wordingOf(group: AttentionGroup): Wording;
	readonly untouchedDays: number;
}

/** The tree item of a node without its tooltip, which is made when VS Code asks for it. */
export function attentionItem(node: AttentionNode, context: AttentionContext): vscode.TreeItem {
	const item = bareItem(node, context);
	item.id = node.id;
	return item;
}

/** The text of a hover. It is plain text: nothing in it is read as Markdown. */
export function attentionTooltip(node: AttentionNode, context: AttentionContext): string | undefined {
	switch (node.kind) {
		case "group":
			return attentionGroupTooltip(node.group, context.wordingOf(node.group), context.untouchedDays);
		case "opportunity":
			return opportunityTooltip(node.row, context.rows);
		case "unreadable":
			return node.row.unreadable;
		case "end":
			return node.group.error && failureDetails(node.group.error);
		case "error":
			return failureDetails(node.error);
	}
}

function bareItem(node: AttentionNode, context: AttentionContext): vscode.TreeItem {
	switch (node.kind) {
		case "group":
			return groupItem(node.group, context);
		case "opportunity": {
			const item = opportunityItem(node.row, context.rows);
			const title = vscode.l10n.t("Show Details");
			item.command = { command: "closeOpportunities.showAttention", title, arguments: [node] };
			return item;
		}
		case "unreadable":
			return unreadableItem(node.row);
		case "error":
			return failureItem(node.error, retryCommand());
		case "end": {
			const commands = { loadMore: loadCommand(node.group), retry: retryCommand(node.group.id) };
			return endItem(node.group, context.rows.locale, commands);
		}
	}
}

const ICONS: Readonly<Record<RuleId, string>> = {
	stalled: "warning",
	overdue: "calendar",
	noValue: "question",
	untouched: "history",
	confidence: "dashboard",
};

/** A group whose count failed is a row that tries again. A group without opportunities can't be expanded. */
function groupItem(group: AttentionGroup, context: AttentionContext): vscode.TreeItem {
	const { label, description, speech } = attentionText(group, context.wordingOf(group));
	const { None, Collapsed } = vscode.TreeItemCollapsibleState;
	const item = new vscode.TreeItem(label, group.size === 0 && group.complete ? None : Collapsed);
	item.description = description;
	item.iconPath = new vscode.ThemeIcon(ICONS[group.id]);
	item.contextValue = "attentionGroup";
	item.accessibilityInformation = { label: speech };
	if (group.size !== undefined) return item;
	item.collapsibleState = None;
	if (group.loading) item.iconPath = new vscode.ThemeIcon("loading~spin");
	if (group.error === undefined) return item;
	markFailed(item, group.error, retryCommand(group.id));
	return item;
}

function loadCommand({ id }: AttentionGroup): vscode.Command {
	return { command: "closeOpportunities.loadMoreAttention", title: vscode.l10n.t("Load More"), arguments: [id] };
}

/** Retries what is missing in a group, or in all of them. */
function retryCommand(...rule: readonly RuleId[]): vscode.Command {
	return { command: "closeOpportunities.retryAttention", title: vscode.l10n.t("Retry"), arguments: [...rule] };
}
