/** The requests of other clients in one window. */
interface Usage {
	/** The most between two answers. */
	readonly most: number;
	/** Per millisecond. */
	readonly pace: number;
}

const NO_USAGE: Usage = { most: 0, pace: 0 };
/** The share of an estimate that carries over to the next window, in which other clients may be idle. */
const CARRY_OVER = 3 / 4;
/** A smaller estimate counts as 0. */
const NEGLIGIBLE = 1 / 10;

/**
 * Estimates the requests of other clients that share a rate limit window with this one: all requests that the server counted
 * and this client didn't send. Earlier windows count less and less, but they do count: a window with few answers shows little.
 */
export class OtherClientsEstimate {
	/** Requests of this client that the server may have counted in the current window. */
	#own = 0;
	#earlier = NO_USAGE;
	#current = NO_USAGE;
	#first: { readonly count: number; readonly at: number } | undefined;
	#last: { readonly count: number; readonly at: number } | undefined;

	/** This client sends a request. */
	begin(): void {
		this.#own += 1;
	}

	/** A new window begins while `underWay` requests of this client are pending. */
	roll(underWay: number): void {
		this.#earlier = { most: this.#most * CARRY_OVER, pace: this.#pace * CARRY_OVER };
		this.#current = NO_USAGE;
		this.#own = underWay;
		this.#first = this.#last = undefined;
	}

	/** The server has counted `used` requests in the current window. `now` is in milliseconds since the epoch. */
	update(used: number, now: number): void {
		const sample = { count: Math.max(0, used - this.#own), at: now };
		this.#first ??= sample;
		const most = Math.max(this.#current.most, sample.count - (this.#last ?? sample).count);
		const elapsed = now - this.#first.at;
		const pace = elapsed > 0 ? (sample.count - this.#first.count) / elapsed : this.#current.pace;
		this.#current = { most, pace: Math.max(0, pace) };
		this.#last = sample;
	}

	/** How many requests other clients may have sent since the last answer. `now` is in milliseconds since the epoch. */
	since(now: number): number {
		const most = this.#most < NEGLIGIBLE ? 0 : Math.ceil(this.#most);
		return most + Math.ceil(this.#pace * Math.max(0, now - (this.#last?.at ?? now)));
	}

	get #most(): number {
		return Math.max(this.#current.most, this.#earlier.most);
	}

	get #pace(): number {
		return Math.max(this.#current.pace, this.#earlier.pace);
	}
}
