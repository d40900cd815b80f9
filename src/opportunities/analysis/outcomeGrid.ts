/** The share of the whole below which a cell at either end counts as empty: far less than a number can add to 1. */
const NOTHING = 1e-20;

/**
 * How likely each total of several deals is, on a grid: cell `j` holds the probability of `j` times the width of a cell.
 * A deal that lies between two cells is split between them, so that its mean is kept.
 */
export class OutcomeGrid {
	readonly #cells: Float64Array;
	/** The window outside of which all cells are empty. */
	#first = 0;
	#end = 1;

	/** `size` is how many cells all deals together may need: those of each, rounded up, and one. */
	constructor(size: number) {
		this.#cells = new Float64Array(size);
		this.#cells[0] = 1;
	}

	/** How many cells are in use. A deal takes time in proportion to it. */
	get width(): number {
		return this.#end - this.#first;
	}

	/** The number of the first cell in use, and the probabilities from there on. */
	get content(): { readonly first: number; readonly masses: Float64Array } {
		return { first: this.#first, masses: this.#cells.slice(this.#first, this.#end) };
	}

	/** Adds a deal that is won with a chance, in percent, and then adds so many cells, at least 0. */
	add(cells: number, chance: number): void {
		const whole = Math.floor(cells);
		const rest = cells - whole;
		const lost = (100 - chance) / 100;
		const near = (chance / 100) * (1 - rest);
		const far = (chance / 100) * rest;
		const all = this.#cells;
		const reach = rest === 0 ? whole : whole + 1;
		// From the top down, so that what is read hasn't been written yet.
		for (let at = this.#end - 1 + reach; at >= this.#first; at--) {
			const below = at - whole;
			const nearest = below >= this.#first ? (all[below] ?? 0) : 0;
			const next = below > this.#first ? (all[below - 1] ?? 0) : 0;
			all[at] = lost * (all[at] ?? 0) + near * nearest + far * next;
		}
		this.#end += reach;
		this.#dropEmptyEnds();
	}

	#dropEmptyEnds(): void {
		while (this.#first < this.#end - 1 && (this.#cells[this.#first] ?? 0) < NOTHING) {
			this.#cells[this.#first] = 0;
			this.#first++;
		}
		while (this.#end - 1 > this.#first && (this.#cells[this.#end - 1] ?? 0) < NOTHING) {
			this.#end--;
			this.#cells[this.#end] = 0;
		}
	}
}
