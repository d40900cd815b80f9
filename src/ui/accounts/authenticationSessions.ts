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
 * An account as VS Code's Accounts menu shows it. Any extension may ask VS Code for these sessions, so they have neither
 * the key nor the account's own id: `accessToken` is an opaque id, which opens nothing. VS Code tells accounts apart by
 * their labels, and signs out of all of one label at once, so none of `all` has the same as another.
 */
export function authenticationSession(account: Account, all: readonly Account[]): AuthenticationSession {
	const id = opaqueId(account.id);
	return { id, accessToken: id, account: { id, label: plainText(accountNameAmong(account, all)) }, scopes: [] };
}

export function authenticationSessions(accounts: readonly Account[]): readonly AuthenticationSession[] {
	return accounts.map((account) => authenticationSession(account, accounts));
}

/** What became different. A session with another label counts as removed and added: VS Code finds it by its label. */
export function differenceOf(
	before: readonly AuthenticationSession[],
	after: readonly AuthenticationSession[],
): { readonly added: AuthenticationSession[]; readonly removed: AuthenticationSession[] } {
	const missingIn = (list: readonly AuthenticationSession[]) => (one: AuthenticationSession) =>
		!list.some(({ id, account }) => id === one.id && account.label === one.account.label);
	return { added: after.filter(missingIn(before)), removed: before.filter(missingIn(after)) };
}

/** Of this window, kept nowhere: what is made with it cannot be compared with what another window or computer makes. */
const SECRET = randomBytes(32);

/**
 * An account's id for other extensions, which may ask VS Code for it unasked by the user. From it follows neither where
 * the account is nor whose it is.
 */
export function opaqueId(accountId: string): string {
	return createHmac("sha256", SECRET).update(accountId).digest("hex").slice(0, 32);
}
