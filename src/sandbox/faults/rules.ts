import { isObject } from "../data/record.ts";

/** What can go wrong with a request. */
export const FAULTS = [
	/** 429 with `RateLimit` and `retry-after`. */
	"429",
	/** 429 as strict endpoints send it: `RateLimit` with only the reset, and `retry-after`. */
	"429-reset-only",
	/** 429 with `retry-after` alone. */
	"429-retry-after-only",
	/** 429 with the `x-rate-limit-*` headers from before July 2023. */
	"429-headers-old",
	/** 429 that says only in its body when to retry: `shape` is `flat` (a text) or `nested` (a number). */
	"429-body-old",
	/** 429 that doesn't say when to retry. */
	"no-retry-headers",
	"500",
	"502",
	"503",
	"504",
	"401",
	"403",
	"404",
	/** The connection is reset before the answer. */
	"reset",
	/** The connection is reset after half of the answer. */
	"reset-body",
	/** No answer for `seconds`, or forever. */
	"stall",
	/** Half an answer, the rest after `seconds` or never. */
	"stall-body",
	/** A complete answer whose JSON ends in the middle. */
	"truncate",
	/** The connection is closed properly, but before the announced length is reached. */
	"short-body",
	"bad-json",
	/** JSON in which a part has another type than documented: `what` says which. */
	"wrong-type",
	/** The page of a captive portal, with status 200. */
	"html",
	/** A redirect to `to`, by default the same URL. */
	"redirect-same",
	/** A redirect to `to`, by default a second server of the sandbox on another port. */
	"redirect-other",
	/** An answer of `megabytes` (65 by default), compressed if the client accepts gzip and `gzip` is true. */
	"huge",
	/** An answer of at most `megabytes` (15 by default) that compresses well and is much work to read: it repeats `what`. */
	"bomb",
	/** 400 with an `error` text of `megabytes` (45 by default). */
	"long-error",
	/** A good answer, one byte every `seconds` (20 by default). */
	"drip",
	/** A good answer after `delayMs`. */
	"slow",
] as const;
export type FaultName = (typeof FAULTS)[number];

/** What a `bomb` may repeat. */
export const BOMBS = ["objects", "groups", "periods", "names", "values", "deep", "texts", "text"] as const;
export type Bomb = (typeof BOMBS)[number];

const WRONG_TYPES = ["envelope", "null", "list", "object", "aggregates", "group"] as const;

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
