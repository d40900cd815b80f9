import { setImmediate } from "node:timers/promises";
import PQueue from "p-queue";
import { BOUNDS, type Bounds } from "../base/answerBounds.ts";
import type { CallOptions, Wait } from "../base/callOptions.ts";
import type { Credential } from "../base/credential.ts";
import { cancelledError } from "../base/errorMessages.ts";
import { AttemptFailure } from "../base/errors.ts";
import type { Log } from "../base/log.ts";
import { cutText } from "../text/cutText.ts";
import { type Redactor, redactorOf } from "../text/redact.ts";
import { type Connections, connectionsTo } from "./keepAlive.ts";
import { type ParsedResponse, parseResponse } from "./parsedResponse.ts";
import { groupOf, RateLimits } from "./rateLimit.ts";
import { parseRateLimit } from "./rateLimitHeader.ts";
import { headersOf, hoursAheadOfUtc, type Parameters, type Path, type ReadRequest, readRequest } from "./request.ts";
import { RetryPolicy, sleep } from "./retryPolicy.ts";
import { type RawResponse, sendRequest } from "./sendRequest.ts";

export interface TransportOptions {
	/** Without a trailing slash: see `parseBaseUrl`. */
	readonly baseUrl: string;
	readonly credential: Credential;
	readonly userAgent: string;
	/** Called for each request, so that a change applies at once. `requestTimeout` is in seconds. */
	readonly settings: () => { readonly maxConcurrentRequests: number; readonly requestTimeout: number };
	readonly log: Log;
	/** Hours ahead of UTC; this computer's by default. */
	readonly timeZoneOffset?: () => number;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
	/** Resolves after `ms` milliseconds; rejects when the signal is aborted. */
	readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
	/** In [0, 1), like `Math.random`. */
	readonly random?: () => number;
	/** Yields to the rest of the process. Awaited between two slices of the work on a large answer. */
	readonly pause?: () => Promise<void>;
}

interface ReadOptions extends CallOptions {
	/** Bounds of the answer; `BOUNDS` by default. */
	readonly bounds?: Bounds;
}

interface Call {
	readonly request: ReadRequest;
	/** Method, path and parameters for the log, without the key. */
	readonly title: string;
	readonly group: string;
	readonly bounds: Bounds;
	readonly signal: AbortSignal;
	readonly onWait: NonNullable<CallOptions["onWait"]>;
}

/** Sends read requests to one server: a few at once, and again after failures that may pass. */
export class Transport {
	readonly #options: Required<TransportOptions>;
	readonly #connections: Connections;
	readonly #queue = new PQueue();
	readonly #limits: RateLimits;
	readonly #redact: Redactor;
	readonly #disposed = new AbortController();

	constructor(options: TransportOptions) {
		this.#options = { ...DEFAULTS, ...options };
		this.#connections = connectionsTo(new URL(options.baseUrl).origin);
		this.#limits = new RateLimits(this.#options.now);
		this.#redact = redactorOf(options.credential);
	}

