/** What one window showed of others. */
interface Sight {
	/** The most that they took between two answers. */
	readonly most: number;
	/** What they took a millisecond. */
	readonly pace: number;
}

const NOBODY: Sight = { most: 0, pace: 0 };
/** How much of what was seen counts in the next window, in which they may be gone. */
const FADING = 3 / 4;
/** Less than this counts no more. */
const FAINT = 1 / 10;

/**
 * What other clients take of a window that they share with this one: whatever is gone and was not sent from here. What
 * they did in earlier windows counts less and less, since a window in which little was sent shows little.
 */
export class OtherClientsEstimate {
	/** Requests of this client that the present window may have counted. */
	#own = 0;
	#before = NOBODY;
	#present = NOBODY;
	#first: { readonly taken: number; readonly at: number } | undefined;
	#last: { readonly taken: number; readonly at: number } | undefined;

	/** A request goes out. */
	begin(): void {
		this.#own += 1;
	}

	/** A new window begins while so many requests are under way. */
	roll(underWay: number): void {
		this.#before = { most: this.#most * FADING, pace: this.#pace * FADING };
		this.#present = NOBODY;
		this.#own = underWay;
		this.#first = this.#last = undefined;
	}

	/** The server has counted `used` requests in the present window. `now` is in milliseconds. */
	tell(used: number, now: number): void {
		const told = { taken: Math.max(0, used - this.#own), at: now };
		this.#first ??= told;
		const most = Math.max(this.#present.most, told.taken - (this.#last ?? told).taken);
		const elapsed = now - this.#first.at;
		const pace = elapsed > 0 ? (told.taken - this.#first.taken) / elapsed : this.#present.pace;
		this.#present = { most, pace: Math.max(0, pace) };
		this.#last = told;
	}

	/** How many requests others may have sent since the last answer. */
	since(now: number): number {
		const most = this.#most < FAINT ? 0 : Math.ceil(this.#most);
		return most + Math.ceil(this.#pace * Math.max(0, now - (this.#last?.at ?? now)));
	}

	get #most(): number {
		return Math.max(this.#present.most, this.#before.most);
	}

	get #pace(): number {
		return Math.max(this.#present.pace, this.#before.pace);
	}
}
