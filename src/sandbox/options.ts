import { readVariants, type Variants } from "./data/variants.ts";
import { type Moving, readMoving } from "./dataMover.ts";
import { type FaultRule, readFaults } from "./faults/rules.ts";
import type { RateLimitOptions } from "./http/rateLimiter.ts";

/** The accepted key by default. It isn't a secret. */
export const SAMPLE_KEY = "api_0sampledatasampledata00.0sampledatasampledata00";

/** An additional organization of the same server, with its own key and as much data of its own. */
export interface OrganizationOptions {
	readonly name: string;
	readonly key: string;
}

export interface SandboxOptions {
	/** The default, 0, takes a free port. */
	readonly port?: number;
	readonly host?: string;
	/** The number of opportunities. */
	readonly size?: number;
	readonly owners?: number;
	/** The same seed and `now` give the same data. */
	readonly seed?: number;
	/** The current time of the data; by default the real one. */
	readonly now?: Date;
	/** Age of the oldest opportunity. */
	readonly years?: number;
	/** Added to the time that each answer takes anyway. */
	readonly latencyMs?: number;
	readonly rateLimit?: RateLimitOptions;
	readonly maxLimit?: number;
	readonly maxSkip?: number;
	/** Accepted as API keys and as access tokens. */
	readonly keys?: readonly string[];
	/** In addition to the one that `keys` belong to. */
	readonly organizations?: readonly OrganizationOptions[];
	readonly faults?: readonly FaultRule[];
	readonly movingData?: Moving;
	readonly variants?: Partial<Variants>;
	/** The number of requests that the log keeps. */
	readonly keepRequests?: number;
}

export type Settings = Required<SandboxOptions> & { readonly variants: Variants };

/** Adds the defaults. @throws Error with a message for users, if an option isn't valid */
export function readOptions(options: SandboxOptions): Settings {
	const settings: Settings = {
		port: whole("port", options.port ?? 0, 0, 65_535),
		host: options.host ?? "127.0.0.1",
		size: whole("size", options.size ?? 1000, 0, 5_000_000),
		owners: whole("owners", options.owners ?? 12, 1, 900),
		seed: whole("seed", options.seed ?? 1, 0, 0xffff_ffff),
		now: options.now ?? new Date(),
		years: whole("years", options.years ?? 3, 1, 50),
		latencyMs: whole("latencyMs", options.latencyMs ?? 0, 0, 600_000),
		rateLimit: options.rateLimit ?? { limit: 1000, windowSeconds: 1 },
		maxLimit: whole("maxLimit", options.maxLimit ?? 250, 1, 1_000_000),
		maxSkip: whole("maxSkip", options.maxSkip ?? 250_000, 0, Number.MAX_SAFE_INTEGER),
		keys: options.keys ?? [SAMPLE_KEY],
		organizations: options.organizations ?? [],
		faults: readFaults(options.faults ?? []),
		movingData: readMoving(options.movingData ?? {}),
		variants: readVariants(options.variants ?? {}),
		keepRequests: whole("keepRequests", options.keepRequests ?? 20_000, 1, Number.MAX_SAFE_INTEGER),
	};
	if (Number.isNaN(settings.now.getTime())) {
		throw new Error("now must be a date.");
	}
	whole("rateLimit.limit", settings.rateLimit.limit, 1, Number.MAX_SAFE_INTEGER);
	if (!(settings.rateLimit.windowSeconds > 0)) {
		throw new Error("rateLimit.windowSeconds must be more than 0.");
	}
	return settings;
}

function whole(name: string, value: number, least: number, most: number): number {
	if (!Number.isInteger(value) || value < least || value > most) {
		throw new Error(`${name} must be a whole number from ${least} to ${most}, not ${value}.`);
	}
	return value;
}
