import { parseArgs } from "node:util";
import { createCustomFields } from "./data/customFieldValues.ts";
import { createIds } from "./data/ids.ts";
import { readVariants, VARIANTS } from "./data/variants.ts";
import { type Moving, readMoving } from "./dataMover.ts";
import { BOMBS, FAULT_DESCRIPTIONS, readFaults, WRONG_TYPES } from "./faults/rules.ts";
import type { RateLimitOptions } from "./http/rateLimiter.ts";
import { readOptions, SAMPLE_KEY, type SandboxOptions } from "./options.ts";

/** The command line is not valid. The message says what is wrong and what is allowed. */
export class FlagError extends Error {}

const FLAGS = {
	port: { value: "N", help: "the port; by default a free one" },
	host: { value: "ADDRESS", help: "the address to listen on (127.0.0.1)" },
	size: { value: "N", help: "how many opportunities (1000)" },
	owners: { value: "N", help: "how many owners (12)" },
	seed: { value: "N", help: "what the data is made from; the same seed and --now give the same data (1)" },
	now: { value: "DATE", help: "what the data takes for the present, e.g. 2026-09-01 (the present)" },
	years: { value: "N", help: "how far back the data goes (3)" },
	latency: { value: "MS", help: "how long each answer takes at least, in milliseconds (0)" },
	"rate-limit": { value: "N[/SECONDS]", help: "requests a key may make in a window of so many seconds (1000/1)" },
	"max-limit": { value: "N", help: "the largest _limit (250)" },
	"max-skip": { value: "N", help: "the largest _skip (250000)" },
	key: { value: "KEY", help: "an accepted API key or access token, once or several times (a sample key)" },
	organization: {
		value: "NAME=KEY",
		help: "one more organization with data of its own, for this key, once or several times",
	},
	faults: { value: "FILE|JSON", help: 'a list of fault rules, e.g. \'[{"do": "503", "on": {"every": 5}}]\'' },
	moving: { value: "N[/s|/request]", help: "random changes to the data per second or per request" },
	variant: { value: "NAME=VALUE", help: "settles a point that Close's documents leave open, once or several times:" },
	help: { value: "", help: "prints this" },
} as const;
type Flag = keyof typeof FLAGS;

const RULE_KEYS = {
	do: "what happens: one of the names below",
	on: '"always", or to which matching requests: {"nth": 3}, {"every": 5}, {"from": 2, "to": 9}, {"probability": 0.1}',
	path: "only requests whose path contains this, such as /opportunity/",
	params: "only requests with these parameters; * is any value",
	times: "at most so often",
	delayMs: "milliseconds before the answer",
} as const;

const rows = (texts: Readonly<Record<string, string>>, width: number): string[] =>
	Object.entries(texts).map(([name, text]) => `  ${name.padEnd(width)}${text}`);

export const HELP = [
	"A stand-in for the Close API with made-up opportunities, for reading only.",
	"",
	"Use: npm run sandbox -- --port N [options]",
	"",
	...rows(Object.fromEntries(Object.entries(FLAGS).map(([name, { value, help }]) => [`--${name} ${value}`, help])), 28),
	"",
	"It answers /opportunity/ with all filters, groupings and sums, /lead/, /me/, /organization/ID/, /user/, /pipeline/,",
	"/status/opportunity/, /saved_search/ and /custom_field/opportunity/. Opportunities have the custom fields",
	`${createCustomFields(createIds(1), false)
		.map(({ name }) => name)
		.join(", ")}, under custom.<id>.`,
	"",
	"Examples:",
	"  npm run sandbox -- --port 8080 --size 50000 --latency 150",
	"  npm run sandbox -- --moving 2/s --variant currency=EUR",
	`  npm run sandbox -- --faults '[{"do": "429", "path": "/opportunity/", "on": {"every": 5}}]'`,
	"",
	"To look at it in VS Code, set closeOpportunities.apiBaseUrl to the address that it prints, and sign in with the key.",
	"",
	"A fault rule:",
	...rows(RULE_KEYS, 20),
	"",
	"Faults:",
	...FAULT_DESCRIPTIONS.map(([name, text]) => `  ${name.padEnd(24)}${text}`),
	`  wrong-type has as \`what\` one of ${WRONG_TYPES.join(", ")}; bomb one of ${BOMBS.join(", ")}.`,
	"",
	"Variants (the first value is the default):",
	...rows(Object.fromEntries(Object.entries(VARIANTS).map(([name, values]) => [name, values.join(" | ")])), 20),
].join("\n");

/**
 * Parses a command line. Returns `help` if it has that flag. Reads a fault script from a file unless it begins with `[`.
 * @throws FlagError
 */
