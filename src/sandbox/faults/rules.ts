import { isObject } from "../data/record.ts";

/** What can go wrong with a request, in words for people. */
export const FAULT_DESCRIPTIONS = [
	["429", "too many requests, with RateLimit and retry-after: `seconds` until the reset (0.5)"],
	["429-reset-only", "429 as strict endpoints send it: RateLimit with only the reset, and retry-after"],
	["429-retry-after-only", "429 with retry-after alone"],
	["429-headers-old", "429 with the x-rate-limit-* headers from before July 2023"],
	["429-body-old", "429 whose body alone says when to retry: `shape` is flat (a text) or nested (a number)"],
	["no-retry-headers", "429 that doesn't say when to retry"],
	["500", "internal server error"],
	["502", "bad gateway, as a web page"],
	["503", "service unavailable, as a web page"],
	["504", "gateway timeout, without a text"],
	["401", "the key is refused"],
	["403", "the key may not do this"],
	["404", "nothing is at this address"],
	["reset", "the connection is reset before the answer"],
	["reset-body", "the connection is reset after half of the answer"],
	["stall", "no answer for `seconds`, or forever"],
	["stall-body", "half an answer, the rest after `seconds` or never"],
	["truncate", "a complete answer whose JSON ends in the middle"],
	["short-body", "the connection is closed properly, but before the announced length is reached"],
	["bad-json", "an answer that is no JSON"],
	["wrong-type", "JSON in which the part `what` has another type than documented"],
	["html", "the page of a captive portal, with status 200"],
	["redirect-same", "a redirect to `to`, by default the same address"],
	["redirect-other", "a redirect to `to`, by default a second server of the sandbox on another port"],
	["huge", "an answer of `megabytes` (65), compressed if the client accepts gzip and `gzip` is true"],
	["bomb", "an answer of `megabytes` (15) that compresses well and is much work to read: it repeats `what`"],
	["long-error", "400 with a text of `megabytes` (45)"],
	["drip", "a good answer, one byte every `seconds` (20)"],
	["slow", "a good answer after `delayMs`"],
] as const;
export type FaultName = (typeof FAULT_DESCRIPTIONS)[number][0];
export const FAULTS: readonly FaultName[] = FAULT_DESCRIPTIONS.map(([name]) => name);

/** What a `bomb` may repeat. */
export const BOMBS = ["objects", "groups", "periods", "names", "values", "deep", "texts", "text"] as const;
export type Bomb = (typeof BOMBS)[number];

export const WRONG_TYPES = ["envelope", "null", "list", "object", "aggregates", "group"] as const;

/** Which of its matching requests a rule applies to. They are numbered from 1. */
export type Trigger =
	| "always"
	| { readonly nth: number | readonly number[] }
	| { readonly every: number }
	| { readonly from: number; readonly to?: number }
	| { readonly probability: number; readonly seed?: number };

export interface FaultRule {
	readonly do: FaultName;
	/** By default, the rule applies to all matching requests. */
	readonly on?: Trigger;
	/** Matches only paths that contain this, e.g. `/opportunity/`. */
	readonly path?: string;
	/** Matches only requests with these parameters; `*` means any value, an empty text means that the parameter is missing. */
	readonly params?: Readonly<Record<string, string>>;
	/** The rule applies at most so often. */
	readonly times?: number;
	/** Delay of the answer, in addition to the latency. */
	readonly delayMs?: number;
	/** For 429: until the reset (0.5 by default). For `stall`, `stall-body` and `drip`: the duration of the pause. */
	readonly seconds?: number;
	/** Sets headers of the answer; null removes one. */
	readonly headers?: Readonly<Record<string, string | null>>;
	/** For redirects; 302 by default. */
	readonly status?: number;
	readonly to?: string;
	readonly shape?: "flat" | "nested";
	/** For `wrong-type` and `bomb`. */
	readonly what?: (typeof WRONG_TYPES)[number] | Bomb;
	readonly megabytes?: number;
	readonly gzip?: boolean;
}

const KEYS: Readonly<Record<keyof FaultRule, (value: unknown) => boolean>> = {
	do: (value) => FAULTS.some((name) => name === value),
	on: isTrigger,
	path: isText,
	params: (value) => isObject(value) && Object.values(value).every(isText),
	times: isCount,
	delayMs: isAmount,
	seconds: isAmount,
	headers: (value) => isObject(value) && Object.values(value).every((text) => text === null || isText(text)),
	status: (value) => isCount(value) && value >= 300 && value < 400,
	to: isText,
	shape: (value) => value === "flat" || value === "nested",
	what: (value) => [...WRONG_TYPES, ...BOMBS].some((name) => name === value),
	megabytes: isAmount,
	gzip: (value) => typeof value === "boolean",
};

/** Checks a script of rules. @throws Error that names the rule and the key that is wrong */
export function readFaults(script: unknown): readonly FaultRule[] {
	if (!Array.isArray(script)) {
		throw new Error("A fault script is a list of rules.");
	}
	return script.map((rule: unknown, index) => {
		const name = `Rule ${index + 1} of the fault script`;
		if (!isObject(rule)) {
			throw new Error(`${name} is not an object.`);
		}
		if (rule["do"] === undefined) {
			throw new Error(`${name} has no "do".`);
		}
		for (const [key, value] of Object.entries(rule)) {
			const check = Object.hasOwn(KEYS, key) ? KEYS[key as keyof FaultRule] : undefined;
			if (check === undefined) {
				throw new Error(`${name} has an unknown key "${key}". Known are: ${Object.keys(KEYS).join(", ")}.`);
			}
			if (value !== undefined && !check(value)) {
				const allowed = key === "do" ? ` Known are: ${FAULTS.join(", ")}.` : "";
				throw new Error(`${name} has a "${key}" that cannot be: ${JSON.stringify(value)}.${allowed}`);
			}
		}
		return rule as unknown as FaultRule;
	});
}

function isTrigger(value: unknown): boolean {
	if (value === "always") {
		return true;
	}
	if (!isObject(value)) {
		return false;
	}
	const keys = Object.keys(value).sort().join();
	const { nth, every, from, to, probability, seed } = value as Record<string, unknown>;
	switch (keys) {
		case "nth":
			return isCount(nth) || (Array.isArray(nth) && nth.every(isCount));
		case "every":
			return isCount(every);
		case "from":
			return isCount(from);
		case "from,to":
			return isCount(from) && isCount(to);
		case "probability":
		case "probability,seed":
			return isAmount(probability) && probability <= 1 && (seed === undefined || isAmount(seed));
		default:
			return false;
	}
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}

function isCount(value: unknown): value is number {
	return typeof value === "number" && Number.isInteger(value) && value >= 1;
}

function isAmount(value: unknown): value is number {
	return typeof value === "number" && value >= 0;
}
