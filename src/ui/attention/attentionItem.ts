import * as vscode from "vscode";
import type { RuleId } from "../../opportunities/attention/attentionRules.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { opportunityItem, unreadableItem } from "../rows/opportunityItem.ts";
import { opportunityFacts, type Wording } from "../rows/wording.ts";
import type { AttentionGroupNode, AttentionNode } from "./attentionNodes.ts";
import { attentionFacts, attentionWords } from "./attentionWords.ts";

export interface AttentionContext {
	/** How the amounts of a group are written. */
	wordingOf(node: AttentionGroupNode): Wording;
	readonly untouchedDays: number;
}

/** The tree item of a node, without its tooltip: that is made when asked for. */
export function attentionItem(node: AttentionNode, context: AttentionContext): vscode.TreeItem {
	const item = bareItem(node, context);
	item.id = node.id;
	return item;
}

/** What a hover tells. Plain text: nothing in it is read as Markdown. */
export function attentionTooltip(node: AttentionNode, context: AttentionContext): string | undefined {
	switch (node.kind) {
		case "group":
			return attentionFacts(node.group, context.wordingOf(node), context.untouchedDays);
		case "opportunity":
			return opportunityFacts(node.row, context.wordingOf(node.parent));
		case "unreadable":
			return node.row.unreadable;
		case "error":
			return [node.parent.group.error?.message, node.parent.group.error?.advice].filter(Boolean).join("\n");
		default:
			return undefined;
	}
}

function bareItem(node: AttentionNode, context: AttentionContext): vscode.TreeItem {
	switch (node.kind) {
		case "group":
			return groupItem(node, context);
		case "opportunity": {
			const item = opportunityItem(node.row, context.wordingOf(node.parent));
			const title = vscode.l10n.t("Show Details");
			item.command = { command: "closeOpportunities.showAttention", title, arguments: [node] };
			return item;
		}
		case "unreadable":
			return unreadableItem(node.row);
		case "loading":
			return loadingItem();
		case "more":
			return moreItem(node.parent);
		case "error":
			return errorItem(node.parent);
	}
}

const ICONS: Readonly<Record<RuleId, string>> = {
	stalled: "warning",
	overdue: "calendar",
	noValue: "question",
	untouched: "history",
	confidence: "dashboard",
};

/** One that could not be counted at all is a row that tries again; one without opportunities has nothing to open. */
function groupItem(node: AttentionGroupNode, context: AttentionContext): vscode.TreeItem {
	const { group } = node;
	const { label, description, speech } = attentionWords(group, context.wordingOf(node));
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
	item.description = vscode.l10n.t("Retry · {0}", description);
	item.iconPath = new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"));
	item.command = retryCommand(group.id);
	item.accessibilityInformation = {
		label: vscode.l10n.t("Error: {0} {1} Press Enter to retry.", speech, group.error.advice),
	};
	return item;
}

function loadingItem(): vscode.TreeItem {
	const item = new vscode.TreeItem(vscode.l10n.t("Loading…"));
	item.iconPath = new vscode.ThemeIcon("loading~spin");
	item.contextValue = "loading";
	return item;
}

function moreItem({ group }: AttentionGroupNode): vscode.TreeItem {
	const locale = vscode.env.language;
	const loaded = formatCount(group.rows.length, locale);
	const label = group.complete
		? vscode.l10n.t("Load more… ({0} of {1})", loaded, formatCount(group.size ?? 0, locale))
		: vscode.l10n.t("Count on… ({0} so far)", loaded);
	const item = new vscode.TreeItem(label);
	item.iconPath = new vscode.ThemeIcon("ellipsis");
	item.contextValue = "more";
	item.command = retryCommand(group.id);
	return item;
}

function errorItem({ group: { id, error } }: AttentionGroupNode): vscode.TreeItem {
	const item = new vscode.TreeItem(error?.message ?? "");
	item.description = vscode.l10n.t("Retry");
	item.iconPath = new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"));
	item.contextValue = "error";
	item.command = retryCommand(id);
	item.accessibilityInformation = {
		label: vscode.l10n.t("Error: {0} {1} Press Enter to retry.", error?.message ?? "", error?.advice ?? ""),
	};
	return item;
}

/** Loads what is missing, whether it is because nobody asked for it yet or because it failed. */
function retryCommand(id: RuleId): vscode.Command {
	return { command: "closeOpportunities.loadMoreAttention", title: vscode.l10n.t("Load More"), arguments: [id] };
}
