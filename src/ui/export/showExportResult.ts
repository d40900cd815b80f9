import * as vscode from "vscode";
import { countedText } from "../../close/base/plurals.ts";
import { doubtsOf, type Outcome } from "../../opportunities/export/format.ts";

/** Tells how many opportunities were exported, and offers to open the file. `more` are further sentences. */
export async function showExportResult(outcome: Outcome, uri: vscode.Uri, more: readonly string[]): Promise<void> {
	const { count } = outcome;
	const open = vscode.l10n.t({ message: "Open", comment: ["A button that opens a file, a page, or a View."] });
	const reveal = revealLabel(process.platform);
	const exported = countedText(count, {
		one: vscode.l10n.t("Exported {0} opportunity."),
		other: vscode.l10n.t("Exported {0} opportunities."),
	});
	const doubts = doubtsOf(outcome);
	const text = [exported, ...more, ...doubts].join(" ");
	const desktop = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
	const actions = uri.scheme === "file" && desktop ? [open, reveal] : [open];
	const answer =
		doubts.length > 0
			? await vscode.window.showWarningMessage(text, ...actions)
			: await vscode.window.showInformationMessage(text, ...actions);
	if (answer === open) await vscode.commands.executeCommand("vscode.open", uri);
	if (answer === reveal) await vscode.commands.executeCommand("revealFileInOS", uri);
}

/** What VS Code calls `revealFileInOS` on this system. */
function revealLabel(platform: NodeJS.Platform): string {
	if (platform === "win32") return vscode.l10n.t("Reveal in File Explorer");
	if (platform === "darwin") return vscode.l10n.t("Reveal in Finder");
	return vscode.l10n.t("Open Containing Folder");
}
