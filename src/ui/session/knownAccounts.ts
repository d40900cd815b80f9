import type { Log } from "../../close/base/log.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { ActiveAccounts } from "./activeAccounts.ts";
import type { CredentialStore } from "./credentialStore.ts";
import type { Account } from "./session.ts";
import { idOf, type StoredCredential } from "./storedCredential.ts";

/** The accounts that the storage had when it was last read. Fires when they change. */
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

	/** Undefined before the first read. */
	get list(): readonly Account[] | undefined {
		return this.#list;
	}

	/**
	 * Reads the storage. `origin` is that of the set address.
	 * @throws SessionProblem if it fails
	 */
	async read(origin: string | undefined): Promise<readonly StoredCredential[]> {
		const hints = origin === undefined ? [] : this.#active.preferred(origin);
		const found = await this.#store.all(hints);
		const before = this.#list;
		this.#list = found.map((credential) => this.accountOf(credential));
		if (JSON.stringify(before) !== JSON.stringify(this.#list)) this.changes.fire(this.#list);
		return found;
	}

	/** The sign-ins of this window alone, which are available even if the storage fails. */
	get ofWindow(): readonly StoredCredential[] {
		return this.#store.ofWindow;
	}

	/** All parts of a credential except the secret. */
	accountOf(credential: StoredCredential): Account {
		const { kind, origin, user, organization } = credential;
		const id = idOf(credential);
		return { id, user, organization, origin, kind, stored: !this.#store.isOfWindow(id) };
	}
}
