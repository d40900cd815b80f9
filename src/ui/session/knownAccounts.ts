import type { Log } from "../../close/base/log.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { ActiveAccounts } from "./activeAccounts.ts";
import type { CredentialStore } from "./credentialStore.ts";
import type { Account } from "./session.ts";
import { idOf, type StoredCredential } from "./storedCredential.ts";

/** What is known of the accounts since the storage was last looked at; tells when that has become different. */
export class KnownAccounts {
	readonly changes: ChangeEvent<readonly Account[]>;
	readonly #store: CredentialStore;
	readonly #active: ActiveAccounts;
	#list: readonly Account[] | undefined;

	constructor(store: CredentialStore, active: ActiveAccounts, log: Log) {
		this.#store = store;
		this.#active = active;
		this.changes = new ChangeEvent(log);
	}

	/** Undefined before anybody has looked. */
	get list(): readonly Account[] | undefined {
		return this.#list;
	}

	/**
	 * Looks at the storage; `origin` is that of the address that is set.
	 * @throws SessionProblem where it fails
	 */
	async look(origin: string | undefined): Promise<readonly StoredCredential[]> {
		const hints = origin === undefined ? [] : this.#active.preferred(origin);
		const found = await this.#store.all(hints);
		const before = this.#list;
		this.#list = found.map((credential) => this.accountOf(credential));
		if (JSON.stringify(before) !== JSON.stringify(this.#list)) this.changes.fire(this.#list);
		return found;
	}

	/** The sign-ins of this window alone, which are there even where the storage fails. */
	get ofWindow(): readonly StoredCredential[] {
		return this.#store.ofWindow;
	}

	/** All but the secret. */
	accountOf(credential: StoredCredential): Account {
		const { kind, origin, user, organization } = credential;
		const id = idOf(credential);
		return { id, user, organization, origin, kind, stored: !this.#store.isOfWindow(id) };
	}
}
