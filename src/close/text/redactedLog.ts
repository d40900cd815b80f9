import type { Credential } from "../base/credential.ts";
import type { Log } from "../base/log.ts";
import { cutText } from "./cutText.ts";
import { blockText } from "./labelText.ts";
import { redactorOf } from "./redact.ts";

/** In graphemes: stacks take some thousands. */
const MAX_ENTRY_LENGTH = 8000;

/** A log without secrets, as far as `redact` was called for them, and without characters that could hide or forge other text. */
export class RedactedLog implements Log {
	readonly #log: Log;
	readonly #redactors = new Map<string, (text: string) => string>();

	constructor(log: Log) {
		this.#log = log;
	}

	/** Removes this secret from everything that is logged from now on. */
	redact(credential: Credential): void {
		this.#redactors.set(credential.secret, redactorOf(credential));
	}

	debug(message: string): void {
		this.#log.debug(this.#clean(message));
	}

	info(message: string): void {
		this.#log.info(this.#clean(message));
	}

	warn(message: string): void {
		this.#log.warn(this.#clean(message));
	}

	error(message: string): void {
		this.#log.error(this.#clean(message));
	}

	#clean(message: string): string {
		let text = blockText(message);
		for (const redact of this.#redactors.values()) text = redact(text);
		return cutText(text, MAX_ENTRY_LENGTH);
	}
}
