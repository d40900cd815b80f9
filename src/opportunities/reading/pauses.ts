import type { CallOptions, Wait } from "../../close/base/callOptions.ts";

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
