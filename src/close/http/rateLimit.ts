import type { Allowance } from "./rateLimitHeader.ts";
import { RateWindow } from "./rateWindow.ts";

interface Group {
	readonly window: RateWindow;
	/** Called when an answer has come. */
	readonly waiting: Set<() => void>;
}

/** The group of requests that Close limits together: method and path, whatever the object. */
export function groupOf(method: string, path: string): string {
	return `${method} ${path.replace(/(?<=.)\/[a-z]+_[^/]*(?=\/)/g, "/{id}")}`;
}

/**
 * Counts what the server still allows, from the `RateLimit` header of each answer. As little is left of a window,
 * requests spread over the rest of it, and where nothing is left they wait for its end instead of being refused.
 */
export class RateLimits {
	readonly #groups = new Map<string, Group>();
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	/** Begins a request of the group, where one is allowed now. Each one that began must end. */
	begin(name: string): boolean {
		const { window } = this.#group(name);
		const now = this.#now();
		if (window.next(now) !== undefined) return false;
		window.begin(now);
		return true;
	}

	/**
	 * What keeps the next request: a moment in milliseconds since the epoch, or the answer to a request under way.
	 * Undefined where it can begin.
	 */
	obstacle(name: string): number | Promise<void> | undefined {
		const { window, waiting } = this.#group(name);
		const next = window.next(this.#now());
		return next === "answer" ? new Promise((resolve) => waiting.add(resolve)) : next;
	}

	/** A request is over. `allowance` is what its answer told. */
	end(name: string, allowance: Allowance | undefined): void {
		const { window, waiting } = this.#group(name);
		window.end(allowance, this.#now());
		wake(waiting);
	}

	/** The server refused a request of the group and takes none before `until`, in milliseconds since the epoch. */
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
