import type { Agent } from "node:http";
import fetch from "node-fetch";
import { bodyOf } from "./body.ts";
import { CloseError } from "./errors.ts";
import {
	cancelledError,
	garbageError,
	networkError,
	redirectError,
	retriesAfter,
	timeoutError,
	tooSlowError,
} from "./failures.ts";
import type { Reading } from "./request.ts";
import { AttemptFailure } from "./retry.ts";
import { cutText } from "./text/cutText.ts";
import { labelText } from "./text/labelText.ts";

const MOST_REDIRECTS = 5;
/** A server that sends a byte now and then is waited for so many times as long as one that sends nothing. */
const WHOLE_TRY = 3;
/** In graphemes: a redirect may name a host as long as a header. */
const LONGEST_HOST = 100;

/** What came back, whatever its status. */
export interface Exchange {
	readonly status: number;
	readonly headers: Pick<Headers, "get">;
	/** Unpacked; the beginning of it if the status is none of 2xx. */
	readonly body: Buffer;
}

export interface ExchangeOptions {
	readonly agent: Agent;
	/** Makes the headers for the reading at this address. Throws where the key must not go there. */
	readonly headers: (reading: Reading) => Record<string, string>;
	/** Seconds without a byte after which the request is given up; three times as many are for all of it. */
	readonly timeout: number;
	readonly signal: AbortSignal;
	/** Takes the key out of a text: a server may redirect to a host that is named after it. */
	readonly redact: (text: string) => string;
}

/**
 * Sends a reading and reads its answer to the end. A redirect within the origin is followed with the same method and
 * headers; one to another origin is refused before anything is sent there.
 * @throws AttemptFailure, or a CloseError that is `cancelled`
 */
export async function exchange(reading: Reading, options: ExchangeOptions): Promise<Exchange> {
	const whole = new AbortController();
	const timer = setTimeout(() => whole.abort(), options.timeout * WHOLE_TRY * 1000);
	try {
		return await followed(reading, options, whole.signal);
	} finally {
		clearTimeout(timer);
	}
}

async function followed(reading: Reading, options: ExchangeOptions, whole: AbortSignal): Promise<Exchange> {
	let target = reading;
	let last = 0;
	for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
		const answer = await once(target, options, whole);
		if (![301, 302, 303, 307, 308].includes(answer.status)) return answer;
		last = answer.status;
		const from = new URL(target.url);
		const location = answer.headers.get("location");
		const to = location ? URL.parse(location, from) : null;
		if (to === null) throw new AttemptFailure(redirectError(answer.status, ""), undefined);
		if (to.origin !== from.origin) {
			const host = to.host === from.host ? to.origin : to.host || to.protocol;
			throw new AttemptFailure(
				redirectError(answer.status, cutText(options.redact(labelText(host)), LONGEST_HOST)),
				undefined,
			);
		}
		to.username = "";
		to.password = "";
		target = { ...target, url: to.href };
	}
	throw new AttemptFailure(redirectError(last, ""), undefined);
}

async function once(reading: Reading, options: ExchangeOptions, whole: AbortSignal): Promise<Exchange> {
	const { agent, headers, timeout, signal } = options;
	const { host } = new URL(reading.url);
	const silent = new AbortController();
	const abort = new AbortController();
	const ends = [silent.signal, whole, signal];
	const end = () => abort.abort();
	for (const one of ends) one.addEventListener("abort", end, { once: true });
	const timer = setTimeout(() => silent.abort(), timeout * 1000);
	try {
		// An abort that came before is not told again.
		if (ends.some(({ aborted }) => aborted)) end();
		const response = await fetch(reading.url, {
			method: reading.method,
			headers: headers(reading),
			...(reading.body === undefined ? {} : { body: reading.body }),
			agent,
			redirect: "manual",
			signal: abort.signal,
		});
		// Each part that arrives starts the timer anew: a large answer on a slow line is no failure, a stalled one is.
		timer.refresh();
		const body = await bodyOf(response, () => timer.refresh());
		signal.throwIfAborted();
		return { status: response.status, headers: response.headers, body };
	} catch (error) {
		// Closes the connection.
		end();
		if (signal.aborted) throw cancelledError();
		if (whole.aborted) throw new AttemptFailure(tooSlowError(host, timeout, WHOLE_TRY), undefined);
		if (silent.signal.aborted) throw new AttemptFailure(timeoutError(host, timeout), undefined);
		throw failureOf(error, host);
	} finally {
		clearTimeout(timer);
		for (const one of ends) one.removeEventListener("abort", end);
	}
}

function failureOf(error: unknown, host: string): AttemptFailure {
	if (error instanceof CloseError) return new AttemptFailure(error, undefined);
	const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
	if (code.startsWith("Z_")) return new AttemptFailure(garbageError("malformed", 200, host), undefined);
	if (code === "") return new AttemptFailure(networkError(error instanceof Error ? error.name : "", host), undefined);
	return new AttemptFailure(networkError(code, host), { cause: "retry", times: retriesAfter(code), atLeast: 0 });
}
