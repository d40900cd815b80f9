import type { OpportunitySource } from "../../close/api.ts";
import type { CallOptions, Wait } from "../../close/base/callOptions.ts";
import type { Log } from "../../close/base/log.ts";

/** What everything that reads opportunities depends on; created once per session. */
export interface ReadContext {
	readonly source: OpportunitySource;
	/** Called for each request, so that a change applies at once. */
	readonly settings: () => ReadSettings;
	readonly log: Log;
	/**
	 * Finds everyone who may own opportunities; called only if there are many groups. Without it, reading is slower but
	 * correct.
	 */
	readonly owners?: FindOwners | undefined;
}

export interface ReadSettings {
	/** Objects per request, 1 to 250. */
	readonly pageSize: number;
	readonly maxConcurrentRequests: number;
}

export interface Owner {
	readonly id: string;
	readonly name: string;
	/** True if the owner has no name; `name` is then a placeholder. */
	readonly unnamed?: true;
}

/** Finds everyone who may own opportunities; may reject. */
type FindOwners = (options: CallOptions) => Promise<readonly Owner[]>;

/** Options for several requests, each of which reports its own pauses. `CallOptions` are assignable to it. */
export interface ReadOptions {
	readonly signal?: AbortSignal;
	/** As in `CallOptions`; `request` is the same object for all pauses of one request. */
	readonly onWait?: (wait: Wait | undefined, request: object) => void;
	readonly keepObjects?: boolean;
}

/** Returns the options for one of the requests. */
export function forOneRequest({ onWait, ...options }: ReadOptions): CallOptions {
	const request = {};
	return onWait === undefined ? options : { ...options, onWait: (wait) => onWait(wait, request) };
}

/** One for all, since each new one takes the time to note its stack, and a range that is read ends like this. */
const ENDED = new DOMException("No further answers are needed", "AbortError");

/** Returns options for requests that `end` aborts together; `options.signal` still aborts them, too. */
export function abortTogether(options: ReadOptions): {
	readonly end: () => void;
	readonly options: ReadOptions & { readonly signal: AbortSignal };
} {
	const controller = new AbortController();
	const signal =
		options.signal === undefined ? controller.signal : AbortSignal.any([controller.signal, options.signal]);
	return { end: () => controller.abort(ENDED), options: { ...options, signal } };
}

/** The pauses of concurrent requests. */
export class Pauses {
	readonly #pauses = new Map<object, Wait>();

	set(wait: Wait | undefined, request: object): void {
		if (wait === undefined) this.#pauses.delete(request);
		else this.#pauses.set(request, wait);
	}

	/** The pause that ends first; a request continues then. */
	get first(): Wait | undefined {
		let first: Wait | undefined;
		for (const wait of this.#pauses.values()) if (first === undefined || wait.until < first.until) first = wait;
		return first;
	}
}
