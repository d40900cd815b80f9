import * as vscode from "vscode";
import { forgetNotified, KEY_REFUSED, notifyOnce } from "../base/notifyOnce.ts";
import type { Disposable } from "../base/ports.ts";
import type { AccountSession, Session } from "./session.ts";
import type { Sessions } from "./sessions.ts";
import { failureText, refusedText } from "./sessionWording.ts";
import { type SignInPrompt, showAddressProblem } from "./signInPrompt.ts";
import { askToSignOut } from "./signOut.ts";

/** Shows what users must know about the session without asking: a refused key, or a storage or address that fails. */
export class SessionNotifications implements Disposable {
	readonly #sessions: Sessions;
	readonly #prompt: SignInPrompt;
	readonly #listening: readonly Disposable[];

	constructor(sessions: Sessions, prompt: SignInPrompt) {
		this.#sessions = sessions;
		this.#prompt = prompt;
		this.#listening = [
			sessions.onDidChange((session) => {
				forgetNotified();
				void this.#showProblem(session);
			}),
			sessions.onDidRefuse((session) => void notifyOnce(KEY_REFUSED, () => this.#showRefusal(session))),
		];
	}

	dispose(): void {
		for (const listener of this.#listening) listener.dispose();
	}

	async #showProblem(session: Session): Promise<void> {
		if (!("problem" in session) || !session.problem) return;
		if (session.problem.kind === "address") await showAddressProblem(session.problem);
		else await vscode.window.showErrorMessage(failureText(session.problem));
	}

	async #showRefusal(session: AccountSession): Promise<void> {
		const signIn = vscode.l10n.t("Sign In…");
		const leave = vscode.l10n.t("Sign Out");
		const answer = await vscode.window.showWarningMessage(refusedText(session.account), signIn, leave);
		if (this.#sessions.current !== session) return;
		if (answer === signIn) await this.#prompt.show();
		if (answer === leave) await this.#signOut();
	}

	async #signOut(): Promise<void> {
		try {
			await askToSignOut(this.#sessions);
		} catch (error) {
			await vscode.window.showErrorMessage(failureText(error));
		}
	}
}
