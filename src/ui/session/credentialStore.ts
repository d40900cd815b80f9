import type { Log } from "../../close/base/log.ts";
import type { Disposable, SecretStore } from "../base/ports.ts";
import { originOf } from "./identity.ts";
import { SecretEntries } from "./secretEntries.ts";
import { idOf, readEntry, readList, type StoredCredential, writeEntry } from "./storedCredential.ts";

const ENTRY = "closeOpportunities.account:";
const LIST = "closeOpportunities.accounts";

/**
 * The one door to the secret storage: an entry per account, and a list of the accounts, because not every VS Code can
 * list entries. The list is stored beside the entries because other storages are per profile while secrets aren't. It
 * is only a hint: an account counts if its entry can be read. If two windows wrote at once, an account can be missing
 * from the list; the next window that finds it adds it again.
 */
export class CredentialStore {
	readonly #entries: SecretEntries;
	/** Sign-ins of this window alone, by account. They are used if the secret storage fails. */
	readonly #window = new Map<string, StoredCredential>();
	/** Accounts that were signed out of here, although the storage failed to delete them. */
	readonly #forgotten = new Set<string>();

	constructor(secrets: SecretStore, log: Log) {
		this.#entries = new SecretEntries(secrets, log);
	}

	/**
	 * The usable sign-ins, one per account, with the last one listed at the end. `hints` name accounts that may be
	 * missing from the list.
	 * @throws SessionProblem if the storage fails
	 */
	async all(hints: readonly string[]): Promise<readonly StoredCredential[]> {
		const listed = await this.#list();
		const named = (await this.#entries.namesFrom(ENTRY)).map((name) => name.slice(ENTRY.length));
		const unlisted = [...hints, ...named, ...this.#window.keys()];
		const found: StoredCredential[] = [];
		for (const id of new Set([...unlisted.filter((id) => !listed.includes(id)), ...listed])) {
			const credential = await this.#read(id);
			if (credential !== undefined) found.push(credential);
		}
		const lost = found.map(idOf).filter((id) => !listed.includes(id) && !this.#window.has(id));
		if (lost.length > 0) await this.#editList((ids) => [...new Set([...lost, ...ids])]);
		return found;
	}

	/**
	 * Stores a sign-in for all windows. It replaces the one that its account had.
	 * @throws SessionProblem if the storage fails
	 */
	async write(credential: StoredCredential): Promise<void> {
		const id = idOf(credential);
		await this.#store(credential);
		this.#window.delete(id);
		this.#forgotten.delete(id);
	}

	/** Keeps a sign-in in memory until the window closes. */
	keepForWindow(credential: StoredCredential): void {
		this.#window.set(idOf(credential), credential);
	}

	/** The sign-ins of this window alone. */
	get ofWindow(): readonly StoredCredential[] {
		return [...this.#window.values()];
	}

	isOfWindow(id: string): boolean {
		return this.#window.has(id);
	}

	/**
	 * Deletes the sign-in of an account. This window doesn't use it any longer, even if that fails.
	 * @throws SessionProblem if the storage fails
	 */
	async forget(id: string): Promise<void> {
		this.#window.delete(id);
		try {
			await this.#entries.delete(ENTRY + id);
		} catch (error) {
			this.#forgotten.add(id);
			throw error;
		}
		await this.#editList((ids) => ids.filter((listed) => listed !== id));
	}

	/** Calls `listener` after each change of an entry or of the list, in any window. */
	onDidChange(listener: () => void): Disposable {
		return this.#entries.onDidChange((name) => {
			if (name.startsWith(ENTRY)) this.#forgotten.delete(name.slice(ENTRY.length));
			else if (name !== LIST) return;
			listener();
		});
	}

	async #store(credential: StoredCredential): Promise<void> {
		const id = idOf(credential);
		await this.#entries.store(ENTRY + id, writeEntry(credential));
		await this.#editList((ids) => (ids.includes(id) ? ids : [...ids, id]));
	}

	async #read(id: string): Promise<StoredCredential | undefined> {
		const ofWindow = this.#window.get(id);
		if (ofWindow || this.#forgotten.has(id)) return ofWindow;
		const text = await this.#entries.get(ENTRY + id);
		if (text === undefined) return undefined;
		const read = readEntry(text, id);
		const origin = originOf(id);
		if (read === "damaged")
			return this.#entries.warn(`A stored sign-in for ${origin} is damaged. Sign in again to replace it.`);
		if (read === "foreign")
			return this.#entries.warn(
				`A stored sign-in for ${origin} was made for another account or address. It is not used.`,
			);
		return read;
	}

	async #list(): Promise<readonly string[]> {
		const text = await this.#entries.get(LIST);
		if (text === undefined) return [];
		return readList(text) ?? this.#entries.warn("The list of stored sign-ins is damaged. It is made anew.") ?? [];
	}

	/** A failure is only logged: without the list no sign-in is lost, but accounts that aren't shown can't be found. */
	async #editList(edit: (ids: readonly string[]) => readonly string[]): Promise<void> {
		try {
			const before = await this.#list();
			const after = edit(before);
			if (after !== before) await this.#entries.store(LIST, JSON.stringify(after));
		} catch {
			this.#entries.warn("The list of stored sign-ins could not be updated.");
		}
	}
}
