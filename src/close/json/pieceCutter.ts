/** A list or an object that is too large for one call of `JSON.parse`. Offsets are in bytes. */
export interface Outline {
	readonly isList: boolean;
	/** Offset of the opening bracket. */
	readonly from: number;
	/** Offset after the closing bracket. */
	readonly to: number;
	readonly pieces: readonly Piece[];
}

/** Consecutive entries, without the comma after the last one; or a single entry that contains the outline `cut`. */
export interface Piece {
	readonly from: number;
	readonly to: number;
	readonly cut: Outline | undefined;
}

/** The next piece begins once one of these is reached. */
export interface PieceSize {
	readonly bytes: number;
	readonly values: number;
}

/** A piece of this size takes a few milliseconds to parse, whatever it contains. */
export const PIECE: PieceSize = { bytes: 128 * 1024, values: 4000 };

/** Cuts one list or object into pieces during a scan. The scan reuses it for the next list or object at the same depth. */
export class Cutter {
	/** Where the current entry begins. */
	entryFrom = 0;
	/** A comma at this offset or after it ends the piece. */
	dueAt = 0;
	/** Once the scan has counted this many values, the next comma ends the piece. */
	dueValues = 0;
	readonly #size: PieceSize;
	#from = 0;
	#pieceFrom = 0;
	#pieces: Piece[] = [];
	#cut: Outline | undefined;

	constructor(size: PieceSize) {
		this.#size = size;
	}

	/** A bracket opens at `from`; the scan has counted `values` values by then. */
	open(from: number, values: number): void {
		this.#from = from;
		if (this.#pieces.length > 0) this.#pieces = [];
		this.#cut = undefined;
		this.#begin(from + 1, values);
	}

	/** The current entry contains the outline `cut`: it becomes a piece of its own. */
	hold(cut: Outline, values: number): void {
		if (this.entryFrom > this.#pieceFrom) this.end(this.entryFrom - 1, values);
		this.#cut = cut;
		this.dueAt = 0;
	}

	/** A piece ends at `to`, before a comma or the closing bracket. */
	end(to: number, values: number): void {
		this.#pieces.push({ from: this.#pieceFrom, to, cut: this.#cut });
		this.#cut = undefined;
		this.#begin(to + 1, values);
	}

	/** The bracket closes at `at`, after at least one entry. Returns undefined if everything fits into one piece. */
	close(at: number, values: number, isList: boolean): Outline | undefined {
		if (at < this.dueAt && values < this.dueValues && this.#pieces.length === 0) return undefined;
		this.end(at, values);
		return { isList, from: this.#from, to: at + 1, pieces: this.#pieces };
	}

	#begin(from: number, values: number): void {
		this.#pieceFrom = from;
		this.entryFrom = from;
		this.dueAt = from + this.#size.bytes;
		this.dueValues = values + this.#size.values;
	}
}
