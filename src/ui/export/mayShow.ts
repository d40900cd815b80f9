import * as vscode from "vscode";

/** Asks before what the screen hides is written down elsewhere. */
export async function mayShow(use: "export" | "copy"): Promise<boolean> {
	const anyway = use === "export" ? vscode.l10n.t("Export Anyway") : vscode.l10n.t("Copy Anyway");
	const question =
		use === "export"
			? vscode.l10n.t("Amounts and names are hidden here, but an export holds them all.")
			: vscode.l10n.t("Amounts and names are hidden here, but copied rows hold them all.");
	return (await vscode.window.showWarningMessage(question, anyway)) === anyway;
}
