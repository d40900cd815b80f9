import type { Allowance } from "./rateLimitHeader.ts";
import { RateWindow } from "./rateWindow.ts";

interface Group {
	readonly window: RateWindow;
	/** Called when a request of the group ends, or the server refuses one. */
	readonly waiting: Set<() => void>;
}

/** The group of requests that Close limits together: method and path, with `{id}` for the ids of objects. */
export function groupOf(method: string, path: string): string {
	return `${method} ${path.replace(/(?<=.)\/[a-z]+_[^/]*(?=\/)/g, "/{id}")}`;
}

/**
 * Tracks what the server still allows, from the `RateLimit` header of each answer. If little is left of a window, requests are
 * spread over the rest of it; if nothing is left, they wait for its end instead of being refused.
 */
export class RateLimits {
	readonly #groups = new Map<string, Group>();
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	/** Begins a request of the group and returns true, if one is allowed now. Call `end` for each request that began. */
	begin(name: string): boolean {
		const { window } = this.#group(name);
		const now = this.#now();
		if (window.next(now) !== undefined) return false;
		window.begin(now);
		return true;
	}

	/**
	 * What the next request has to wait for: a time in milliseconds since the epoch, or the answer to a pending request.
	 * Undefined if it can begin.
	 */
	obstacle(name: string): number | Promise<void> | undefined {
		const { window, waiting } = this.#group(name);
		const next = window.next(this.#now());
		return next === "answer" ? new Promise((resolve) => waiting.add(resolve)) : next;
	}

	/** A request has ended. `allowance` is from its answer, if it had one. */
	end(name: string, allowance: Allowance | undefined): void {
		const { window, waiting } = this.#group(name);
		window.end(allowance, this.#now());
		wake(waiting);
	}

	/** The server refused a request of the group and accepts none before `until`, in milliseconds since the epoch. */
	refuse(name: string, until: number): void {
		const { window, waiting } = this.#group(name);
		window.refuse(until, this.#now());
		wake(waiting);
	}

	#group(name: string): Group {
		let group = this.#groups.get(name);
		if (group === undefined) {
			group = { window: new RateWindow(), waiting: new Set() };
			this.#groups.set(name, group);
		}
		return group;
	}
}

function wake(waiting: Set<() => void>): void {
	for (const resolve of waiting) resolve();
	waiting.clear();
}
