import * as l10n from "@vscode/l10n";
import { CloseError, UserError } from "./errors.ts";
import type { Log } from "./log.ts";

/**
 * The boundary for errors that nobody wrote for a person, such as "Maximum call stack size exceeded": what is shown is a
 * sentence with advice, and the stack goes to the log. Errors that were written for a person stay as they are.
 */
export function asUserError(error: unknown, log: Log): UserError {
	if (!(error instanceof UserError)) return unexpectedError(error, log);
	if (error.cause !== undefined && !(error.cause instanceof UserError)) log.warn(`Caused by ${logText(error.cause)}`);
	return error;
}

export function unexpectedError(error: unknown, log: Log): CloseError {
	log.error(`Unexpected: ${logText(error)}`);
	return new CloseError("unexpected", l10n.t("Something unexpected went wrong."), {
		advice: l10n.t("Try again. The log has more about it: run Show Log."),
	});
}

/** An error for the log: with its stack, unless it was written for a person. */
export function logText(error: unknown): string {
	if (error instanceof UserError) return error.message;
	return error instanceof Error ? (error.stack ?? error.message) : `a ${typeof error} was thrown`;
}
