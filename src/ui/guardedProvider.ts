import * as vscode from "vscode";
import type { Log } from "../close/log.ts";
import { asUserError } from "../close/unexpected.ts";

/**
 * The same provider, of which VS Code never hears an error: it would show it as it is. A row that cannot be drawn says so
 * and leads to the log; the others are drawn.
 */
export function guardedProvider<T>(
	provider: vscode.TreeDataProvider<T> & Required<Pick<vscode.TreeDataProvider<T>, "resolveTreeItem" | "getParent">>,
	log: Log,
): vscode.TreeDataProvider<T> {
	async function guarded<R>(
		work: () => vscode.ProviderResult<R>,
		instead: (message: string) => R,
	): Promise<R | null | undefined> {
		try {
			return await work();
		} catch (error) {
			return instead(asUserError(error, log).message);
		}
	}
	return {
		...(provider.onDidChangeTreeData === undefined ? {} : { onDidChangeTreeData: provider.onDidChangeTreeData }),
		getChildren: (node) =>
			guarded(
				() => provider.getChildren(node),
				() => [],
			),
		getTreeItem: async (node) =>
			(await guarded(() => Promise.resolve(provider.getTreeItem(node)), undrawnItem)) ?? undrawnItem(""),
		getParent: (node) =>
			guarded(
				() => provider.getParent(node),
				() => undefined as T,
			),
		resolveTreeItem: (item, node, token) =>
			guarded(
				() => provider.resolveTreeItem(item, node, token),
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
