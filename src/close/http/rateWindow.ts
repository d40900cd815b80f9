import { OtherClientsEstimate } from "./otherClients.ts";
import type { Allowance } from "./rateLimitHeader.ts";

/** A longer pause is not waited for. In milliseconds. Source: `facts.md` knows windows of seconds. */
export const LONGEST_PAUSE = 5 * 60_000;

/** Milliseconds by which two answers may tell the end of one window apart: what lies between their travel times. */
const SAME_WINDOW = 250;
/** Where less than this share of a window is left, requests are spread over its rest. */
const LOW = 1 / 4;
/** This share of a window is left to others, who may send something just now. */
const SPARE = 1 / 20;
/** A window of fewer requests has none to leave. */
const SMALL = 5;

/**
 * What the server still allows of one group of requests. Times are in milliseconds since the epoch. Requests under way
 * count as not yet counted by the server.
 */
export class RateWindow {
	readonly #others = new OtherClientsEstimate();
	#limit: number | undefined;
	/** What is left of the window at least; undefined where the server did not say. */
	#remaining: number | undefined;
	/** When the window ends; 0 where the server has not said of this one. */
	#resetAt = 0;
	#underWay = 0;
	#lastBegan = 0;

	begin(now: number): void {
		this.#underWay += 1;
		this.#lastBegan = now;
		this.#others.begin();
	}

	/** A request is over. `allowance` is what its answer told. */
	end(allowance: Allowance | undefined, now: number): void {
		if (allowance !== undefined) this.#learn(allowance, now);
		this.#underWay -= 1;
	}

	/** When the next request may go: undefined for now, `answer` when one that is under way has come. */
	next(now: number): number | "answer" | undefined {
		this.#roll(now);
		if (this.#remaining === undefined) return undefined;
		if (this.#resetAt === 0) return this.#remaining > 0 && this.#underWay < this.#scouts ? undefined : "answer";
		if (this.#remaining === 0) return this.#resetAt;
		const left = this.#remaining - this.#underWay;
		if (left <= 0) return "answer";
		const mine = left - this.#spare - this.#others.since(now);
		if (mine <= 0) return this.#underWay > 0 ? "answer" : this.#resetAt;
		if (mine >= (this.#limit ?? 0) * LOW) return undefined;
		// The request before this one has a share of the rest of the window, too.
		const slot = this.#lastBegan + (this.#resetAt - this.#lastBegan) / (mine + 1);
		return slot > now ? Math.min(Math.ceil(slot), this.#resetAt) : undefined;
	}

	/** The server refused a request and takes none before `until`. */
	refuse(until: number, now: number): void {
		this.#roll(now);
		if (until - now > LONGEST_PAUSE) return;
		this.#resetAt = this.#remaining === 0 ? Math.max(this.#resetAt, until) : until;
		this.#remaining = 0;
	}

	#learn({ limit, remaining, reset }: Allowance, now: number): void {
		this.#roll(now);
		this.#limit = limit ?? this.#limit;
		if (remaining === undefined || reset === undefined || reset * 1000 > LONGEST_PAUSE) return;
		const resetAt = Math.ceil(now + reset * 1000);
		// A window that is over says nothing of the present one.
		if (resetAt <= now) return;
		const later = resetAt - this.#resetAt;
		if (this.#remaining === undefined || later > SAME_WINDOW) {
			if (this.#resetAt > 0) this.#others.roll(this.#underWay);
			this.#remaining = remaining;
			this.#resetAt = resetAt;
		} else if (later >= -SAME_WINDOW) {
			// Answers come in another order than they were counted: the least is the newest.
			this.#remaining = Math.min(this.#remaining, remaining);
			this.#resetAt = Math.max(this.#resetAt, resetAt);
		} else if (remaining === 0 && this.#remaining > 0) {
			// A stricter limit than the one that was told before.
			this.#remaining = 0;
			this.#resetAt = resetAt;
			return;
		} else return;
		if (this.#limit !== undefined) this.#others.tell(this.#limit - this.#remaining, now);
	}

	/** What is not used of a window: the server's count may be ahead of what it last told. */
	get #spare(): number {
		const limit = this.#limit ?? 0;
		return limit < SMALL ? 0 : Math.ceil(limit * SPARE);
	}

	/** How many may go into a window of which nothing was told yet: others may have been there before. */
	get #scouts(): number {
		return Math.max(1, Math.floor((this.#limit ?? 0) * LOW));
	}

	/** Leaves a window that is over. */
	#roll(now: number): void {
		if (this.#remaining === undefined || this.#resetAt === 0) return;
		const left = this.#resetAt - now;
		// A longer window than any that is waited for: the clock was set back meanwhile.
		if (left > 0 && left <= LONGEST_PAUSE) return;
		this.#remaining = this.#limit === 0 ? undefined : this.#limit;
		this.#resetAt = 0;
		this.#others.roll(this.#underWay);
	}
}
