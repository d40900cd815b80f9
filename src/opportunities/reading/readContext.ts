import type { OpportunitySource } from "../../close/api.ts";
import type { CallOptions, Wait } from "../../close/base/callOptions.ts";
import type { Log } from "../../close/base/log.ts";

/** What all that reads opportunities stands on; made once for a session. */
export interface ReadContext {
	readonly source: OpportunitySource;
	/** Asked for each request, so that a change applies at once. */
	readonly settings: () => ReadSettings;
	readonly log: Log;
	/** Who may own opportunities; asked only if groups are many. Not knowing is slower, and right. */
	readonly owners?: FindOwners | undefined;
}

export interface ReadSettings {
	/** Objects a request, 1 to 250. */
	readonly pageSize: number;
	readonly maxConcurrentRequests: number;
}

export interface Owner {
	readonly id: string;
	readonly name: string;
	/** It has no name: `name` says something else of it. */
	readonly unnamed?: true;
}

/** Asks who may own opportunities; may fail. */
export type FindOwners = (options: CallOptions) => Promise<readonly Owner[]>;

/** What several requests are made with; each tells of its own pauses. `CallOptions` fit. */
export interface ReadOptions {
	readonly signal?: AbortSignal;
	/** As in `CallOptions`; `request` is the same object for all pauses of one request. */
	readonly onWait?: (wait: Wait | undefined, request: object) => void;
	readonly keepObjects?: boolean;
}

/** For one request among those that `options` are for. */
export function forOneRequest({ onWait, ...options }: ReadOptions): CallOptions {
	const request = {};
	return onWait === undefined ? options : { ...options, onWait: (wait) => onWait(wait, request) };
}

/** The pauses of requests that are under way side by side. */
export class Pauses {
	readonly #pauses = new Map<object, Wait>();

	set(wait: Wait | undefined, request: object): void {
		if (wait === undefined) this.#pauses.delete(request);
		else this.#pauses.set(request, wait);
	}

	/** The pause that is over first: then something goes on. */
	get first(): Wait | undefined {
		let first: Wait | undefined;
		for (const wait of this.#pauses.values()) if (first === undefined || wait.until < first.until) first = wait;
		return first;
	}
}
