import { isObject } from "../isObject.ts";

/** What can go wrong with a request. */
export const FAULTS = [
	/** 429 with `RateLimit` and `retry-after`. */
	"429",
	/** 429 as strict endpoints give it: `RateLimit` with nothing but the reset, and `retry-after`. */
	"429-reset-only",
	/** 429 with `retry-after` alone. */
	"429-retry-after-only",
	/** 429 with the `x-rate-limit-*` headers of before July 2023. */
	"429-headers-old",
	/** 429 whose body alone says when: `shape` `flat` (a text) or `nested` (a number). */
	"429-body-old",
	/** 429 that does not say when. */
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
	/** … after half of the answer. */
	"reset-body",
	/** No answer, for `seconds` or for ever. */
	"stall",
	/** Half an answer, the rest after `seconds` or never. */
	"stall-body",
	/** A complete answer whose JSON ends in the middle. */
	"truncate",
	/** The connection is closed in order, before the announced length is reached. */
	"short-body",
	"bad-json",
	/** JSON of another type than announced: `what` says where. */
	"wrong-type",
	/** A page of a captive portal, with status 200. */
	"html",
	/** A redirect to `to`, by default the same URL. */
	"redirect-same",
	/** A redirect to `to`, by default a second server of the sandbox on another port. */
	"redirect-other",
	/** An answer of `megabytes` (65), compressed if the client accepts it and `gzip` is true. */
	"huge",
	/** An answer of at most `megabytes` (15) that packs to little and is much work to read: `what` says what it is full of. */
	"bomb",
	/** 400 with an `error` text of `megabytes` (45). */
	"long-error",
	/** A good answer, a byte every `seconds` (20). */
	"drip",
	/** A good answer, but later: see `delayMs`. */
	"slow",
] as const;
export type FaultName = (typeof FAULTS)[number];

/** What a `bomb` may be full of. */
export const BOMBS = ["objects", "groups", "periods", "names", "values", "deep", "texts", "text"] as const;
export type Bomb = (typeof BOMBS)[number];

const WRONG_TYPES = ["envelope", "null", "list", "object", "aggregates", "group"] as const;

/** Which of the requests that a rule looks at it strikes. Counting begins at 1 with the rule. */
export type Trigger =
	| "always"
	| { readonly nth: number | readonly number[] }
	| { readonly every: number }
	| { readonly from: number; readonly to?: number }
	| { readonly probability: number; readonly seed?: number };

export interface FaultRule {
	readonly do: FaultName;
	/** Without it: always. */
	readonly on?: Trigger;
	/** Looks only at paths that contain this, e.g. `/opportunity/`. */
	readonly path?: string;
	/** Looks only at requests with these parameters; `*` is any value, an empty text stands for none. */
	readonly params?: Readonly<Record<string, string>>;
	/** Strikes at most so often. */
	readonly times?: number;
	/** Passes before the answer, beside the latency. */
	readonly delayMs?: number;
	/** For 429: until when (0.5). For `stall`, `stall-body` and `drip`: how long. */
	readonly seconds?: number;
	/** Sets headers of the answer; null takes one away. */
	readonly headers?: Readonly<Record<string, string | null>>;
	/** For redirects: 302 unless given. */
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

/** Checks a script of rules. Throws an Error that names the rule and the key that is wrong. */
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
