import * as vscode from "vscode";
import type { Sessions } from "./sessions.ts";
import { signedOutText, signOutQuestion } from "./sessionWording.ts";

/**
 * Asks before it signs out of the account `id`, or of the one shown: the key is lost. Leaves sample data without a
 * question.
 * @throws SessionProblem if the secret storage can't delete the key
 */
export async function askToSignOut(sessions: Sessions, id?: string): Promise<void> {
	await sessions.start();
	const account = id === undefined ? sessions.signedIn : sessions.accounts.find((one) => one.id === id);
	if (account === undefined) return signOut(sessions, id);
	const { text, detail } = signOutQuestion(account);
	const leave = vscode.l10n.t("Sign Out");
	const answer = await vscode.window.showWarningMessage(text, { modal: true, detail }, leave);
	if (answer === leave) await signOut(sessions, account.id);
}

/**
 * Signs out of the account `id`, or of the one shown, and says what the view doesn't: that another account is shown
 * now, or that an account that wasn't shown is gone.
 * @throws SessionProblem if the secret storage can't delete the key
 */
export async function signOut(sessions: Sessions, id?: string): Promise<void> {
	const before = sessions.current;
	const left = await sessions.signOut(id);
	const text = left && signedOutText(left, before, sessions.current);
	if (text === undefined) return;
	const { current } = sessions;
	const here = sessions.accounts.filter((one) => current.kind === "account" && one.origin === current.account.origin);
	const switchAccount = vscode.l10n.t("Switch Account…");
	const buttons = here.length > 1 ? [switchAccount] : [];
	void vscode.window.showInformationMessage(text, ...buttons).then((answer) => {
		if (answer === switchAccount) return vscode.commands.executeCommand("closeOpportunities.switchAccount");
		return undefined;
	});
}
