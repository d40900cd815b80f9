import type { Wait } from "../base/callOptions.ts";
import { CERTIFICATE, cancelledError } from "../base/errorMessages.ts";
import type { AttemptFailure, RetryAdvice } from "../base/errors.ts";
import { pauseAskedFor, retryAfter } from "./rateLimitHeader.ts";
import { MAX_PAUSE } from "./rateWindow.ts";

/** How often a call is sent at most while the server answers 429. Source: `facts.md`, section 10. */
const MAX_RATE_LIMIT_TRIES = 5;
/** The server is being restarted or is overloaded. Other errors would come again. */
const RETRIED_STATUSES: readonly number[] = [502, 503, 504];
/** How often a call is sent again after one of {@link RETRIED_STATUSES} or a lost connection. */
const RETRIES = 3;
/** The longest `retry-after` to wait for, in seconds. If the server is down for longer, the call fails instead. */
const MAX_RETRY_AFTER = 30;
/** There is no server, no such host, or one with another protocol: a second request would fail, too. */
const PERMANENT = /^(?:ENOTFOUND|ECONNREFUSED|EPROTO|ERR_SSL_.*|HPE_.*)$/;

/** How often a request is sent again after a failure with this error code of Node. */
export function retriesAfter(code: string): number {
	if (CERTIFICATE.test(code) || PERMANENT.test(code)) return 0;
	return code === "EAI_AGAIN" ? 1 : RETRIES;
}

/**
 * Whether a request is sent again after an answer other than 2xx; undefined if it isn't. `text` is its body, and
 * `receivedAt` its time in milliseconds since the epoch.
 */
export function adviceAfter(
	status: number,
	headers: Pick<Headers, "get">,
	text: string,
	receivedAt: number,
): RetryAdvice {
	if (status === 429) return { cause: "rateLimit", seconds: pauseAskedFor(headers, text, receivedAt) };
	if (!RETRIED_STATUSES.includes(status)) return undefined;
	const atLeast = Math.min(retryAfter(headers.get("retry-after"), receivedAt) ?? 0, MAX_RETRY_AFTER);
	return { cause: "retry", times: RETRIES, atLeast };
}

/** Decides for one call whether and when it is sent again. */
export class RetryPolicy {
	readonly #now: () => number;
	readonly #random: () => number;
	#failures = 0;
	#rateLimited = 0;

	constructor(now: () => number, random: () => number) {
		this.#now = now;
		this.#random = random;
	}

	/** The pause after a failure; undefined if the call is not sent again. */
	after({ error, retryAdvice }: AttemptFailure): Wait | undefined {
		if (retryAdvice === undefined) return undefined;
		const ms =
			retryAdvice.cause === "retry"
				? this.#retry(retryAdvice.times, retryAdvice.atLeast)
				: this.#rateLimit(retryAdvice.seconds);
		return ms === undefined ? undefined : { cause: retryAdvice.cause, until: this.#now() + ms, error };
	}

	/** About 1, 2 and 4 seconds, each ±20%, so that many windows don't retry at the same moment. */
	#retry(times: number, atLeast: number): number | undefined {
		if (this.#failures >= times) return undefined;
		const seconds = 2 ** this.#failures * (0.8 + 0.4 * this.#random());
		this.#failures += 1;
		return Math.ceil(Math.max(seconds, atLeast) * 1000);
	}

	/** As long as the server asks for, and at least 1, 2, 4 and 8 seconds: it may ask for no pause and refuse again. */
	#rateLimit(seconds: number): number | undefined {
		const ms = Math.ceil(Math.max(seconds, 2 ** this.#rateLimited) * 1000);
		this.#rateLimited += 1;
		return this.#rateLimited >= MAX_RATE_LIMIT_TRIES || ms > MAX_PAUSE ? undefined : ms;
	}
}

/** Resolves after `ms` milliseconds, never earlier. Rejects as soon as `signal` is aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		const cancel = () => {
			clearTimeout(timer);
			reject(cancelledError());
		};
		// Node's timers may fire a millisecond early.
		const timer = setTimeout(() => {
			signal.removeEventListener("abort", cancel);
			resolve();
		}, ms + 1);
		if (signal.aborted) cancel();
		else signal.addEventListener("abort", cancel, { once: true });
	});
}
