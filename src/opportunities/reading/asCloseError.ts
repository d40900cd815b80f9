import { CloseError, UserError, unexpectedError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { SkipLimitError } from "./skipLimitError.ts";

/** What is told of a failure, whatever it was: the server's own words where it refuses to read as deep as is needed. */
export function asCloseError(error: unknown, log: Log): CloseError {
	if (error instanceof CloseError) return error;
	if (error instanceof SkipLimitError) return error.refusal;
	if (error instanceof UserError) return new CloseError("badRequest", error.message, { advice: error.advice });
	return unexpectedError(error, log);
}
