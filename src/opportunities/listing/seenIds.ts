import type { Row } from "../../close/schema/opportunityRow.ts";
import { type Currency, CurrencySet } from "../text/currencySet.ts";

/** The objects that one reading of a listing has seen. */
export class SeenIds {
	readonly #ids = new Set<string>();
	readonly #currencies = new CurrencySet();
	/** How many rows of each group that grows were looked at. */
	readonly #followed = new Map<string, number>();

	get currency(): Currency {
		return this.#currencies.currency;
	}

	/** Takes more of them; false where one was seen before. */
	add(rows: readonly Row[]): boolean {
		const ids = this.#ids;
		let fresh = ids.size;
		for (const { id } of rows) {
			if (id === undefined) continue;
			ids.add(id);
			fresh += 1;
		}
		this.#currencies.add(rows);
		return ids.size === fresh;
	}

	/** Takes what a group has besides that only ever grows at its end; whoever reads it knows each object once. */
	follow(group: string, rows: readonly Row[]): void {
		const known = this.#followed.get(group) ?? 0;
		if (rows.length > known) this.#currencies.add(rows.slice(known));
		this.#followed.set(group, rows.length);
	}

	/** These are read anew. */
	forget(rows: readonly Row[]): void {
		for (const { id } of rows) if (id !== undefined) this.#ids.delete(id);
	}

	forgetAll(): void {
		this.#ids.clear();
		this.#currencies.clear();
		this.#followed.clear();
	}
}
