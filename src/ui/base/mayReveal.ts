import * as vscode from "vscode";

/** If amounts and names are hidden, asks before they are written elsewhere. */
export async function mayReveal(use: "export" | "rows" | "links"): Promise<boolean> {
	const [question, anyway] = {
		export: [
			vscode.l10n.t("Amounts and names are hidden here, but an export contains them all."),
			vscode.l10n.t("Export Anyway"),
		],
		rows: [
			vscode.l10n.t("Amounts and names are hidden here, but copied rows contain them all."),
			vscode.l10n.t("Copy Anyway"),
		],
		links: [vscode.l10n.t("Names are hidden here, but the copied links contain them."), vscode.l10n.t("Copy Anyway")],
	}[use] as [string, string];
	return (await vscode.window.showWarningMessage(question, anyway)) === anyway;
}
