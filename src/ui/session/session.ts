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
	/** Why it could not be found out whether somebody is. */
	readonly problem: SessionProblem | undefined;
}

/** There are accounts, but none for the address that is set. */
export interface OtherOriginSession {
	readonly kind: "otherOrigin";
	readonly storedOrigin: string;
	/** Why the address that is set cannot be used. */
	readonly problem: SessionProblem | undefined;
}

export interface Account {
	/** What the account is known by, see `accountId`. No secret. */
	readonly id: string;
	/** Undefined where the server does not tell (it has no `/me/`). */
	readonly user: Named | undefined;
	readonly organization: Named | undefined;
	/** The only origin that the key is sent to. */
	readonly origin: string;
	readonly kind: CredentialKind;
	/** False for a sign-in that ends with the window. */
	readonly stored: boolean;
}

/** What every session has that requests can be made in. */
interface Asking {
	/** All that it receives teaches `currencies`. */
	readonly client: Client;
	readonly currencies: Currencies;
}

export interface AccountSession extends Asking {
	readonly kind: "account";
	readonly account: Account;
}

export interface SampleSession extends Asking {
	readonly kind: "sample";
	readonly me: Me;
	readonly organization: Named | undefined;
	readonly server: SampleServer;
}

/**
 * Who is looking at what. Immutable: each transition makes a new object, so whoever awaits something compares the
 * object it began with with the current one, and drops what came too late.
 */
export type Session = NoSession | OtherOriginSession | AccountSession | SampleSession;

/** A session that requests can be made in. */
export type OpenSession = AccountSession | SampleSession;

export function isOpen(session: Session): session is OpenSession {
	return session.kind === "account" || session.kind === "sample";
}

/** Who `"me"` stands for. */
export function userOf(session: OpenSession): Named | undefined {
	return session.kind === "account" ? session.account.user : session.me;
}

export function organizationOf(session: OpenSession): Named | undefined {
	return session.kind === "account" ? session.account.organization : session.organization;
}

/** Where the requests of a session go; `set` is the address by the settings. */
export function baseUrlOf(session: OpenSession, set: BaseUrl | SessionProblem): string {
	if (session.kind === "sample") return session.server.baseUrl;
	return "url" in set ? set.url : session.account.origin;
}
