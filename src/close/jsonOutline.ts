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
	readonly cut?: Outline;
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
	readonly #size: PieceSize;
	#from = 0;
	#pieces: Piece[] = [];
	#pieceFrom = 0;
	#valuesBefore = 0;
	#entryFrom = 0;
	#cut: Outline | undefined;

	constructor(size: PieceSize) {
		this.#size = size;
	}

	/** A bracket opens at `from`, after so many values. */
	open(from: number, values: number): void {
		this.#from = from;
		if (this.#pieces.length > 0) this.#pieces = [];
		this.#cut = undefined;
		this.#next(from + 1, values);
	}

	/** The present entry holds something that is cut. */
	hold(cut: Outline, values: number): void {
		if (this.#entryFrom > this.#pieceFrom) this.#end(this.#entryFrom - 1, values);
		this.#cut = cut;
	}

	/** An entry ends at `at`, with a comma. `values` counts it. */
	comma(at: number, values: number): void {
		const isFull = at - this.#pieceFrom > this.#size.bytes || values - this.#valuesBefore > this.#size.values;
		if (isFull || this.#cut !== undefined) this.#end(at, values);
		else this.#entryFrom = at + 1;
	}

	/** The bracket is closed at `at`, behind at least one entry. Undefined if all fits into one piece. */
	close(at: number, values: number, isList: boolean): Outline | undefined {
		const isFull = at - this.#pieceFrom > this.#size.bytes || values - this.#valuesBefore > this.#size.values;
		if (!isFull && this.#cut === undefined && this.#pieces.length === 0) return undefined;
		this.#end(at, values);
		return { isList, from: this.#from, to: at + 1, pieces: this.#pieces };
	}

	#end(to: number, values: number): void {
		this.#pieces.push(
			this.#cut === undefined ? { from: this.#pieceFrom, to } : { from: this.#pieceFrom, to, cut: this.#cut },
		);
		this.#cut = undefined;
		this.#next(to + 1, values);
	}

	#next(from: number, values: number): void {
		this.#pieceFrom = from;
		this.#entryFrom = from;
		this.#valuesBefore = values;
	}
}
