import { CloseError, UserError, unexpectedError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import type { Inconsistency } from "./readPlan.ts";

/** Thrown if an answer doesn't fit what was read before. */
export class DataChangedError extends Error {
	override readonly name = "DataChangedError";
	readonly inconsistency: Inconsistency;

	constructor(inconsistency: Inconsistency = "changed") {
		super(`the data does not fit what was read before (${inconsistency})`);
		this.inconsistency = inconsistency;
	}
}

/** Thrown if the server refuses to skip as many objects as the page requires. */
export class SkipLimitError extends Error {
	override readonly name = "SkipLimitError";
	/** The server's refusal, to be reported if there is no other way to read. */
	readonly refusal: CloseError;

	constructor(refusal: CloseError) {
		super(refusal.message);
		this.refusal = refusal;
	}
}

/** Converts any failure to a CloseError. If the server refuses to read deep enough, its own refusal is returned. */
export function asCloseError(error: unknown, log: Log): CloseError {
	if (error instanceof CloseError) return error;
	if (error instanceof SkipLimitError) return error.refusal;
	if (error instanceof UserError) return new CloseError("badRequest", error.message, { advice: error.advice });
	return unexpectedError(error, log);
}
