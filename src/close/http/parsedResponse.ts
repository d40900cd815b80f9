import type { Bounds } from "../base/answerBounds.ts";
import { AttemptFailure } from "../base/errors.ts";
import { jsonOf } from "../json/parseJson.ts";
import { type Redactor, redactParsed } from "../text/redact.ts";
import { httpErrorOf } from "./httpError.ts";
import { adviceAfter } from "./retryPolicy.ts";
import type { RawResponse } from "./sendRequest.ts";

/** A parsed answer of status 2xx, without the key, which a server may repeat in any value or name. */
export interface ParsedResponse {
	readonly body: unknown;
	/** When the answer had arrived in full, in milliseconds since the epoch. */
	readonly receivedAt: number;
	/** The server's clock, in milliseconds since the epoch. */
	readonly servedAt: number | undefined;
}

interface ResponseOptions {
	/** The address of the request. */
	readonly url: string;
	/** When the answer had arrived in full, in milliseconds since the epoch. */
	readonly receivedAt: number;
	/** Removes the key. */
	readonly redact: Redactor;
	readonly bounds: Bounds;
	/** Yields to the rest of the process: see `jsonOf`. */
	readonly pause: () => Promise<void>;
}

/**
 * Parses an answer of status 2xx.
 * @throws AttemptFailure for any other status, for an answer that isn't JSON and for one beyond its bounds
 */
export async function parseResponse(
	{ status, headers, body: bytes }: RawResponse,
	{ url, receivedAt, redact, bounds, pause }: ResponseOptions,
): Promise<ParsedResponse> {
	const { host, pathname } = new URL(url);
	if (status >= 200 && status <= 299) {
		const type = headers.get("content-type") ?? "";
		const clean = (value: unknown, json: string) => redactParsed(value, json, { redact, pause });
		const body = await jsonOf({ bytes, status, type, host }, { bounds, pause, clean });
		const servedAt = Date.parse(headers.get("date") ?? "");
		return { body, receivedAt, servedAt: Number.isNaN(servedAt) ? undefined : servedAt };
	}
	const text = bytes.toString("utf8");
	throw new AttemptFailure(httpErrorOf(status, text, redact, pathname), adviceAfter(status, headers, text, receivedAt));
}
