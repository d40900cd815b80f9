/** The ISO 4217 code of amounts; `mixed` if there are several, undefined if unknown. */
export type Currency = string | "mixed" | undefined;

/** Codes come from outside: they must not fill the memory, and must not be mistaken for `mixed`. */
const MOST = 64;
const LONGEST = 64;

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

	/** Adds the currencies of rows that have one. */
	add(rows: Iterable<object>): void {
		let last: unknown;
		for (const row of rows) {
			const code = "value_currency" in row ? row.value_currency : undefined;
			if (code !== last) this.addCode(code);
			last = code;
		}
	}

	/** Adds a code; anything else, such as null, is ignored. */
	addCode(code: unknown): void {
		if (isCode(code) && this.#codes.size < MOST) this.#codes.add(code);
	}

	clear(): void {
		this.#codes.clear();
	}
}

function isCode(code: unknown): code is string {
	return typeof code === "string" && code !== "" && code !== "mixed" && code.length <= LONGEST;
}
