import { OtherClientsEstimate } from "./otherClients.ts";
import type { Allowance } from "./rateLimitHeader.ts";

/** The longest pause to wait for, in milliseconds. Source: `facts.md`, where windows last seconds. */
export const MAX_PAUSE = 5 * 60_000;

/** The most milliseconds by which two answers may differ about the end of the same window, due to their travel times. */
const SAME_WINDOW = 250;
/** If less than this share of the limit is left, requests are spread over the rest of the window. */
const LOW = 1 / 4;
/** This share of the limit stays unused: other clients may be sending just now. */
const SPARE = 1 / 20;
/** A smaller limit has nothing to spare. */
const SMALL = 5;

/**
 * What the server still allows of one group of requests. Times are in milliseconds since the epoch. Assumes that the server
 * hasn't counted pending requests yet.
 */
export class RateWindow {
	readonly #otherClients = new OtherClientsEstimate();
	#limit: number | undefined;
	/** The least that is left of the window; undefined until the server says. */
	#remaining: number | undefined;
	/** When the window ends; 0 if the server hasn't said so for this window. */
	#resetAt = 0;
	#underWay = 0;
	#lastBegan = 0;

	begin(now: number): void {
		this.#underWay += 1;
		this.#lastBegan = now;
		this.#otherClients.begin();
	}

	/** A request has ended. `allowance` is from its answer, if it had one. */
	end(allowance: Allowance | undefined, now: number): void {
		if (allowance !== undefined) this.#learn(allowance, now);
		this.#underWay -= 1;
	}

	/** When the next request may go out: undefined means now, `answer` means after the answer to a pending request. */
	next(now: number): number | "answer" | undefined {
		this.#roll(now);
		if (this.#remaining === undefined) return undefined;
		if (this.#resetAt === 0)
			return this.#remaining > 0 && this.#underWay < this.#unconfirmedLimit ? undefined : "answer";
		if (this.#remaining === 0) return this.#resetAt;
		const left = this.#remaining - this.#underWay;
		if (left <= 0) return "answer";
		const available = left - this.#spare - this.#otherClients.since(now);
		if (available <= 0) return this.#underWay > 0 ? "answer" : this.#resetAt;
		if (available >= (this.#limit ?? 0) * LOW) return undefined;
		// The rest of the window, divided evenly among the available requests and the one that was sent last.
		const slot = this.#lastBegan + (this.#resetAt - this.#lastBegan) / (available + 1);
		return slot > now ? Math.min(Math.ceil(slot), this.#resetAt) : undefined;
	}

	/** The server refused a request and accepts none before `until`. */
	refuse(until: number, now: number): void {
		this.#roll(now);
		if (until - now > MAX_PAUSE) return;
		this.#resetAt = this.#remaining === 0 ? Math.max(this.#resetAt, until) : until;
		this.#remaining = 0;
	}

	#learn({ limit, remaining, reset }: Allowance, now: number): void {
		this.#roll(now);
		this.#limit = limit ?? this.#limit;
		if (remaining === undefined || reset === undefined || reset * 1000 > MAX_PAUSE) return;
		const resetAt = Math.ceil(now + reset * 1000);
		// A window that is over says nothing about the current one.
		if (resetAt <= now) return;
		const later = resetAt - this.#resetAt;
		if (this.#remaining === undefined || later > SAME_WINDOW) {
			if (this.#resetAt > 0) this.#otherClients.roll(this.#underWay);
			this.#remaining = remaining;
			this.#resetAt = resetAt;
		} else if (later >= -SAME_WINDOW) {
			// Answers may arrive in another order than the server counted them: the smallest value is the newest.
			this.#remaining = Math.min(this.#remaining, remaining);
			this.#resetAt = Math.max(this.#resetAt, resetAt);
		} else if (remaining === 0 && this.#remaining > 0) {
			// This comes from a stricter limit than the one known so far.
			this.#remaining = 0;
			this.#resetAt = resetAt;
			return;
		} else return;
		if (this.#limit !== undefined) this.#otherClients.update(this.#limit - this.#remaining, now);
	}

	/** Requests to leave unused: the server's count may be higher than in its last answer. */
	get #spare(): number {
		const limit = this.#limit ?? 0;
		return limit < SMALL ? 0 : Math.ceil(limit * SPARE);
	}

	/** How many requests may go out in a window before its first answer: other clients may have used it already. */
	get #unconfirmedLimit(): number {
		return Math.max(1, Math.floor((this.#limit ?? 0) * LOW));
	}

	/** Begins a new window if the current one is over. */
	#roll(now: number): void {
		if (this.#remaining === undefined || this.#resetAt === 0) return;
		const left = this.#resetAt - now;
		// A rest of more than the longest pause means that the clock was set back.
		if (left > 0 && left <= MAX_PAUSE) return;
		this.#remaining = this.#limit === 0 ? undefined : this.#limit;
		this.#resetAt = 0;
		this.#otherClients.roll(this.#underWay);
	}
}
