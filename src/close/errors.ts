/**
 * What can go wrong between here and Close. `kind` decides wording and behaviour; nobody reads `message` for that.
 */
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
	| "cancelled";

/** An error of the API or of the way to it. Never holds the key, nor the headers of the request. */
export class CloseError extends Error {
	override readonly name = "CloseError";
	readonly kind: CloseErrorKind;
	/** HTTP status, where there was an answer. */
	readonly status: number | undefined;
	/** The server's own words, where it gave any. */
	readonly reason: string | undefined;
	/** What the user can do about it: one localized sentence. */
	readonly advice: string;

	constructor(
		kind: CloseErrorKind,
		message: string,
		details: { status?: number | undefined; reason?: string | undefined; advice: string; cause?: unknown },
	) {
		super(message, { cause: details.cause });
		this.kind = kind;
		this.status = details.status;
		this.reason = details.reason;
		this.advice = details.advice;
	}
}
