import * as vscode from "vscode";
import type { CloseError } from "../../close/base/errors.ts";
import { failureDetails, failureLabel } from "../base/failureWords.ts";

/** A row that says in few words why something isn't here, and does what helps. The hover has the reason and advice. */
export function failureItem(error: CloseError, retry: vscode.Command): vscode.TreeItem {
	const item = new vscode.TreeItem(failureLabel(error));
	markFailed(item, error, retry);
	return item;
}

/**
 * Turns a row into one for which something failed: when it is chosen, and by its inline button, it tries again, or asks
 * for a key if Close no longer accepts it.
 */
export function markFailed(item: vscode.TreeItem, error: CloseError, retry: vscode.Command): void {
	const signIn = { command: "closeOpportunities.signIn", title: vscode.l10n.t("Sign In…") };
	const refused = error.kind === "unauthorized";
	const help = refused ? signIn : retry;
	item.description = [item.description, help.title].filter(Boolean).join(" · ");
	item.iconPath = new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"));
	item.command = help;
	item.contextValue = refused ? "error.signIn" : "error";
	const speech = [item.label, failureDetails(error)].join(": ").replaceAll("\n", " ");
	item.accessibilityInformation = {
		label: refused
			? vscode.l10n.t("Error: {0} Press Enter to sign in.", speech)
			: vscode.l10n.t("Error: {0} Press Enter to retry.", speech),
	};
}
