import { rateResetIn } from "./reason.ts";

/** What a `RateLimit` header says, as far as it does. */
export interface Allowance {
	readonly limit: number | undefined;
	readonly remaining: number | undefined;
	/** Seconds until `remaining` is `limit` again, with decimals. */
	readonly reset: number | undefined;
}

/** Where a 429 says nothing of its length: what Close's own client waits. Source: `facts.md`, section 10. */
const UNSAID = 2;

/** `limit=100, remaining=50, reset=0.595`, in any order and with anything missing. Undefined without any of the three. */
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
 * How many seconds a 429 asks for: the larger of what `RateLimit` and `retry-after` (seconds or a date) say, else the
 * header of before July 2023, else the body of before April 2024, else 2. A date is held against the server's own clock;
 * `now` is this computer's, in milliseconds since the epoch. Source: `facts.md`, section 2.
 */
export function pauseAskedFor(headers: Pick<Headers, "get">, body: string, now: number): number {
	const served = Date.parse(headers.get("date") ?? "");
	const reset = parseRateLimit(headers.get("ratelimit"))?.reset;
	const after = retryAfter(headers.get("retry-after"), Number.isNaN(served) ? now : served);
	if (reset !== undefined || after !== undefined) return Math.max(reset ?? 0, after ?? 0);
	return seconds(headers.get("x-rate-limit-reset")) ?? seconds(rateResetIn(body)) ?? UNSAID;
}

/** The seconds of a `retry-after` header, which may be a date. Undefined where there is none or it cannot be read. */
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
