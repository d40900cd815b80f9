import type { Allowance } from "./rateLimitHeader.ts";

/** A longer pause is not waited for. In milliseconds. Source: `facts.md` knows windows of seconds. */
export const LONGEST_PAUSE = 5 * 60_000;

interface Group {
	limit: number | undefined;
	/** What is left of the window at least; undefined where the server did not say. */
	remaining: number | undefined;
	/** When the window ends, in milliseconds since the epoch; 0 where the server has not said of this one. */
	resetAt: number;
	underWay: number;
	/** Called when an answer has come. */
	readonly waiting: Set<() => void>;
}

/** The group of requests that Close limits together: method and path, whatever the object. */
export function groupOf(method: string, path: string): string {
	return `${method} ${path.replace(/(?<=.)\/[a-z]+_[^/]*(?=\/)/g, "/{id}")}`;
}

/**
 * Counts what the server still allows, from the `RateLimit` header of each answer, so that a request waits for the end
 * of a window instead of being refused. Requests under way count as not yet counted by the server.
 */
export class RateLimits {
	readonly #groups = new Map<string, Group>();
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	/** Begins a request of the group, where one is allowed now. Each one that began must end. */
	begin(name: string): boolean {
		const group = this.#group(name);
		if (!isFree(group)) return false;
		group.underWay += 1;
		return true;
	}

	/**
	 * What keeps the next request: the end of a window in milliseconds since the epoch, or the answer to a request under
	 * way. Undefined where it can begin.
	 */
	obstacle(name: string): number | Promise<void> | undefined {
		const group = this.#group(name);
		if (isFree(group)) return undefined;
		if (group.remaining === 0) return group.resetAt;
		return new Promise((resolve) => group.waiting.add(resolve));
	}

	/** A request is over. `allowance` is what its answer told. */
	end(name: string, allowance: Allowance | undefined): void {
		const group = this.#group(name);
		group.underWay -= 1;
		if (allowance !== undefined) this.#learn(group, allowance);
		this.#wake(group);
	}

	/** The server refused a request of the group and takes none before `until`, in milliseconds since the epoch. */
	refuse(name: string, until: number): void {
		const group = this.#group(name);
		if (until - this.#now() > LONGEST_PAUSE) return;
		group.resetAt = group.remaining === 0 ? Math.max(group.resetAt, until) : until;
		group.remaining = 0;
		this.#wake(group);
	}

	#learn(group: Group, { limit, remaining, reset }: Allowance): void {
		group.limit = limit ?? group.limit;
		if (remaining === undefined || reset === undefined || reset * 1000 > LONGEST_PAUSE) return;
		const resetAt = Math.ceil(this.#now() + reset * 1000);
		// A window that is over says nothing of the present one.
		if (resetAt <= this.#now()) return;
		const later = resetAt - group.resetAt;
		if (group.remaining === undefined || later > SAME_WINDOW) {
			group.remaining = remaining;
			group.resetAt = resetAt;
		} else if (later >= -SAME_WINDOW) {
			// Answers come in another order than they were counted: the least is the newest.
			group.remaining = Math.min(group.remaining, remaining);
			group.resetAt = Math.max(group.resetAt, resetAt);
		} else if (remaining === 0 && group.remaining > 0) {
			// A stricter limit than the one that was told before.
			group.remaining = 0;
			group.resetAt = resetAt;
		}
	}

	#wake(group: Group): void {
		for (const resolve of group.waiting) resolve();
		group.waiting.clear();
	}

	/** The group, in the window of now. */
	#group(name: string): Group {
		let group = this.#groups.get(name);
		if (group === undefined) {
			group = { limit: undefined, remaining: undefined, resetAt: 0, underWay: 0, waiting: new Set() };
			this.#groups.set(name, group);
		}
		const left = group.resetAt - this.#now();
		// A longer window than any that is waited for: the clock was set back meanwhile.
		if (group.remaining !== undefined && (left <= 0 || left > LONGEST_PAUSE)) {
			group.remaining = group.limit === 0 ? undefined : group.limit;
			group.resetAt = 0;
		}
		return group;
	}
}

/** Milliseconds by which two answers may tell the end of one window apart: what lies between their travel times. */
const SAME_WINDOW = 250;

function isFree({ remaining, underWay }: Group): boolean {
	return remaining === undefined || remaining > underWay;
}
