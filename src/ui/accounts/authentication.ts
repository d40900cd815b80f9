import * as vscode from "vscode";
import { UserError } from "../../close/base/errors.ts";
import type { Account } from "../session/session.ts";
import type { Sessions } from "../session/sessions.ts";
import type { SignInPrompt } from "../session/signInPrompt.ts";
import { signOut } from "../session/signOut.ts";
import type { Services } from "../window/services.ts";
import {
	type AuthenticationSession,
	authenticationSession,
	authenticationSessions,
	differenceOf,
	opaqueId,
} from "./authenticationSessions.ts";

/** As `package.json` declares it. */
const PROVIDER_ID = "closeOpportunities";
const PROVIDER_LABEL = "Close CRM";

/** Shows the accounts in VS Code's own Accounts menu. Reads nothing before VS Code asks. */
export function registerAccounts({ sessions, currentView, signIn }: Services): vscode.Disposable {
	const provider = new AccountsProvider(sessions, signIn);
	const options = { supportsMultipleAccounts: true };
	return vscode.Disposable.from(
		vscode.authentication.registerAuthenticationProvider(PROVIDER_ID, PROVIDER_LABEL, provider, options),
		provider,
		sessions.onDidChangeAccounts(() => currentView.announce()),
	);
}

class AccountsProvider implements vscode.AuthenticationProvider, vscode.Disposable {
	readonly #sessions: Sessions;
	readonly #prompt: SignInPrompt;
	readonly #changes = new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
	readonly #listening: vscode.Disposable;
	/** The sessions that VS Code knows. */
	#known: readonly AuthenticationSession[] = [];

	readonly onDidChangeSessions = this.#changes.event;

	constructor(sessions: Sessions, prompt: SignInPrompt) {
		this.#sessions = sessions;
		this.#prompt = prompt;
		this.#listening = vscode.Disposable.from(sessions.onDidChangeAccounts(() => this.#update()));
	}

	/** Returns all accounts and ignores `_scopes`: a key of Close has no scopes. */
	async getSessions(
		_scopes: readonly string[] | undefined,
		{ account }: vscode.AuthenticationProviderSessionOptions,
	): Promise<vscode.AuthenticationSession[]> {
		const sessions = authenticationSessions(await this.#sessions.readAccounts());
		return sessions.filter(({ id }) => account === undefined || account.id === id);
	}

	/** Asks for a key. @throws if the user leaves */
	async createSession(): Promise<vscode.AuthenticationSession> {
		const session = await this.#prompt.show();
		if (session === undefined) throw new UserError(vscode.l10n.t("Signing in to Close was canceled."));
		return authenticationSession(session.account, await this.#sessions.readAccounts());
	}

	/** Does nothing if the account is gone already. */
	async removeSession(id: string): Promise<void> {
		const isMeant = (one: Account) => opaqueId(one.id) === id;
		const account = this.#sessions.accounts.find(isMeant) ?? (await this.#sessions.readAccounts()).find(isMeant);
		if (account !== undefined) await signOut(this.#sessions, account.id);
	}

	dispose(): void {
		this.#listening.dispose();
		this.#changes.dispose();
	}

	#update(): void {
		const sessions = authenticationSessions(this.#sessions.accounts);
		const { added, removed } = differenceOf(this.#known, sessions);
		this.#known = sessions;
		if (added.length + removed.length > 0) this.#changes.fire({ added, removed, changed: [] });
	}
}
