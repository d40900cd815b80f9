import * as l10n from "@vscode/l10n";
import type { Log } from "./log.ts";

/** What can go wrong between here and Close. Code decides by the kind, never by the message. */
export type CloseErrorKind =
	| "badRequest"
	| "unauthorized"
	| "paymentRequired"
	| "forbidden"
	| "notFound"
	| "rateLimited"
	| "server"
	| "network"
	| "certificate"
	| "timeout"
	| "redirect"
	| "answer"
	| "tooLarge"
	| "unexpected"
	| "cancelled";

/** An error whose message is a localized sentence for the user. All other errors are defects: see {@link asUserError}. */
export class UserError extends Error {
	override readonly name: string = "UserError";
	/** What the user can do about it: one localized sentence, or "". */
	readonly advice: string;

	constructor(message: string, { advice = "", cause }: { readonly advice?: string; readonly cause?: unknown } = {}) {
		super(message, { cause });
		this.advice = advice;
	}
}

/** An error of the API or of the connection to it. Never contains the key or the headers of the request. */
export class CloseError extends UserError {
	override readonly name = "CloseError";
	readonly kind: CloseErrorKind;
	/** The HTTP status, if there was an answer. */
	readonly status: number | undefined;
	/** The server's own words, if it sent any. */
	readonly reason: string | undefined;
	/** The path of the request, if there was an answer. */
	readonly path: string | undefined;

	constructor(
		kind: CloseErrorKind,
		message: string,
		details: {
			status?: number | undefined;
			reason?: string | undefined;
			path?: string | undefined;
			advice: string;
			cause?: unknown;
		},
	) {
		super(message, details);
		this.kind = kind;
		this.status = details.status;
		this.reason = details.reason;
		this.path = details.path;
	}
}

/** Whether and when a failed attempt may be repeated; undefined means never. */
export type RetryAdvice =
	/** The connection or the server failed: retry up to `times` times, after `atLeast` seconds or more. */
	| { readonly cause: "retry"; readonly times: number; readonly atLeast: number }
	/** The server asked for a pause of `seconds`. */
	| { readonly cause: "rateLimit"; readonly seconds: number }
	| undefined;

/** The failure of one attempt. Never leaves the transport. */
export class AttemptFailure extends Error {
	readonly error: CloseError;
	readonly retryAdvice: RetryAdvice;

	constructor(error: CloseError, retryAdvice: RetryAdvice) {
		super(error.message);
		this.error = error;
		this.retryAdvice = retryAdvice;
	}
}

/**
 * Replaces errors that weren't written for a person, such as "Maximum call stack size exceeded", by a sentence with advice,
 * and logs their stack. A {@link UserError} stays as it is.
 */
export function asUserError(error: unknown, log: Log): UserError {
	if (!(error instanceof UserError)) return unexpectedError(error, log);
	if (error.cause !== undefined && !(error.cause instanceof UserError)) log.warn(`Caused by ${logText(error.cause)}`);
	return error;
}

export function unexpectedError(error: unknown, log: Log): CloseError {
	log.error(`Unexpected: ${logText(error)}`);
	return new CloseError("unexpected", l10n.t("Something went wrong."), {
		advice: l10n.t("Try again. Run Show Log for details."),
	});
}

/** An error for the log: with its stack, unless it was written for a person. */
export function logText(error: unknown): string {
	if (error instanceof UserError) return error.message;
	return error instanceof Error ? (error.stack ?? error.message) : `a ${typeof error} was thrown`;
}
