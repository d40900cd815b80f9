import { rateResetIn } from "./errorBody.ts";

/** The values of a `RateLimit` header; undefined if they are missing. */
export interface Allowance {
	readonly limit: number | undefined;
	readonly remaining: number | undefined;
	/** Seconds until `remaining` is `limit` again, with decimals. */
	readonly reset: number | undefined;
}

/** In seconds, for a 429 that says nothing about the pause: as long as Close's own client waits. Source: `facts.md`, section 10. */
const DEFAULT_PAUSE = 2;

/** Parses `limit=100, remaining=50, reset=0.595`, in any order. Each may be missing; returns undefined if all three are. */
export function parseRateLimit(header: string | null): Allowance | undefined {
	if (header === null) return undefined;
	const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) => {
		const text = new RegExp(`(?:^|[,;\\s])${name}\\s*=\\s*"?(\\d+(?:\\.\\d*)?|\\.\\d+)(?=$|[",;\\s])`, "i").exec(
			header,
		)?.[1];
		return text === undefined ? undefined : Number(text);
	});
	if (limit === undefined && remaining === undefined && reset === undefined) return undefined;
	return { limit, remaining, reset };
}

/**
 * The pause in seconds that a 429 asks for: the larger of `RateLimit` and `retry-after` (seconds or a date), else the header
 * from before July 2023, else the body from before April 2024, else 2. A date is compared with the server's clock, or with
 * `now` if the answer has no `Date`; `now` is in milliseconds since the epoch. Source: `facts.md`, section 2.
 */
export function pauseAskedFor(headers: Pick<Headers, "get">, body: string, now: number): number {
	const served = Date.parse(headers.get("date") ?? "");
	const reset = parseRateLimit(headers.get("ratelimit"))?.reset;
	const after = retryAfter(headers.get("retry-after"), Number.isNaN(served) ? now : served);
	if (reset !== undefined || after !== undefined) return Math.max(reset ?? 0, after ?? 0);
	return seconds(headers.get("x-rate-limit-reset")) ?? seconds(rateResetIn(body)) ?? DEFAULT_PAUSE;
}

/** The seconds of a `retry-after` header, which may be a date. Undefined if the header is missing or can't be read. */
export function retryAfter(header: string | null, now: number): number | undefined {
	const said = seconds(header);
	if (said !== undefined || header === null) return said;
	const date = /[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}

function seconds(value: unknown): number | undefined {
	if (typeof value === "number") return value >= 0 && Number.isFinite(value) ? value : undefined;
	return typeof value === "string" && /^\s*(?:\d+(?:\.\d*)?|\.\d+)\s*$/.test(value) ? Number(value) : undefined;
}
