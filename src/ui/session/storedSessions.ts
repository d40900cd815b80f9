import type { BaseUrl } from "../../close/baseUrl.ts";
import type { Log } from "../../close/log.ts";
import type { Client, MakeClient } from "./collaborators.ts";
import type { CredentialStore } from "./credentialStore.ts";
import { SessionProblem } from "./problem.ts";
import type { AccountSession, NoSession, OtherOriginSession, Session } from "./session.ts";
import { type StoredCredential, sameCredential } from "./storedCredential.ts";
import { watchedClient } from "./watchedClient.ts";

interface StoredSessionsParts {
	readonly store: CredentialStore;
	readonly address: () => BaseUrl | SessionProblem;
	readonly makeClient: MakeClient;
	readonly unauthorized: (session: AccountSession) => void;
	readonly log: Log;
}

/** What the newest account session was made from. */
interface Held {
	readonly session: AccountSession;
	readonly credential: StoredCredential;
	readonly url: string;
}

/** Makes sessions out of what is stored and the address that is set. No request is made for that. */
export class StoredSessions {
	readonly #parts: StoredSessionsParts;
	#held: Held | undefined;

	constructor(parts: StoredSessionsParts) {
		this.#parts = parts;
	}

	/** The session that should be now: `current` itself where it is still right. */
	async find(current: Session): Promise<Session> {
		const address = this.#parts.address();
		try {
			if (address instanceof SessionProblem) return same(current, await this.#without(current, address));
			const credential = await this.#parts.store.read(address.origin);
			if (!credential) return same(current, await this.#without(current, undefined));
			if (!this.#parts.store.isOfWindow(address.origin)) await this.#parts.store.ensureListed(address.origin);
			return this.#held && isHeld(this.#held, current, credential, address.url)
				? current
				: this.open(credential, address.url, this.#parts.makeClient(credential, address.url));
		} catch (error) {
			if (!(error instanceof SessionProblem)) throw error;
			if (this.#held?.session === current && !(address instanceof SessionProblem) && this.#held.url === address.url) {
				this.#parts.log.warn(error.message);
				return current;
			}
			return same(current, { kind: "none", problem: error });
		}
	}

	open(credential: StoredCredential, url: string, client: Client): AccountSession {
		const { kind, origin, user, organization } = credential;
		const stored = !this.#parts.store.isOfWindow(origin);
		const session: AccountSession = {
			kind: "account",
			account: { user, organization, origin, kind, stored },
			client: watchedClient(client, () => this.#parts.unauthorized(session)),
		};
		this.#held = { session, credential, url };
		return session;
	}

	/** Forgets the sign-in that `session` stands for; {@link find} will not vouch for that session again. */
	async forget(session: Session): Promise<void> {
		this.#held = undefined;
		if (session.kind === "account") await this.#parts.store.forget(session.account.origin);
		if (session.kind === "otherOrigin") await this.#parts.store.forget(session.storedOrigin);
	}

	async #without(current: Session, problem: SessionProblem | undefined): Promise<NoSession | OtherOriginSession> {
		const origins = await this.#parts.store.origins();
		const last =
			current.kind === "account" ? current.account.origin : "storedOrigin" in current && current.storedOrigin;
		const storedOrigin = last && origins.includes(last) ? last : origins.at(-1);
		return storedOrigin === undefined ? { kind: "none", problem } : { kind: "otherOrigin", storedOrigin, problem };
	}
}

function isHeld(held: Held, current: Session, credential: StoredCredential, url: string): boolean {
	return held.session === current && held.url === url && sameCredential(held.credential, credential);
}

/** Keeps the identity of a session that says the same as the one found. */
function same(current: Session, found: NoSession | OtherOriginSession): Session {
	if (current.kind !== found.kind || current.problem?.message !== found.problem?.message) return found;
	return current.kind === "none" || (found.kind === "otherOrigin" && current.storedOrigin === found.storedOrigin)
		? current
		: found;
}
