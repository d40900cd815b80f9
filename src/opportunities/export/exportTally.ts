import { isRepeat, type Row } from "../../close/schema/opportunityRow.ts";
import { DataChangedError } from "../reading/readErrors.ts";
import { SeenIds } from "../reading/seenIds.ts";

/** Which objects an export has, and how many: it holds each once. */
export class ExportTally {
	/** After a restart an inconsistency is noted, no longer thrown: data that never rests must not keep an export from its end. */
	readonly #tolerant: boolean;
	readonly #seen = new SeenIds();
	#count = 0;
	#repeats = 0;
	#changed = false;

	constructor(tolerant: boolean) {
		this.#tolerant = tolerant;
	}

	get tolerant(): boolean {
		return this.#tolerant;
	}

	get count(): number {
		return this.#count;
	}

	/** How many places of the listing the objects take: one that comes twice on a page takes two. */
	get places(): number {
		return this.#count + this.#repeats;
	}

	/** The data changed while it was read, so that something may be missing or of an earlier moment. */
	get changed(): boolean {
		return this.#changed;
	}

	/** @throws DataChangedError unless inconsistencies are tolerated */
	inconsistency(): void {
		if (!this.#tolerant) throw new DataChangedError();
		this.#changed = true;
	}

	has(row: Row): boolean {
		return this.#seen.has(row);
	}

	/**
	 * Enters objects, and gives back those that were not there before; none should have been.
	 * @throws DataChangedError if one was, with nothing entered, unless inconsistencies are tolerated
	 */
	enter(rows: readonly Row[]): readonly Row[] {
		const objects = rows.filter((row) => !isRepeat(row));
		const fresh = [...new Map(objects.map((row, index) => [row.id ?? index, row])).values()].filter(
			(row) => !this.has(row),
		);
		if (fresh.length < objects.length) this.inconsistency();
		this.#repeats += rows.length - objects.length;
		this.#seen.add(fresh);
		this.#count += fresh.length;
		return fresh;
	}
}
