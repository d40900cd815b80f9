import type { CloseError } from "./errors.ts";

/** A pause before a request is sent or retried. */
export interface Wait {
	readonly cause: "rateLimit" | "retry";
	/** When the request goes out, in milliseconds since the epoch. */
	readonly until: number;
	/** The error that the pause follows; undefined if the request hasn't failed yet. */
	readonly error?: CloseError;
}

export interface CallOptions {
	readonly signal?: AbortSignal;
	/** Called with each pause, and with undefined when it is over. */
	readonly onWait?: (wait: Wait | undefined) => void;
	/** Keeps each JSON object of a list, as `object` of its row. */
	readonly keepObjects?: boolean;
}
