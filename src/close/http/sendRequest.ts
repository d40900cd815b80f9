import type { Agent } from "node:http";
import type { Response } from "node-fetch";
import fetch from "node-fetch";
import { MAX_BYTES, MAX_ERROR_BYTES } from "../base/answerBounds.ts";
import {
	cancelledError,
	garbageError,
	networkError,
	redirectError,
	timeoutError,
	tooLargeError,
	tooSlowError,
} from "../base/errorMessages.ts";
import { AttemptFailure, CloseError } from "../base/errors.ts";
import { cutText } from "../text/cutText.ts";
import { labelText } from "../text/labelText.ts";
import type { ReadRequest } from "./request.ts";
import { retriesAfter } from "./retryPolicy.ts";

const MAX_REDIRECTS = 5;
/** The whole request may take this many timeouts, even if bytes keep arriving. */
const WHOLE_REQUEST_FACTOR = 3;
/** In graphemes, for messages: the host in a redirect may be as long as a header. */
const MAX_HOST_LENGTH = 100;

/** An answer of any status. */
export interface RawResponse {
	readonly status: number;
	readonly headers: Pick<Headers, "get">;
	/** Decompressed; only the beginning if the status isn't 2xx. */
	readonly body: Buffer;
}

interface SendOptions {
	readonly agent: Agent;
	/** Makes the headers of a request. Throws if its address must not get the key. */
	readonly headers: (request: ReadRequest) => Record<string, string>;
	/** The request fails after so many seconds without a byte, and after three times as many in all. */
	readonly timeout: number;
	readonly signal: AbortSignal;
	/** Removes the key from a text: a server may redirect to a host whose name contains it. */
	readonly redact: (text: string) => string;
}

/**
 * Sends a request and reads the answer to the end. Follows redirects within the origin with the same method and headers. A
 * redirect to another origin is an error, before anything is sent there.
 * @throws AttemptFailure, or a CloseError `cancelled`
 */
export async function sendRequest(request: ReadRequest, options: SendOptions): Promise<RawResponse> {
	const whole = new AbortController();
	const timer = setTimeout(() => whole.abort(), options.timeout * WHOLE_REQUEST_FACTOR * 1000);
	try {
		return await followRedirects(request, options, whole.signal);
	} finally {
		clearTimeout(timer);
	}
}

async function followRedirects(request: ReadRequest, options: SendOptions, whole: AbortSignal): Promise<RawResponse> {
	let target = request;
	let last = 0;
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
		const answer = await sendOnce(target, options, whole);
		if (![301, 302, 303, 307, 308].includes(answer.status)) return answer;
		last = answer.status;
		const from = new URL(target.url);
		const location = answer.headers.get("location");
		const to = location ? URL.parse(location, from) : null;
		if (to === null) throw new AttemptFailure(redirectError(answer.status, ""), undefined);
		if (to.origin !== from.origin) {
			const host = to.host === from.host ? to.origin : to.host || to.protocol;
			throw new AttemptFailure(
				redirectError(answer.status, cutText(options.redact(labelText(host)), MAX_HOST_LENGTH)),
				undefined,
			);
		}
		to.username = "";
		to.password = "";
		target = { ...target, url: to.href };
	}
	throw new AttemptFailure(redirectError(last, ""), undefined);
}

async function sendOnce(request: ReadRequest, options: SendOptions, whole: AbortSignal): Promise<RawResponse> {
	const { agent, headers, timeout, signal } = options;
	const { host } = new URL(request.url);
	const silent = new AbortController();
	const abort = new AbortController();
	const ends = [silent.signal, whole, signal];
	const end = () => abort.abort();
	for (const one of ends) one.addEventListener("abort", end, { once: true });
	const timer = setTimeout(() => silent.abort(), timeout * 1000);
	try {
		// A signal that is aborted already doesn't fire.
		if (ends.some(({ aborted }) => aborted)) end();
		const response = await fetch(request.url, {
			method: request.method,
			headers: headers(request),
			...(request.body === undefined ? {} : { body: request.body }),
			agent,
			redirect: "manual",
			signal: abort.signal,
		});
		// Each part restarts the timer, so that a large answer on a slow line succeeds and a stalled one fails.
		timer.refresh();
		const body = await bodyOf(response, () => timer.refresh());
		signal.throwIfAborted();
		return { status: response.status, headers: response.headers, body };
	} catch (error) {
		// Closes the connection.
		end();
		if (signal.aborted) throw cancelledError();
		if (whole.aborted) throw new AttemptFailure(tooSlowError(host, timeout, WHOLE_REQUEST_FACTOR), undefined);
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

const MEGABYTE = 1024 * 1024;

/**
 * Reads the decompressed body of an answer, and calls `onPart` for each part. If the status isn't 2xx, reads only the
 * beginning and ignores errors of the stream, since the status says what matters.
 * @throws CloseError `tooLarge`, or the error of the stream
 */
export async function bodyOf({ body, headers, ok }: Response, onPart: () => void): Promise<Buffer> {
	if (body === null) return Buffer.alloc(0);
	// An aborted stream emits a second error after the loop below has ended.
	body.on("error", () => undefined);
	const parts: Buffer[] = [];
	let length = 0;
	if (ok && Number(headers.get("content-length") ?? 0) > MAX_BYTES) throw tooLargeError(MAX_BYTES / MEGABYTE);
	try {
		for await (const part of body) {
			onPart();
			const bytes = Buffer.from(part);
			parts.push(bytes);
			length += bytes.length;
			if (ok && length > MAX_BYTES) throw tooLargeError(MAX_BYTES / MEGABYTE);
			if (!ok && length >= MAX_ERROR_BYTES) break;
		}
	} catch (error) {
		if (ok) throw error;
	}
	return Buffer.concat(parts, ok ? length : Math.min(length, MAX_ERROR_BYTES));
}
