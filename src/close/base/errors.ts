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
	| "unexpected"
	| "cancelled";

/** An error whose message is a localized sentence for the user. All others are defects: see `unexpected.ts`. */
export class UserError extends Error {
	override readonly name: string = "UserError";
	/** What the user can do about it: one localized sentence, or "". */
	readonly advice: string;

	constructor(message: string, { advice = "", cause }: { readonly advice?: string; readonly cause?: unknown } = {}) {
		super(message, { cause });
		this.advice = advice;
	}
}

/** An error of the API or of the way to it. Never holds the key, nor the headers of the request. */
export class CloseError extends UserError {
	override readonly name = "CloseError";
	readonly kind: CloseErrorKind;
	/** HTTP status, where there was an answer. */
	readonly status: number | undefined;
	/** The server's own words, where it gave any. */
	readonly reason: string | undefined;

	constructor(
		kind: CloseErrorKind,
		message: string,
		details: { status?: number | undefined; reason?: string | undefined; advice: string; cause?: unknown },
	) {
		super(message, details);
		this.kind = kind;
		this.status = details.status;
		this.reason = details.reason;
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
