import type { Log } from "../../close/base/log.ts";
import type { BaseUrl } from "../../close/http/baseUrl.ts";
import { Currencies } from "../../opportunities/text/currencies.ts";
import type { Client, MakeClient } from "../base/ports.ts";
import type { ActiveAccounts } from "./activeAccounts.ts";
import { addressFor } from "./apiAddress.ts";
import { learningClient, watchedClient } from "./clientWrappers.ts";
import { originOf } from "./identity.ts";
import type { KnownAccounts } from "./knownAccounts.ts";
import type { Account, AccountSession, NoSession, OtherOriginSession, Session } from "./session.ts";
import { accountGone, SessionProblem } from "./sessionProblem.ts";
import { idOf, type StoredCredential, sameCredential } from "./storedCredential.ts";

interface StoredSessionsParts {
	readonly accounts: KnownAccounts;
	readonly active: ActiveAccounts;
	readonly address: () => BaseUrl | SessionProblem;
	readonly makeClient: MakeClient;
	readonly keyRefused: (session: AccountSession) => void;
	readonly log: Log;
}

/** What the newest account session was made from. */
interface Held {
	readonly session: AccountSession;
	readonly credential: StoredCredential;
	readonly url: string;
}

/** Makes sessions from the stored sign-ins and the set address. Makes no requests. */
export class StoredSessions {
	readonly #parts: StoredSessionsParts;
	#held: Held | undefined;

	constructor(parts: StoredSessionsParts) {
		this.#parts = parts;
	}

	/** The session that should be shown: `current` itself if it is still right. */
	async find(current: Session): Promise<Session> {
		const { accounts, active, log } = this.#parts;
		const address = this.#parts.address();
		try {
			if (address instanceof SessionProblem)
				return same(current, without(current, await accounts.read(undefined), address));
			const found = await accounts.read(address.origin);
			const credential = active.of(address.origin, found);
			if (!credential) return same(current, without(current, found, undefined));
			return this.#held && isHeld(this.#held, current, credential, address.url)
				? current
				: this.#open(credential, address.url);
		} catch (error) {
			if (!(error instanceof SessionProblem)) throw error;
			if (!(address instanceof SessionProblem)) {
				if (this.#held?.session === current && this.#held.url === address.url) {
					log.warn(error.message);
					return current;
				}
				const ofWindow = active.of(address.origin, accounts.ofWindow);
				if (ofWindow) return this.#open(ofWindow, address.url);
			}
			return same(current, { kind: "none", problem: error });
		}
	}

	/**
	 * Returns the session of an account of the set address, which is shown from now on.
	 * @throws SessionProblem if the account is gone or of another address, or if the storage fails
	 */
	async choose(id: string, current: Session): Promise<AccountSession> {
		const { accounts, active } = this.#parts;
		const { url, origin } = addressFor({ origin: originOf(id) }, this.#parts.address());
		const isChosen = (one: StoredCredential) => idOf(one) === id;
		const credential = accounts.ofWindow.find(isChosen) ?? (await accounts.read(origin)).find(isChosen);
		if (!credential) throw accountGone();
		active.choose(id);
		return this.#held && isHeld(this.#held, current, credential, url)
			? this.#held.session
			: this.#open(credential, url);
	}

	open(credential: StoredCredential, url: string, client: Client): AccountSession {
		const account = this.#parts.accounts.accountOf(credential);
		const currencies = new Currencies();
		const watched = watchedClient(client, () => this.#parts.keyRefused(session));
		const session: AccountSession = {
			kind: "account",
			account,
			client: learningClient(watched, currencies),
			currencies,
		};
		this.#parts.active.show(account.id, account.stored);
		this.#held = { session, credential, url };
		return session;
	}

	/** The account of a session: its own, or the one that `otherOrigin` names. */
	accountOf(session: Session): Account | undefined {
		if (session.kind === "account") return session.account;
		if (session.kind !== "otherOrigin") return undefined;
		return this.#parts.active.of(session.storedOrigin, this.#parts.accounts.list ?? []);
	}

	/** Forgets the newest session if it was made from the sign-in of this account, so that {@link find} makes a new one. */
	discard(id: string): void {
		if (this.#held && idOf(this.#held.credential) === id) this.#held = undefined;
	}

	#open(credential: StoredCredential, url: string): AccountSession {
		return this.open(credential, url, this.#parts.makeClient(credential, url));
	}
}

function without(
	current: Session,
	accounts: readonly StoredCredential[],
	problem: SessionProblem | undefined,
): NoSession | OtherOriginSession {
	const origins = accounts.map(({ origin }) => origin);
	const last = current.kind === "account" ? current.account.origin : "storedOrigin" in current && current.storedOrigin;
	const storedOrigin = last && origins.includes(last) ? last : origins.at(-1);
	return storedOrigin === undefined ? { kind: "none", problem } : { kind: "otherOrigin", storedOrigin, problem };
}

function isHeld(held: Held, current: Session, credential: StoredCredential, url: string): boolean {
	return held.session === current && held.url === url && sameCredential(held.credential, credential);
}

/** Returns `current` if `found` is equal, to keep its identity. */
function same(current: Session, found: NoSession | OtherOriginSession): Session {
	if (current.kind !== found.kind || current.problem?.message !== found.problem?.message) return found;
	return current.kind === "none" || (found.kind === "otherOrigin" && current.storedOrigin === found.storedOrigin)
		? current
		: found;
}
