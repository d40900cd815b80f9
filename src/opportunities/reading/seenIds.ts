import type { Row } from "../../close/schema/opportunityRow.ts";

/** Which objects a reading has come across, by their ids alone: each is to be there once, and memory stays small. */
export class SeenIds {
	readonly #ids = new Set<string>();

	has({ id }: Row): boolean {
		return id !== undefined && this.#ids.has(id);
	}

	/** Takes more of them; false if one was seen before. */
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

	/** These are read anew. */
	forget(rows: readonly Row[]): void {
		for (const { id } of rows) if (id !== undefined) this.#ids.delete(id);
	}

	clear(): void {
		this.#ids.clear();
	}
}