	/** Rejects with a CloseError. */
	async read(path: Path, parameters: Parameters, options: ReadOptions = {}): Promise<ParsedResponse> {
		const { bounds = BOUNDS, signal, onWait = () => undefined } = options;
		const abort = new AbortController();
		const cancel = () => abort.abort();
		const signals = signal === undefined ? [this.#disposed.signal] : [this.#disposed.signal, signal];
		for (const one of signals) one.addEventListener("abort", cancel, { once: true });
		if (signals.some((one) => one.aborted)) cancel();
		const request = readRequest(this.#options.baseUrl, path, parameters);
		const title = cutText(this.#redact(`${request.method} ${path} ${queryOf(parameters)}`.trim()), MAX_LOGGED_LENGTH);
		const group = groupOf(request.method, path);
		try {
			return await this.#readWithRetries({ request, title, group, bounds, signal: abort.signal, onWait });
		} catch (error) {
			if (abort.signal.aborted) throw cancelledError();
			throw error instanceof AttemptFailure ? error.error : error;
		} finally {
			for (const one of signals) one.removeEventListener("abort", cancel);
		}
	}

	dispose(): void {
		this.#disposed.abort();
		this.#connections.close();
	}

	async #readWithRetries(call: Call): Promise<ParsedResponse> {
		const policy = new RetryPolicy(this.#options.now, this.#options.random);
		for (;;) {
			try {
				return await this.#whenAllowed(call);
			} catch (error) {
				const wait = error instanceof AttemptFailure && !call.signal.aborted ? policy.after(error) : undefined;
				if (wait === undefined) throw error;
				if (wait.cause === "rateLimit") this.#limits.refuse(call.group, wait.until);
				await this.#pause(call, wait);
			}
		}
	}

	/** Enters the queue only while the server allows the request, so that a waiting request doesn't hold up others. */
	async #whenAllowed(call: Call): Promise<ParsedResponse> {
		let waited = 0;
		for (;;) {
			const obstacle = this.#limits.obstacle(call.group);
			if (typeof obstacle === "number") waited += await this.#waitForRateLimit(call, obstacle, waited);
			else if (obstacle !== undefined) await unlessAborted(obstacle, call.signal);
			const { maxConcurrentRequests } = this.#options.settings();
			this.#connections.allow(maxConcurrentRequests);
			// Setting the concurrency starts queued requests, so the connections must be allowed before.
			this.#queue.concurrency = maxConcurrentRequests;
			const response = await this.#queue.add(
				async () => (this.#limits.begin(call.group) ? this.#attempt(call) : "full"),
				{
					signal: call.signal,
				},
			);
			if (response !== "full") return response;
		}
	}

	/**
	 * Waits until the server allows the call, and returns how long. The call has `waited` before; both are in milliseconds.
	 * Reports pauses once they add up to {@link MIN_REPORTED_PAUSE}.
	 */
	async #waitForRateLimit(call: Call, until: number, waited: number): Promise<number> {
		const ms = Math.max(0, Math.ceil(until - this.#options.now()));
		if (waited + ms < MIN_REPORTED_PAUSE) await this.#options.sleep(ms, call.signal);
		else await this.#pause(call, { cause: "rateLimit", until });
		return ms;
	}

	async #pause({ title, signal, onWait }: Call, wait: Wait): Promise<void> {
		const ms = Math.max(0, Math.ceil(wait.until - this.#options.now()));
		const why = wait.error === undefined ? "the rate limit is near" : wait.error.message;
		this.#options.log.info(`${title}: waits ${ms} ms (${why})`);
		onWait(wait);
		try {
			await this.#options.sleep(ms, signal);
		} finally {
			onWait(undefined);
		}
	}

	async #attempt(call: Call): Promise<ParsedResponse> {
		const { credential, userAgent, timeZoneOffset, settings, now, pause } = this.#options;
		const started = now();
		let answer: RawResponse | undefined;
		try {
			answer = await sendRequest(call.request, {
				agent: this.#connections.agent,
				headers: (request) => headersOf(request, credential, { userAgent, timeZoneOffset: timeZoneOffset() }),
				timeout: settings().requestTimeout,
				signal: call.signal,
				redact: this.#redact,
			});
			const response = await parseResponse(answer, {
				url: call.request.url,
				receivedAt: now(),
				redact: this.#redact,
				bounds: call.bounds,
				pause: async () => {
					await pause();
					if (call.signal.aborted) throw cancelledError();
				},
			});
			this.#log("debug", call, started, answer);
			return response;
		} catch (error) {
			this.#log("warn", call, started, answer, error);
			throw error;
		} finally {
			this.#limits.end(call.group, parseRateLimit(answer?.headers.get("ratelimit") ?? null));
		}
	}

	#log(level: "debug" | "warn", { title, signal }: Call, started: number, answer?: RawResponse, error?: unknown): void {
		if (signal.aborted) return;
		const left = parseRateLimit(answer?.headers.get("ratelimit") ?? null);
		const parts = [
			answer === undefined ? "no response" : `${answer.status}, ${answer.body.length} bytes`,
			`${Math.round(this.#options.now() - started)} ms`,
			...(left?.remaining === undefined ? [] : [`${left.remaining} of ${left.limit ?? "?"} requests left`]),
			...(error instanceof Error ? [error.message] : []),
		];
		this.#options.log[level](this.#redact(`${title}: ${parts.join(", ")}`));
	}
}

const DEFAULTS = {
	timeZoneOffset: hoursAheadOfUtc,
	now: () => Date.now(),
	sleep,
	random: Math.random,
	pause: () => setImmediate(),
};

/** In milliseconds. Shorter pauses for the rate limit aren't logged or passed to `onWait`. */
const MIN_REPORTED_PAUSE = 300;

/** In graphemes: what a line of the log shows of method, path and parameters. */
const MAX_LOGGED_LENGTH = 1000;

function queryOf(parameters: Parameters): string {
	const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
	return new URLSearchParams(given).toString();
}

function unlessAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		const cancel = () => reject(cancelledError());
		if (signal.aborted) cancel();
		signal.addEventListener("abort", cancel, { once: true });
		promise.finally(() => signal.removeEventListener("abort", cancel)).then(resolve, reject);
	});
}
