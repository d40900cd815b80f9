import type { Row } from "../../close/schema/opportunityRow.ts";
import type { AmountScales, Currencies } from "../text/currencies.ts";
import { type Currency, CurrencySet } from "../text/currencySet.ts";

/** What is known of amounts by now would have written a file otherwise from its beginning. */
export class AmountsChanged extends Error {
	override readonly name = "AmountsChanged";
}

/**
 * How one file writes its amounts: the same from its first line to its last. What the session learns meanwhile does not
 * change what is written, only whether the file still {@link stands}.
 */
export class FileAmounts implements AmountScales {
	readonly #currencies: Currencies;
	readonly #own = new CurrencySet();
	/** What was told, and so may be written. */
	readonly #scales = new Map<string | null | undefined, number>();
	#ofSums: { readonly currency: Currency; readonly whole: boolean } | undefined;

	constructor(currencies: Currencies) {
		this.#currencies = currencies;
	}

	/** Of the objects that were taken. */
	get own(): Currency {
		return this.#own.currency;
	}

	/** Takes objects, before they are written. */
	take(rows: readonly Row[]): void {
		this.#own.add(rows);
	}

	/** Of sums over all objects; `whole` says that all were taken. Stays what it was when it was first asked for. */
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

	/** Whether what was told is right by what is known now. Sums without a sign claim nothing, unless there are several. */
	get stands(): boolean {
		for (const [currency, scale] of this.#scales) if (this.#currencies.scaleOf(currency) !== scale) return false;
		if (this.#ofSums === undefined || this.#ofSums.currency === "mixed") return true;
		const { currency, whole } = this.#ofSums;
		const now = this.#currencies.ofSum(this.own, whole);
		return now === currency || (currency === undefined && now !== "mixed");
	}
}
