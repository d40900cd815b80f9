import type { CloseError } from "../base/errors.ts";

/** The largest `_limit` that the server accepts, if it refused one for being larger. Source: `facts.md`, section 2. */
export function maxLimitOf(error: CloseError): number | undefined {
	return numberIn(error, /\bmax_limit\s*=\s*(\d+)/);
}

/** The largest `_skip` that the server accepts, if it refused one for being larger. */
export function maxSkipOf(error: CloseError): number | undefined {
	return numberIn(error, /\bmax_skip\s*=\s*(\d+)/);
}

function numberIn({ kind, reason }: CloseError, pattern: RegExp): number | undefined {
	const digits = kind === "badRequest" ? pattern.exec(reason ?? "")?.[1] : undefined;
	return digits === undefined ? undefined : Number(digits);
}
