/** Enough for a working day, and few enough to go through. */
const MOST_VIEWS = 50;

interface Place<T> {
	readonly entries: readonly T[];
	/** The index of the current entry, -1 if there is none. */
	readonly at: number;
}

/** The list that *Back* and *Forward* go through, as in a browser: something new replaces what lies ahead. */
export class BackForwardList<T> {
	#now: Place<T> = { entries: [], at: -1 };
	/** The last places, for what turns out never to have been shown. */
	#before: readonly Place<T>[] = [];

	/** The oldest first. */
	get entries(): readonly T[] {
		return this.#now.entries;
	}

	get canGoBack(): boolean {
		return this.#now.at > 0;
	}

	get canGoForward(): boolean {
		return this.#now.at < this.#now.entries.length - 1;
	}

	/** Adds what is shown now. */
	push(entry: T): void {
		const { entries, at } = this.#now;
		const all = [...entries.slice(0, at + 1), entry].slice(-MOST_VIEWS);
		this.#goTo({ entries: all, at: all.length - 1 });
	}

	/** Puts an entry in the place of the current one. */
	replace(entry: T): void {
		const { entries, at } = this.#now;
		if (at >= 0) this.#goTo({ entries: entries.with(at, entry), at });
	}

	/** Takes back what was asked for since `entry`, which is still shown: what lay ahead of it lies ahead again. */
	stayAt(entry: T): void {
		const last = this.#before.findLastIndex(({ entries, at }) => entries[at] === entry);
		const place = this.#before[last];
		if (place === undefined) return;
		this.#now = place;
		this.#before = this.#before.slice(0, last);
	}

	/** Goes one step back or forward. Returns undefined at the end. */
	go(step: -1 | 1): T | undefined {
		const { entries, at } = this.#now;
		const entry = entries[at + step];
		if (entry !== undefined) this.#goTo({ entries, at: at + step });
		return entry;
	}

	#goTo(place: Place<T>): void {
		this.#before = [...this.#before, this.#now].slice(-MOST_VIEWS);
		this.#now = place;
	}
}
