import type { CloseError } from "./errors.ts";

/** What may be done about an attempt that failed. */
export type RetryAdvice =
	/** The way to the server or the server failed: again up to `times` times, not before `atLeast` seconds. */
	| { readonly cause: "retry"; readonly times: number; readonly atLeast: number }
	/** The server asked for a pause of so many seconds. */
	| { readonly cause: "rateLimit"; readonly seconds: number }
	| undefined;

/** How one attempt failed. Never leaves the transport. */
export class AttemptFailure extends Error {
	readonly error: CloseError;
	readonly remedy: RetryAdvice;

	constructor(error: CloseError, remedy: RetryAdvice) {
		super(error.message);
		this.error = error;
		this.remedy = remedy;
	}
}
