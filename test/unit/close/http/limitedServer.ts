import { formatRateLimit, RateLimiter } from "../../../../src/sandbox/http/rateLimiter.ts";
import { answer, EMPTY, type FakeClock, type Server, serve } from "../support.ts";

/** Milliseconds of the clock that a request takes to arrive. */
const LATENCY = 5;

interface LimitedServer extends Server {
	/** The statuses of the answers, in order. */
	readonly statuses: readonly number[];
}

export interface LimitedServerOptions {
	readonly clock: FakeClock;
	/** Requests per window. */
	readonly limit: number;
	/** In milliseconds. */
	readonly window: number;
	/** Another client of the same key sends a request every so many milliseconds; never by default. */
	readonly othersEvery?: number;
}

/** A server with Close's rate limit that uses the time of `clock`, so that the speed of the machine makes no difference. */
export async function serveLimited({
	clock,
	limit,
	window,
	othersEvery,
}: LimitedServerOptions): Promise<LimitedServer> {
	const rateLimit = new RateLimiter({ limit, windowSeconds: window / 1000 });
	const statuses: number[] = [];
	let nextOfOthers = othersEvery === undefined ? Number.POSITIVE_INFINITY : clock.now();
	const server = await serve((_, response) => {
		clock.pass(LATENCY);
		for (; nextOfOthers <= clock.now(); nextOfOthers += othersEvery ?? 0) rateLimit.take("", nextOfOthers);
		const { allowed, ...left } = rateLimit.take("", clock.now());
		const status = allowed ? 200 : 429;
		statuses.push(status);
		answer(response, EMPTY, { ratelimit: formatRateLimit(left) }, status);
	});
	return { ...server, statuses };
}
