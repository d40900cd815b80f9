import * as vscode from "vscode";
import type { Log } from "../../close/base/log.ts";
import { asUserError } from "../../close/base/unexpected.ts";

/** A provider that answers at once. */
export interface Rows<T> {
	readonly onDidChangeTreeData: vscode.Event<T[] | undefined>;
	getChildren(node?: T): T[];
	getTreeItem(node: T): vscode.TreeItem;
	getParent(node: T): T | undefined;
	resolveTreeItem(item: vscode.TreeItem, node: T): vscode.TreeItem;
}

/**
 * The same provider, of which VS Code never hears an error: it would show it as it is. A row that cannot be drawn says so
 * and leads to the log; the others are drawn.
 */
export function guardedProvider<T>(rows: Rows<T>, log: Log): vscode.TreeDataProvider<T> {
	function guarded<R>(work: () => R, instead: (message: string) => R): R {
		try {
			return work();
		} catch (error) {
			return instead(asUserError(error, log).message);
		}
	}
	return {
		onDidChangeTreeData: rows.onDidChangeTreeData,
		getChildren: (node) =>
			guarded<T[]>(
				() => rows.getChildren(node),
				() => [],
			),
		getTreeItem: (node) => guarded(() => rows.getTreeItem(node), undrawnItem),
		getParent: (node) =>
			guarded<T | undefined>(
				() => rows.getParent(node),
				() => undefined,
			),
		resolveTreeItem: (item, node) =>
			guarded(
				() => rows.resolveTreeItem(item, node),
				() => item,
			),
	};
}

function undrawnItem(message: string): vscode.TreeItem {
	const item = new vscode.TreeItem(message);
	item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
	item.command = { command: "closeOpportunities.showLog", title: vscode.l10n.t("Show Log") };
	return item;
}
