import type { Log } from "../../close/base/log.ts";
import type { Disposable, SecretStore } from "../base/ports.ts";
import { storageProblem } from "./sessionProblem.ts";

/** The secret storage, whose failures become {@link SessionProblem}s, and a log that repeats nothing. */
export class SecretEntries {
	readonly #secrets: SecretStore;
	readonly #log: Log;
	readonly #reported = new Set<string>();

	constructor(secrets: SecretStore, log: Log) {
		this.#secrets = secrets;
		this.#log = log;
	}

	/** All methods throw SessionProblem. */
	get(name: string): Promise<string | undefined> {
		return attempt(() => this.#secrets.get(name));
	}

	store(name: string, text: string): Promise<void> {
		return attempt(() => this.#secrets.store(name, text));
	}

	delete(name: string): Promise<void> {
		return attempt(() => this.#secrets.delete(name));
	}

	/** The names of all entries that begin with `start`. Empty if VS Code can't list them or that fails. */
	async namesFrom(start: string): Promise<readonly string[]> {
		try {
			const names = (await this.#secrets.keys?.()) ?? [];
			return names.filter((name) => name.startsWith(start));
		} catch {
			return [];
		}
	}

	onDidChange(listener: (name: string) => void): Disposable {
		return this.#secrets.onDidChange(({ key }) => listener(key));
	}

	/** Logs `warning` the first time. */
	warn(warning: string): undefined {
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
