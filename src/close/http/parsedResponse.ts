import type { Bounds } from "../base/bounds.ts";
import { AttemptFailure } from "../base/errors.ts";
import { jsonOf } from "../json/parseJson.ts";
import { type Redactor, redactParsed } from "../text/redact.ts";
import { httpErrorOf } from "./httpError.ts";
import { pauseAskedFor, retryAfter } from "./rateLimitHeader.ts";
import type { SentRequest } from "./sendRequest.ts";

/** A parsed answer of status 2xx, without the key: a server may give back what it was sent, in any value or name. */
export interface ParsedResponse {
	readonly body: unknown;
	/** When it was complete, in milliseconds since the epoch. */
	readonly receivedAt: number;
	/** The server's clock, in milliseconds since the epoch. */
	readonly servedAt: number | undefined;
}

/** Seconds: a server that is down for longer is told about, not waited for. */
const LONGEST_RETRY_AFTER = 30;
const RETRIES = 3;

interface ResponseOptions {
	readonly host: string;
	/** When the answer was complete, in milliseconds since the epoch. */
	readonly receivedAt: number;
	/** Of the key. */
	readonly redact: Redactor;
	readonly bounds: Bounds;
	/** Lets others have their turn: see `jsonOf`. */
	readonly pause: () => Promise<void>;
}

/**
 * Reads what came back.
 * @throws AttemptFailure for a refusal, for an answer that is no JSON and for one beyond its bounds
 */
export async function parseResponse(
	{ status, headers, body: bytes }: SentRequest,
	{ host, receivedAt, redact, bounds, pause }: ResponseOptions,
): Promise<ParsedResponse> {
	if (status >= 200 && status <= 299) {
		const type = headers.get("content-type") ?? "";
		const clean = (value: unknown, json: string) => redactParsed(value, json, { redact, pause });
		const body = await jsonOf({ bytes, status, type, host }, { bounds, pause, clean });
		const servedAt = Date.parse(headers.get("date") ?? "");
		return { body, receivedAt, servedAt: Number.isNaN(servedAt) ? undefined : servedAt };
	}
	const text = bytes.toString("utf8");
	const error = httpErrorOf(status, text, redact);
	if (status === 429) {
		throw new AttemptFailure(error, { cause: "rateLimit", seconds: pauseAskedFor(headers, text, receivedAt) });
	}
	if (![502, 503, 504].includes(status)) throw new AttemptFailure(error, undefined);
	const atLeast = Math.min(retryAfter(headers.get("retry-after"), receivedAt) ?? 0, LONGEST_RETRY_AFTER);
	throw new AttemptFailure(error, { cause: "retry", times: RETRIES, atLeast });
}
