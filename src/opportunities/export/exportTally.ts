import { isRepeat, type Row } from "../../close/schema/opportunityRow.ts";
import { DataChangedError } from "../reading/readErrors.ts";
import { SeenIds } from "../reading/seenIds.ts";

/** Records which objects an export contains, each once, and how many. */
export class ExportTally {
	/**
	 * After a restart, an inconsistency is recorded instead of thrown: an export must end even if the data keeps
	 * changing.
	 */
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

	/**
	 * The number of positions in the listing that the objects take up: an object that occurs twice on a page takes up
	 * two.
	 */
	get positions(): number {
		return this.#count + this.#repeats;
	}

	/** True if the data changed during the export, so that something may be missing or out of date. */
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
	 * Records objects, and returns those that weren't recorded before; normally all of them.
	 * @throws DataChangedError if one was, with nothing recorded, unless inconsistencies are tolerated
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
