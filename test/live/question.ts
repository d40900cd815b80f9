import type { Asking } from "./asking.ts";

/** Why an answer cannot be told from this organization's data or from the server's other answers. */
export class Untold {
	readonly why: string;

	constructor(why: string) {
		this.why = why;
	}
}

/** One point that Close's documents leave open. No text here or in an answer holds anything of the organization's data. */
export interface Question {
	readonly name: string;
	/** The answer that the client and the sandbox take for granted. */
	readonly granted: string;
	/** What the extension does where the answer is another one. */
	readonly otherwise: string;
	/** Asks the server and reads its answer: in words of ours, never in those of the answer. Rejects with a CloseError. */
	readonly ask: (asking: Asking) => Promise<string | Untold>;
}
