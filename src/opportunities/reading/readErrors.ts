import { CloseError, UserError, unexpectedError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import type { Inconsistency } from "./readPlan.ts";

/** Thrown if an answer does not fit what was read before. */
export class DataChangedError extends Error {
	override readonly name = "DataChangedError";
	readonly inconsistency: Inconsistency;

	constructor(inconsistency: Inconsistency = "changed") {
		super(`the data does not fit what was read before (${inconsistency})`);
		this.inconsistency = inconsistency;
	}
}

/** The server refuses to skip as many objects as a page lies behind. */
export class SkipLimitError extends Error {
	override readonly name = "SkipLimitError";
	/** What the server said, in case there is no other way. */
	readonly refusal: CloseError;

	constructor(refusal: CloseError) {
		super(refusal.message);
		this.refusal = refusal;
	}
}

/** What is told of a failure, whatever it was: the server's own words if it refuses to read as deep as is needed. */
export function asCloseError(error: unknown, log: Log): CloseError {
	if (error instanceof CloseError) return error;
	if (error instanceof SkipLimitError) return error.refusal;
	if (error instanceof UserError) return new CloseError("badRequest", error.message, { advice: error.advice });
	return unexpectedError(error, log);
}
