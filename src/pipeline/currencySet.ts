/** The ISO 4217 code of amounts; `mixed` if there are several, undefined if none is known. */
export type Currency = string | "mixed" | undefined;

/** Codes come from outside: they may not fill the memory. */
const MOST = 64;

/** Collects the currencies of rows. */
export class CurrencySet {
	readonly #codes = new Set<string>();

	get codes(): ReadonlySet<string> {
		return this.#codes;
	}

	get currency(): Currency {
		const [first, second] = this.#codes;
		return second === undefined ? first : "mixed";
	}

	/** Takes the currencies of rows that have one. */
	add(rows: Iterable<object>): void {
		for (const row of rows) if ("value_currency" in row) this.addCode(row.value_currency);
	}

	/** Takes a code; anything else, such as null, tells nothing. */
	addCode(code: unknown): void {
		if (typeof code === "string" && code !== "" && this.#codes.size < MOST) this.#codes.add(code);
	}

	clear(): void {
		this.#codes.clear();
	}
}
