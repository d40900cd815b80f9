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

/** The largest `_limit` that the server takes, where that is what it refused. Source: `facts.md`, section 2. */
export function maxLimitOf(error: CloseError): number | undefined {
	return numberIn(error, /\bmax_limit\s*=\s*(\d+)/);
}

/** The largest `_skip` that the server takes, where that is what it refused. */
export function maxSkipOf(error: CloseError): number | undefined {
	return numberIn(error, /\bmax_skip\s*=\s*(\d+)/);
}

function numberIn({ kind, reason }: CloseError, pattern: RegExp): number | undefined {
	const digits = kind === "badRequest" ? pattern.exec(reason ?? "")?.[1] : undefined;
	return digits === undefined ? undefined : Number(digits);
}
