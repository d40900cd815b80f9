import * as vscode from "vscode";
import type { Log } from "../../close/base/log.ts";
import type { BaseUrl } from "../../close/http/baseUrl.ts";
import { STANDARD_ADDRESS } from "./apiAddress.ts";
import type { AccountSession } from "./session.ts";
import { SessionProblem } from "./sessionProblem.ts";
import type { Sessions } from "./sessions.ts";
import { failureText, signedInText } from "./sessionWording.ts";
import type { runSignInDialog } from "./signInDialog.ts";

interface SignInPromptParts {
	readonly sessions: Sessions;
	readonly address: () => BaseUrl | SessionProblem;
	readonly log: Log;
	/** Loads the dialog. */
	readonly load: () => Promise<{ readonly runSignInDialog: typeof runSignInDialog }>;
}

/** Asks for a key in an input box. If it is open already, it comes to the front. */
export class SignInPrompt {
	readonly #parts: SignInPromptParts;
	#box: vscode.InputBox | undefined;
	/** The result of the open input box. */
	#asking: Promise<AccountSession | undefined> | undefined;

	constructor(parts: SignInPromptParts) {
		this.#parts = parts;
	}

	/** Signs in, and says to which account. Returns undefined if the user leaves, or if the address can't be used. */
	async show(): Promise<AccountSession | undefined> {
		if (this.#asking) {
			this.#box?.show();
			return this.#asking;
		}
		const address = this.#parts.address();
		if (address instanceof SessionProblem) {
			await showAddressProblem(address);
			return undefined;
		}
		this.#asking = this.#ask(address.origin);
		const session = await this.#asking;
		if (session) void vscode.window.showInformationMessage(signedInText(session.account));
		return session;
	}

	async #ask(origin: string): Promise<AccountSession | undefined> {
		const { sessions, log, load } = this.#parts;
		const { runSignInDialog } = await load();
		const box = vscode.window.createInputBox();
		this.#box = box;
		try {
			return await runSignInDialog<vscode.QuickInputButton>({
				box,
				button: (tooltip) => ({ iconPath: new vscode.ThemeIcon("arrow-swap"), tooltip }),
				origin,
				// Close's own address needs no mention.
				isStandard: origin === new URL(STANDARD_ADDRESS).origin,
				signIn: (credential, options) => sessions.signIn(credential, options),
				offerThisWindow,
				log,
			});
		} finally {
			this.#box = undefined;
			this.#asking = undefined;
		}
	}
}

/** Says that the address can't be used, and offers to open the setting. */
export async function showAddressProblem(problem: SessionProblem): Promise<void> {
	const openSettings = vscode.l10n.t("Open Settings");
	if ((await vscode.window.showErrorMessage(failureText(problem), openSettings)) !== openSettings) return;
	await vscode.commands.executeCommand("workbench.action.openSettings", "closeOpportunities.apiBaseUrl");
}

async function offerThisWindow(problem: SessionProblem): Promise<boolean> {
	const forThisWindow = vscode.l10n.t("Sign In for This Window");
	const detail = vscode.l10n.t(
		"You can keep the key or token in memory instead, until this window is closed or reloaded.",
	);
	const answer = await vscode.window.showWarningMessage(problem.message, { modal: true, detail }, forThisWindow);
	return answer === forThisWindow;
}