export function readFlags(args: readonly string[], readFile: (path: string) => string): SandboxOptions | "help" {
	const given = collect(args);
	if (given.has("help")) {
		return "help";
	}
	const options: SandboxOptions = {
		...optional("port", number(given, "port")),
		...optional("host", last(given, "host")),
		...optional("size", number(given, "size")),
		...optional("owners", number(given, "owners")),
		...optional("seed", number(given, "seed")),
		...optional("now", date(given)),
		...optional("years", number(given, "years")),
		...optional("latencyMs", number(given, "latency")),
		...optional("rateLimit", rateLimit(last(given, "rate-limit"))),
		...optional("maxLimit", number(given, "max-limit")),
		...optional("maxSkip", number(given, "max-skip")),
		keys: given.get("key") ?? [SAMPLE_KEY],
		...optional("organizations", organizations(given.get("organization"))),
		...optional("faults", faults(last(given, "faults"), readFile)),
		...optional("movingData", moving(last(given, "moving"))),
		variants: variants(given.get("variant") ?? []),
	};
	explain(() => readOptions(options));
	return options;
}

function collect(args: readonly string[]): Map<Flag, string[]> {
	const { tokens } = parseArgs({
		args: [...args],
		strict: false,
		tokens: true,
		options: Object.fromEntries(
			Object.entries(FLAGS).map(([name, { value }]) => [
				name,
				{ type: value === "" ? ("boolean" as const) : ("string" as const), multiple: true },
			]),
		),
	});
	const given = new Map<Flag, string[]>();
	for (const token of tokens) {
		if (token.kind === "option-terminator") {
			continue;
		}
		if (token.kind === "positional") {
			throw new FlagError(`"${token.value}" is not an option. See --help.`);
		}
		const name = token.name as Flag;
		if (!Object.hasOwn(FLAGS, token.name)) {
			throw new FlagError(`There is no option ${token.rawName}. See --help.`);
		}
		if (FLAGS[name].value !== "" && (token.value === undefined || /^--\w/.test(token.value))) {
			throw new FlagError(`${token.rawName} needs a value: ${FLAGS[name].value}.`);
		}
		given.set(name, [...(given.get(name) ?? []), token.value ?? ""]);
	}
	return given;
}

function last(given: ReadonlyMap<Flag, readonly string[]>, flag: Flag): string | undefined {
	return given.get(flag)?.at(-1);
}

function number(given: ReadonlyMap<Flag, readonly string[]>, flag: Flag): number | undefined {
	const text = last(given, flag);
	if (text !== undefined && !/^\d+$/.test(text)) {
		throw new FlagError(`--${flag} must be a whole number, not "${text}".`);
	}
	return text === undefined ? undefined : Number(text);
}

function date(given: ReadonlyMap<Flag, readonly string[]>): Date | undefined {
	const text = last(given, "now");
	if (text === undefined) {
		return undefined;
	}
	const read = new Date(text);
	if (Number.isNaN(read.getTime())) {
		throw new FlagError(`--now must be a date such as 2026-09-01, not "${text}".`);
	}
	return read;
}

function rateLimit(text: string | undefined): RateLimitOptions | undefined {
	if (text === undefined) {
		return undefined;
	}
	const match = /^(\d+)(?:\/(\d+(?:\.\d+)?))?$/.exec(text);
	if (match === null) {
		throw new FlagError(`--rate-limit must be like 40 or 40/1.5, not "${text}".`);
	}
	return { limit: Number(match[1]), windowSeconds: Number(match[2] ?? 1) };
}

function moving(text: string | undefined): Moving | undefined {
	if (text === undefined) {
		return undefined;
	}
	const match = /^(\d+(?:\.\d+)?)(?:\/(s|request))?$/.exec(text);
	if (match === null) {
		throw new FlagError(`--moving must be like 5, 5/s or 0.5/request, not "${text}".`);
	}
	const amount = Number(match[1]);
	return explain(() => readMoving(match[2] === "request" ? { perRequest: amount } : { perSecond: amount }));
}

function organizations(texts: readonly string[] | undefined): SandboxOptions["organizations"] {
	return texts?.map((text) => {
		const [, name, key] = /^([^=]+)=(.+)$/.exec(text) ?? [];
		if (name === undefined || key === undefined) {
			throw new FlagError(`--organization must be like "Globex=api_2.key", not "${text}".`);
		}
		return { name, key };
	});
}

function faults(text: string | undefined, readFile: (path: string) => string): SandboxOptions["faults"] {
	if (text === undefined) {
		return undefined;
	}
	const inline = text.trimStart().startsWith("[");
	let script: unknown;
	try {
		script = JSON.parse(inline ? text : readFile(text));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new FlagError(`--faults ${inline ? "" : `${text} `}cannot be read: ${reason}`);
	}
	return explain(() => readFaults(script));
}

function variants(texts: readonly string[]): NonNullable<SandboxOptions["variants"]> {
	const wrong = texts.find((text) => !text.includes("="));
	if (wrong !== undefined) {
		throw new FlagError(`--variant must be like undated=first, not "${wrong}".`);
	}
	const given = Object.fromEntries(
		texts.map((text) => [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)]),
	);
	return explain(() => readVariants(given));
}

function explain<Result>(read: () => Result): Result {
	try {
		return read();
	} catch (error) {
		throw new FlagError(error instanceof Error ? error.message : String(error));
	}
}

function optional<Name extends string, Value>(
	name: Name,
	value: Value | undefined,
): { readonly [Key in Name]?: Value } {
	return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: Value };
}
