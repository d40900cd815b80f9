import * as vscode from "vscode";
import { plainText } from "../base/plainText.ts";
import type { Team } from "./teamFile.ts";
import type { ViewChoice } from "./viewChoiceItems.ts";

/** Says that something was done: in the status bar, or in a notification that can undo it. */
export async function sayDone(
	text: string,
	undo: (() => Promise<void>) | undefined,
	failed: (error: unknown) => void,
): Promise<void> {
	if (undo === undefined) {
		vscode.window.setStatusBarMessage(plainText(text), 3000);
		return;
	}
	const back = vscode.l10n.t("Undo");
	if ((await vscode.window.showInformationMessage(plainText(text), back)) === back) await undo().catch(failed);
}

/** Says why a View can't be opened, and offers to open the place to fix it. */
export async function sayBroken(choice: ViewChoice & { readonly fault: string }, team: Team): Promise<void> {
	const { name, fault, from } = choice;
	const text = vscode.l10n.t("{0} couldn't be opened. {1}", name, fault);
	if (from === undefined) return offer(text, vscode.l10n.t("Open Settings"), openSettings);
	await offer(text, vscode.l10n.t("Open File"), () => team.open(from.folder, from.place));
}

/** Says why the settings weren't changed. */
export async function sayUnsaved(reason: string): Promise<void> {
	const text = vscode.l10n.t("The saved Views weren't changed. {0}", reason);
	await offer(text, vscode.l10n.t("Open Settings"), openSettings);
}

async function offer(text: string, button: string, act: () => PromiseLike<unknown>): Promise<void> {
	if ((await vscode.window.showErrorMessage(plainText(text), button)) === button) await act();
}

function openSettings(): PromiseLike<unknown> {
	const revealSetting = { key: "closeOpportunities.views" };
	return vscode.commands.executeCommand("workbench.action.openSettingsJson", { revealSetting });
}
