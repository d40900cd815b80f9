import type { SecretEntries } from "./secretEntries.ts";
import { idOf, readEarlierEntry, readList, type StoredCredential } from "./storedCredential.ts";

const ENTRY = "closeOpportunities.credential:";
const INDEX = "closeOpportunities.origins";

/**
 * Sign-ins in the form of a time when there was one for each origin. A window that was opened then goes on writing that
 * form until it is reloaded. So an entry of it that is there is newer than what is kept of its account, and whoever finds
 * it moves it. It is deleted last: a move that is interrupted begins again.
 */
export class EarlierEntries {
	readonly #entries: SecretEntries;
	/** What could not be moved. */
	#left: readonly StoredCredential[] = [];

	constructor(entries: SecretEntries) {
		this.#entries = entries;
	}

	/** Whether an entry of this name belongs here. */
	owns(name: string): boolean {
		return name.startsWith(ENTRY);
	}

	/**
	 * Moves what there is by `move`. Returns the sign-ins that could not be moved, which count where they are.
	 * @throws SessionProblem where the storage cannot be read
	 */
	async empty(
		origin: string | undefined,
		move: (credential: StoredCredential) => Promise<void>,
	): Promise<readonly StoredCredential[]> {
		const index = await this.#entries.get(INDEX);
		const listed = (index !== undefined && readList(index)) || [];
		const left: StoredCredential[] = [];
		for (const one of new Set([...listed, ...(origin === undefined ? [] : [origin])])) {
			const credential = await this.#read(one);
			if (credential === undefined) continue;
			try {
				await move(credential);
				await this.#entries.delete(ENTRY + one);
			} catch {
				this.#entries.warn(
					`The stored sign-in for ${one} could not be moved to the form of this version. It is used as it is.`,
				);
				left.push(credential);
			}
		}
		if (index !== undefined && left.length === 0) await this.#entries.delete(INDEX).catch(() => undefined);
		this.#left = left;
		return left;
	}

	/**
	 * Deletes the sign-in of an account where it could not be moved.
	 * @throws SessionProblem where the storage fails
	 */
	async forget(id: string): Promise<void> {
		for (const { origin } of this.#left.filter((credential) => idOf(credential) === id)) {
			await this.#entries.delete(ENTRY + origin);
		}
	}

	async #read(origin: string): Promise<StoredCredential | undefined> {
		const text = await this.#entries.get(ENTRY + origin);
		if (text === undefined) return undefined;
		const read = readEarlierEntry(text, origin);
		if (read === "damaged")
			return this.#entries.warn(`The stored sign-in for ${origin} is damaged. Sign in again to replace it.`);
		if (read === "foreign")
			return this.#entries.warn(`The stored sign-in for ${origin} was made for another address. It is not used.`);
		return read;
	}
}
