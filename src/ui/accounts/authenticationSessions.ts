import { createHmac, randomBytes } from "node:crypto";
import { plainText } from "../base/plainText.ts";
import { accountNameAmong } from "../session/accountNames.ts";
import type { Account } from "../session/session.ts";

/** `vscode.AuthenticationSession` fits. */
export interface AuthenticationSession {
	readonly id: string;
	readonly accessToken: string;
	readonly account: { readonly id: string; readonly label: string };
	readonly scopes: readonly string[];
}

/**
 * An account as VS Code's Accounts menu shows it. Any extension can ask VS Code for these sessions, so they contain
 * neither the key nor the account's own id: `accessToken` is an opaque id, which gives access to nothing. VS Code tells
 * accounts apart by their labels, and signs out of all accounts with the same label at once, so each of `all` gets a
 * label of its own.
 */
export function authenticationSession(account: Account, all: readonly Account[]): AuthenticationSession {
	const id = opaqueId(account.id);
	return { id, accessToken: id, account: { id, label: plainText(accountNameAmong(account, all)) }, scopes: [] };
}

export function authenticationSessions(accounts: readonly Account[]): readonly AuthenticationSession[] {
	return accounts.map((account) => authenticationSession(account, accounts));
}

/**
 * The difference for VS Code's event. A session with a new label counts as removed and added, because VS Code finds it
 * by its label.
 */
export function differenceOf(
	before: readonly AuthenticationSession[],
	after: readonly AuthenticationSession[],
): { readonly added: AuthenticationSession[]; readonly removed: AuthenticationSession[] } {
	const missingIn = (list: readonly AuthenticationSession[]) => (one: AuthenticationSession) =>
		!list.some(({ id, account }) => id === one.id && account.label === one.account.label);
	return { added: after.filter(missingIn(before)), removed: before.filter(missingIn(after)) };
}

/** Made for this window and never stored, so opaque ids can't be compared with those of another window or computer. */
const SECRET = randomBytes(32);

/**
 * An account's id for other extensions, which can ask VS Code for it without the user. It reveals neither the account's
 * server nor its owner.
 */
export function opaqueId(accountId: string): string {
	return createHmac("sha256", SECRET).update(accountId).digest("hex").slice(0, 32);
}
