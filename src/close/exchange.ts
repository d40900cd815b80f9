import type { Agent } from "node:http";
import fetch, { type Response } from "node-fetch";
import { CloseError } from "./errors.ts";
import {
	cancelledError,
	garbageError,
	networkError,
	redirectError,
	retriesAfter,
	timeoutError,
	tooLargeError,
} from "./failures.ts";
import type { Reading } from "./request.ts";
import { AttemptFailure } from "./retry.ts";
import { cutText } from "./text/cutText.ts";
import { labelText } from "./text/labelText.ts";

const MEGABYTE = 1024 * 1024;
/** Larger answers are refused; in megabytes, unpacked. */
const LARGEST = 64;
const MOST_REDIRECTS = 5;
/** In graphemes: a redirect may name a host as long as a header. */
const LONGEST_HOST = 100;

/** What came back, whatever its status. */
export interface Exchange {
	readonly status: number;
	readonly headers: Pick<Headers, "get">;
	readonly text: string;
	/** Of the unpacked body. */
	readonly bytes: number;
}

export interface ExchangeOptions {
	readonly agent: Agent;
	/** Makes the headers for the reading at this address. Throws where the key must not go there. */
	readonly headers: (reading: Reading) => Record<string, string>;
	/** Seconds without a byte after which the request is given up. */
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
	let target = reading;
	let last = 0;
	for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
		const answer = await once(target, options);
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

async function once(reading: Reading, { agent, headers, timeout, signal }: ExchangeOptions): Promise<Exchange> {
	const { host } = new URL(reading.url);
	const abort = new AbortController();
	const cancel = () => abort.abort();
	let timedOut = false;
	const timer = setTimeout(() => {
		timedOut = true;
		abort.abort();
	}, timeout * 1000);
	signal.addEventListener("abort", cancel, { once: true });
	try {
		signal.throwIfAborted();
		const response = await fetch(reading.url, {
			method: reading.method,
			headers: headers(reading),
			...(reading.body === undefined ? {} : { body: reading.body }),
			agent,
			redirect: "manual",
			signal: abort.signal,
		});
		const body = await bodyOf(response, timer, abort);
		return { status: response.status, headers: response.headers, text: body.toString("utf8"), bytes: body.length };
	} catch (error) {
		if (signal.aborted) throw cancelledError();
		if (timedOut) throw new AttemptFailure(timeoutError(host, timeout), undefined);
		throw failureOf(error, host);
	} finally {
		clearTimeout(timer);
		signal.removeEventListener("abort", cancel);
	}
}

/** Each piece that arrives starts the timer anew: a large answer on a slow line is no failure, a stalled one is. */
async function bodyOf({ body, headers }: Response, timer: NodeJS.Timeout, abort: AbortController): Promise<Buffer> {
	timer.refresh();
	if (body === null) return Buffer.alloc(0);
	// An aborted stream tells of its end twice, and nobody listens the second time.
	body.on("error", () => undefined);
	const pieces: Buffer[] = [];
	let bytes = 0;
	const check = (size: number) => {
		if (size <= LARGEST * MEGABYTE) return;
		abort.abort();
		throw tooLargeError(LARGEST);
	};
	check(Number(headers.get("content-length") ?? 0));
	for await (const piece of body) {
		timer.refresh();
		bytes += piece.length;
		check(bytes);
		pieces.push(Buffer.from(piece));
	}
	return Buffer.concat(pieces);
}

function failureOf(error: unknown, host: string): AttemptFailure {
	if (error instanceof CloseError) return new AttemptFailure(error, undefined);
	const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
	if (code.startsWith("Z_")) return new AttemptFailure(garbageError("malformed", 200, host), undefined);
	if (code === "") return new AttemptFailure(networkError(error instanceof Error ? error.name : "", host), undefined);
	return new AttemptFailure(networkError(code, host), { cause: "retry", times: retriesAfter(code), atLeast: 0 });
}
