/** Answers of a size that is served before a larger one is tried again; twice as many each time it is too large. */
const PATIENCE = 64;
const MOST_PATIENCE = 512;

/**
 * How many objects a page may have where larger ones were too large. A single huge object makes the pages around it small;
 * those behind it grow again.
 */
export class HeavyPages {
	#most = Number.POSITIVE_INFINITY;
	#patience = PATIENCE / 2;
	#left = 0;

	get most(): number {
		return this.#most;
	}

	/** A page was too large, and came with `served` objects. */
	tooLarge(served: number): void {
		this.#most = Math.min(this.#most, served);
		this.#patience = Math.min(2 * this.#patience, MOST_PATIENCE);
		this.#left = this.#patience;
	}

	/** An answer to a request for `asked` objects came as it was asked for. */
	served(asked: number): void {
		if (asked !== this.#most) return;
		this.#left -= 1;
		if (this.#left > 0) return;
		this.#most *= 2;
		this.#left = this.#patience;
	}
}
