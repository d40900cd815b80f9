import { isReadable, type Row } from "../../close/opportunity.ts";

/** The objects that one reading of a listing has seen. */
export class Seen {
	readonly #ids = new Set<string>();
	readonly #currencies = new Set<string>();

	/** ISO 4217 code of the objects; `mixed` where they differ, undefined where none is known. */
	get currency(): string | "mixed" | undefined {
		const [first, ...others] = this.#currencies;
		return others.length > 0 ? "mixed" : first;
	}

	/** Takes more of them; false where one was seen before. */
	add(rows: readonly Row[]): boolean {
		let fresh = true;
		for (const row of rows) {
			if (row.id !== undefined) {
				fresh &&= !this.#ids.has(row.id);
				this.#ids.add(row.id);
			}
			if (isReadable(row) && row.value_currency !== null) this.#currencies.add(row.value_currency);
		}
		return fresh;
	}

	/** These are read anew. */
	forget(rows: readonly Row[]): void {
		for (const { id } of rows) if (id !== undefined) this.#ids.delete(id);
	}

	forgetAll(): void {
		this.#ids.clear();
	}
}
