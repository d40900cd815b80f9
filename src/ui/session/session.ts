import type { CredentialKind } from "../../close/base/credential.ts";
import type { BaseUrl } from "../../close/http/baseUrl.ts";
import type { Me } from "../../close/schema/directory.ts";
import type { Currencies } from "../../opportunities/text/currencies.ts";
import type { Client, SampleServer } from "../base/ports.ts";
import type { Named } from "./identity.ts";
import type { SessionProblem } from "./sessionProblem.ts";

/** Nobody is signed in. */
export interface NoSession {
	readonly kind: "none";
	/** Why the stored sign-in couldn't be read. */
	readonly problem: SessionProblem | undefined;
}

/** There are accounts, but none for the set address. */
export interface OtherOriginSession {
	readonly kind: "otherOrigin";
	readonly storedOrigin: string;
	/** Why the set address can't be used. */
	readonly problem: SessionProblem | undefined;
}

export interface Account {
	/** The account's id, see `accountId`. It isn't secret. */
	readonly id: string;
	/** Undefined if the server doesn't say (it has no `/me/`). */
	readonly user: Named | undefined;
	readonly organization: Named | undefined;
	/** The only origin that the key is sent to. */
	readonly origin: string;
	readonly kind: CredentialKind;
	/** False for a sign-in that ends with the window. */
	readonly stored: boolean;
}

/** What every session that can make requests has. */
interface ClientSession {
	/** Everything that it receives teaches `currencies`. */
	readonly client: Client;
	readonly currencies: Currencies;
}

export interface AccountSession extends ClientSession {
	readonly kind: "account";
	readonly account: Account;
}

export interface SampleSession extends ClientSession {
	readonly kind: "sample";
	readonly me: Me;
	readonly organization: Named | undefined;
	readonly server: SampleServer;
}

/**
 * Whose opportunities are shown. Immutable: each transition makes a new object, so code that awaits something compares
 * the session it began with with the current one, and drops results that come too late.
 */
export type Session = NoSession | OtherOriginSession | AccountSession | SampleSession;

/** A session that can make requests. */
export type OpenSession = AccountSession | SampleSession;

export function isOpen(session: Session): session is OpenSession {
	return session.kind === "account" || session.kind === "sample";
}

/** The user that `"me"` means. */
export function userOf(session: OpenSession): Named | undefined {
	return session.kind === "account" ? session.account.user : session.me;
}

export function organizationOf(session: OpenSession): Named | undefined {
	return session.kind === "account" ? session.account.organization : session.organization;
}

/** The address of a session's requests. `set` is the address of the settings. */
export function baseUrlOf(session: OpenSession, set: BaseUrl | SessionProblem): string {
	if (session.kind === "sample") return session.server.baseUrl;
	return "url" in set ? set.url : session.account.origin;
}
