import type { Exchange } from "./exchange.ts";
import { jsonOf } from "./json.ts";
import { pauseAskedFor, retryAfter } from "./rateLimitHeader.ts";
import { refusalOf } from "./refusal.ts";
import { AttemptFailure } from "./retry.ts";
import { redactJson } from "./text/redactJson.ts";

/** A parsed answer of status 2xx, without the key: a server may give back what it was sent, in any value or name. */
export interface Received {
	readonly body: unknown;
	/** When it was complete, in milliseconds since the epoch. */
	readonly receivedAt: number;
	/** The server's clock, in milliseconds since the epoch. */
	readonly servedAt: number | undefined;
}

/** Seconds: a server that is down for longer is told about, not waited for. */
const LONGEST_RETRY_AFTER = 30;
const RETRIES = 3;

/**
 * Reads what came back. `redact` takes the key out of a text.
 * @throws AttemptFailure for a refusal and for an answer that is no JSON
 */
export function receivedFrom(
	{ status, headers, text }: Exchange,
	{
		host,
		receivedAt,
		redact,
	}: { readonly host: string; readonly receivedAt: number; readonly redact: (text: string) => string },
): Received {
	if (status >= 200 && status <= 299) {
		const body = redactJson(jsonOf(text, { status, type: headers.get("content-type") ?? "", host }), redact);
		const servedAt = Date.parse(headers.get("date") ?? "");
		return { body, receivedAt, servedAt: Number.isNaN(servedAt) ? undefined : servedAt };
	}
	const error = refusalOf(status, text, redact);
	if (status === 429) {
		throw new AttemptFailure(error, { cause: "rateLimit", seconds: pauseAskedFor(headers, text, receivedAt) });
	}
	if (![502, 503, 504].includes(status)) throw new AttemptFailure(error, undefined);
	const atLeast = Math.min(retryAfter(headers.get("retry-after"), receivedAt) ?? 0, LONGEST_RETRY_AFTER);
	throw new AttemptFailure(error, { cause: "retry", times: RETRIES, atLeast });
}
