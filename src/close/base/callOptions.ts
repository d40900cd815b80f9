import type { CloseError } from "./errors.ts";

/** A pause before a request is sent (again). */
export interface Wait {
	readonly cause: "rateLimit" | "retry";
	/** When the request goes out, in milliseconds since the epoch. */
	readonly until: number;
	/** What the server or the network said; undefined for a pause before any refusal. */
	readonly error?: CloseError;
}

export interface CallOptions {
	readonly signal?: AbortSignal;
	/** Told of each pause, and with undefined when it is over. */
	readonly onWait?: (wait: Wait | undefined) => void;
	/** Lists keep each object as it came, beside its row. */
	readonly keepObjects?: boolean;
}
