/** Enough for a working day, and few enough to go through. */
const MOST_VIEWS = 50;

/** The list that *Back* and *Forward* go through, as in a browser: something new replaces what lies ahead. */
export class BackForwardList<T> {
	#entries: readonly T[] = [];
	#at = -1;

	get canGoBack(): boolean {
		return this.#at > 0;
	}

	get canGoForward(): boolean {
		return this.#at < this.#entries.length - 1;
	}

	/** Adds what is shown now. */
	push(entry: T): void {
		this.#entries = [...this.#entries.slice(0, this.#at + 1), entry].slice(-MOST_VIEWS);
		this.#at = this.#entries.length - 1;
	}

	/** Puts an entry in the place of the current one. */
	replace(entry: T): void {
		if (this.#at >= 0) this.#entries = this.#entries.with(this.#at, entry);
	}

	/** Takes back the last {@link push} or {@link go}: `entry` is still shown. */
	stayAt(entry: T): void {
		const place = this.#entries.lastIndexOf(entry);
		if (place !== -1) this.#at = place;
	}

	/** Goes one step back or forward. Returns undefined at the end. */
	go(step: -1 | 1): T | undefined {
		const entry = this.#entries[this.#at + step];
		if (entry !== undefined) this.#at += step;
		return entry;
	}
}
