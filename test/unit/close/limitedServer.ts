import { formatRateLimit, RateLimit } from "../../../src/sandbox/rateLimit.ts";
import { answer, EMPTY, type FakeClock, type Server, serve } from "./support.ts";

/** Milliseconds on the clock that a request travels. */
const LATENCY = 5;

export interface LimitedServer extends Server {
	/** The statuses that it gave, in order. */
	readonly statuses: readonly number[];
}

export interface LimitedServerOptions {
	readonly clock: FakeClock;
	/** Requests in a window. */
	readonly limit: number;
	/** Milliseconds. */
	readonly window: number;
	/** Another client of the same key sends a request each time so many milliseconds have passed; never by default. */
	readonly othersEvery?: number;
}

/** A server with Close's rate limit whose time is that of `clock`: how fast the machine is makes no difference. */
export async function serveLimited({
	clock,
	limit,
	window,
	othersEvery,
}: LimitedServerOptions): Promise<LimitedServer> {
	const rateLimit = new RateLimit({ limit, windowSeconds: window / 1000 });
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
