import { logText } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import type { Disposable } from "./ports.ts";

/**
 * An event whose listeners can't disturb each other: if one throws, the error is logged and the others are still
 * called.
 */
export class ChangeEvent<T> {
	readonly #listeners = new Set<(value: T) => void>();
	readonly #log: Log;

	constructor(log: Log) {
		this.#log = log;
	}

	readonly subscribe = (listener: (value: T) => void): Disposable => {
		const own = (value: T) => listener(value);
		this.#listeners.add(own);
		return { dispose: () => this.#listeners.delete(own) };
	};

	fire(value: T): void {
		for (const listener of [...this.#listeners]) {
			try {
				listener(value);
			} catch (error) {
				this.#log.error(`A listener failed: ${logText(error)}`);
			}
		}
	}

	clear(): void {
		this.#listeners.clear();
	}
}
