import * as vscode from "vscode";
import type { Sessions } from "./sessions.ts";
import { signedOutText } from "./signInWording.ts";

/**
 * Signs out, of the account `id` or of what is shown, and says what the view does not: that another account is shown
 * now, or that one is gone which was not shown.
 * @throws SessionProblem where the secret storage would not forget the key
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
