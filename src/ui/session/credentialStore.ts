import type { Log } from "../../close/log.ts";
import type { Disposable, SecretStore } from "./collaborators.ts";
import { storageProblem } from "./problem.ts";
import { readEntry, readOrigins, type StoredCredential, writeEntry } from "./storedCredential.ts";

const ENTRY = "closeOpportunities.credential:";
const INDEX = "closeOpportunities.origins";

/**
 * The one door to the secret storage: an entry per origin, and an index of the origins, since entries cannot be
 * listed. The index lives beside the entries because other storages are kept per profile while secrets are not. It is
 * only ever a hint: an origin counts when its entry can be read, and {@link ensureListed} puts back what two windows
 * that wrote at once took from each other.
 */
export class CredentialStore {
	readonly #secrets: SecretStore;
	readonly #log: Log;
	/** Sign-ins of this window alone, for where the secret storage fails. */
	readonly #window = new Map<string, StoredCredential>();
	/** Signed out of here, though the storage would not let go. */
	readonly #forgotten = new Set<string>();
	readonly #reported = new Set<string>();

	constructor(secrets: SecretStore, log: Log) {
		this.#secrets = secrets;
		this.#log = log;
	}

	/**
	 * The sign-in for `origin`; undefined where there is none that can be used.
	 * @throws SessionProblem where the storage fails
	 */
	async read(origin: string): Promise<StoredCredential | undefined> {
		const ofWindow = this.#window.get(origin);
		if (ofWindow || this.#forgotten.has(origin)) return ofWindow;
		const text = await attempt(() => this.#secrets.get(ENTRY + origin));
		if (text === undefined) return undefined;
		const read = readEntry(text, origin);
		if (read === "damaged")
			return this.#ignore(`The stored sign-in for ${origin} is damaged. Sign in again to replace it.`);
		if (read === "foreign") {
			return this.#ignore(`The stored sign-in for ${origin} was made for another address. It is not used.`);
		}
		return read;
	}

	/**
	 * Stores a sign-in for all windows and from now on.
	 * @throws SessionProblem where the storage fails
	 */
	async write(credential: StoredCredential): Promise<void> {
		await attempt(() => this.#secrets.store(ENTRY + credential.origin, writeEntry(credential)));
		this.#window.delete(credential.origin);
		this.#forgotten.delete(credential.origin);
		await this.ensureListed(credential.origin);
	}

	/** Keeps a sign-in until the window closes, in memory. */
	keepForWindow(credential: StoredCredential): void {
		this.#window.set(credential.origin, credential);
	}

	isOfWindow(origin: string): boolean {
		return this.#window.has(origin);
	}

	/**
	 * Removes the sign-in for `origin`. This window does without it even where that fails.
	 * @throws SessionProblem where the storage fails
	 */
	async forget(origin: string): Promise<void> {
		this.#window.delete(origin);
		try {
			await attempt(() => this.#secrets.delete(ENTRY + origin));
		} catch (error) {
			this.#forgotten.add(origin);
			throw error;
		}
		await this.#editIndex((origins) => origins.filter((listed) => listed !== origin));
	}

	/**
	 * The origins that have a sign-in, the one that was listed last at the end.
	 * @throws SessionProblem where the storage fails
	 */
	async origins(): Promise<readonly string[]> {
		const usable: string[] = [];
		for (const origin of new Set([...(await this.#index()), ...this.#window.keys()])) {
			if (await this.read(origin)) usable.push(origin);
		}
		return usable;
	}

	/** Sees to it that the index names `origin`, which has an entry. */
	async ensureListed(origin: string): Promise<void> {
		await this.#editIndex((origins) => (origins.includes(origin) ? origins : [...origins, origin]));
	}

	/** Calls `listener` after each change of an entry or of the index, in whatever window. */
	onDidChange(listener: () => void): Disposable {
		return this.#secrets.onDidChange(({ key }) => {
			if (key.startsWith(ENTRY)) this.#forgotten.delete(key.slice(ENTRY.length));
			else if (key !== INDEX) return;
			listener();
		});
	}

	async #index(): Promise<readonly string[]> {
		const text = await attempt(() => this.#secrets.get(INDEX));
		if (text === undefined) return [];
		return readOrigins(text) ?? this.#ignore("The list of stored sign-ins is damaged. It is made anew.") ?? [];
	}

	/** A failure is only logged: without the index no sign-in is lost, only the hint at those for other addresses. */
	async #editIndex(edit: (origins: readonly string[]) => readonly string[]): Promise<void> {
		try {
			const before = await this.#index();
			const after = edit(before);
			if (after !== before) await attempt(() => this.#secrets.store(INDEX, JSON.stringify(after)));
		} catch {
			this.#log.warn("The list of stored sign-ins could not be updated.");
		}
	}

	#ignore(warning: string): undefined {
		if (!this.#reported.has(warning)) this.#log.warn(warning);
		this.#reported.add(warning);
	}
}

async function attempt<T>(use: () => PromiseLike<T>): Promise<T> {
	try {
		return await use();
	} catch (error) {
		throw storageProblem(error);
	}
}
