import type { Row } from "../../close/schema/opportunityRow.ts";

/**
 * The ids of the objects that a reading has encountered. Each object must occur once; only ids are kept, to save
 * memory.
 */
export class SeenIds {
	readonly #ids = new Set<string>();

	has({ id }: Row): boolean {
		return id !== undefined && this.#ids.has(id);
	}

	/** Adds rows; returns false if one of them was seen before. */
	add(rows: readonly Row[]): boolean {
		const ids = this.#ids;
		let fresh = ids.size;
		for (const { id } of rows) {
			if (id === undefined) continue;
			ids.add(id);
			fresh += 1;
		}
		return ids.size === fresh;
	}

	/** Forgets rows that are going to be read again. */
	forget(rows: readonly Row[]): void {
		for (const { id } of rows) if (id !== undefined) this.#ids.delete(id);
	}

	clear(): void {
		this.#ids.clear();
	}
}
