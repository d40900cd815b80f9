import type { Row } from "../../close/schema/opportunityRow.ts";
import type { AmountScales, Currencies } from "../text/currencies.ts";
import { type Currency, CurrencySet } from "../text/currencySet.ts";

/** Thrown if the file would have been written differently with what is known of amounts by now. */
export class AmountsChanged extends Error {
	override readonly name = "AmountsChanged";
}

/**
 * Makes one file write its amounts the same way from its first line to its last. What the session learns meanwhile
 * doesn't change the output, only whether the file still {@link stands}.
 */
export class FileAmounts implements AmountScales {
	readonly #currencies: Currencies;
	readonly #own = new CurrencySet();
	/** The scales returned so far, which may have been written. */
	readonly #scales = new Map<string | null | undefined, number>();
	#ofSums: { readonly currency: Currency; readonly whole: boolean } | undefined;

	constructor(currencies: Currencies) {
		this.#currencies = currencies;
	}

	/** The currency of the objects taken so far. */
	get own(): Currency {
		return this.#own.currency;
	}

	/** Takes objects; call it before they are written. */
	take(rows: readonly Row[]): void {
		this.#own.add(rows);
	}

	/**
	 * Returns the currency of sums over all objects; `whole` says that all objects have been taken. Later calls return
	 * the same.
	 */
	ofSums(whole: boolean): Currency {
		this.#ofSums ??= { currency: this.#currencies.ofSum(this.own, whole), whole };
		return this.#ofSums.currency;
	}

	currencyOf(currency: string | null | undefined): string | undefined {
		return this.#currencies.currencyOf(currency);
	}

	scaleOf(currency: string | null | undefined): number {
		const scale = this.#scales.get(currency) ?? this.#currencies.scaleOf(currency);
		this.#scales.set(currency, scale);
		return scale;
	}

	/**
	 * Whether everything returned so far is still right. Sums without a currency stay right until there are several
	 * currencies.
	 */
	get stands(): boolean {
		for (const [currency, scale] of this.#scales) if (this.#currencies.scaleOf(currency) !== scale) return false;
		if (this.#ofSums === undefined || this.#ofSums.currency === "mixed") return true;
		const { currency, whole } = this.#ofSums;
		const now = this.#currencies.ofSum(this.own, whole);
		return now === currency || (currency === undefined && now !== "mixed");
	}
}
