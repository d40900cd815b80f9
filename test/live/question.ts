import type { Asking } from "./asking.ts";

/** Why this organization's data, or the server's other answers, don't decide a question. */
export class Undecided {
	readonly why: string;

	constructor(why: string) {
		this.why = why;
	}
}

/** A question that Close's documentation leaves open. No text here or in an answer contains the organization's data. */
export interface Question {
	readonly name: string;
	/** The answer that the client and the sandbox assume. */
	readonly assumed: string;
	/** What the extension does if the answer is another one. */
	readonly consequence: string;
	/** Asks the server, and resolves with the answer in fixed words, never in the server's own. Rejects with a CloseError. */
	readonly ask: (asking: Asking) => Promise<string | Undecided>;
}
