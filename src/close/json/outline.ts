/** A list or an object that is too much for one call of `JSON.parse`. Offsets are in bytes. */
export interface Outline {
	readonly isList: boolean;
	/** Of its opening bracket. */
	readonly from: number;
	/** Behind its closing bracket. */
	readonly to: number;
	readonly pieces: readonly Piece[];
}

/** Entries that follow each other, without the comma behind the last of them; a single one if it is `cut` itself. */
export interface Piece {
	readonly from: number;
	readonly to: number;
	readonly cut: Outline | undefined;
}

/** What one piece may be before the next begins. */
export interface PieceSize {
	readonly bytes: number;
	readonly values: number;
}

/** Takes a few milliseconds to parse, whatever is in it. */
export const PIECE: PieceSize = { bytes: 128 * 1024, values: 4000 };

/** Cuts one list or object into pieces while a scan goes over it. Used again for the next one at its depth. */
export class Cutter {
	/** Where the present entry begins. */
	entryFrom = 0;
	/** A comma at this offset or behind it ends the piece. */
	dueAt = 0;
	/** After so many values the next comma ends the piece. */
	dueValues = 0;
	readonly #size: PieceSize;
	#from = 0;
	#pieceFrom = 0;
	#pieces: Piece[] = [];
	#cut: Outline | undefined;

	constructor(size: PieceSize) {
		this.#size = size;
	}

	/** A bracket opens at `from`, after so many values. */
	open(from: number, values: number): void {
		this.#from = from;
		if (this.#pieces.length > 0) this.#pieces = [];
		this.#cut = undefined;
		this.#begin(from + 1, values);
	}

	/** The present entry holds something that is cut: it becomes a piece of its own. */
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

	/** The bracket is closed at `at`, behind at least one entry. Undefined if all fits into one piece. */
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
