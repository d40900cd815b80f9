export interface RateLimitOptions {
	readonly limit: number;
	readonly windowSeconds: number;
}

/** The rest of a window after a request. */
export interface Allowance {
	readonly allowed: boolean;
	readonly limit: number;
	readonly remaining: number;
	/** Seconds until the window ends, with decimals. */
	readonly reset: number;
}

/** Counts requests by key, in windows of fixed length. A window begins with the first request of a key. */
export class RateLimiter {
	readonly #options: RateLimitOptions;
	readonly #windows = new Map<string, { start: number; used: number }>();

	constructor(options: RateLimitOptions) {
		this.#options = options;
	}

	/** Counts a request. `now` is in milliseconds. */
	take(key: string, now: number): Allowance {
		const { limit, windowSeconds } = this.#options;
		let window = this.#windows.get(key);
		if (window === undefined || now >= window.start + windowSeconds * 1000) {
			window = { start: now, used: 0 };
			this.#windows.set(key, window);
		}
		window.used += 1;
		return {
			allowed: window.used <= limit,
			limit,
			remaining: Math.max(0, limit - window.used),
			reset: (window.start + windowSeconds * 1000 - now) / 1000,
		};
	}
}

/** `limit=100, remaining=50, reset=0.595`: the value of the `RateLimit` header. */
export function formatRateLimit({ limit, remaining, reset }: Omit<Allowance, "allowed">): string {
	return `limit=${limit}, remaining=${remaining}, reset=${formatSeconds(reset)}`;
}

export function formatSeconds(seconds: number): string {
	return String(Math.round(seconds * 1_000_000) / 1_000_000);
}
