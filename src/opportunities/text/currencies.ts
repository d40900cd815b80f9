import type { WrittenAmount } from "../../close/schema/aggregates.ts";
import { currencySaid, scalesSaid } from "./amountText.ts";
import { type Currency, CurrencySet } from "./currencySet.ts";
import { HUNDREDTHS, standardScale } from "./money.ts";

/** Tells how amounts are written. `Currencies` fits, and whatever keeps to what it was told first. */
export interface AmountScales {
	/** The currency of an amount whose row names `currency` or none; undefined if that could be any of several. */
	currencyOf(currency: string | null | undefined): string | undefined;
	/** How many of the last digits of such an amount are decimals; `mixed` stands for a sum of several currencies. */
	scaleOf(currency: string | null | undefined): number;
}

/** A value as an integer and in the server's own words, as far as a row has them and they are what they should be. */
interface WrittenValue {
	readonly value?: unknown;
	readonly value_formatted?: unknown;
	readonly value_currency?: unknown;
}

/**
 * What a session knows of its money: in which currencies its amounts are, and how many of their digits are decimals.
 * Close documents neither, so it learns both from all that it receives. As long as no text tells otherwise a currency has the
 * decimals of ISO 4217; a text that contradicts what is known replaces it.
 */
export class Currencies implements AmountScales {
	readonly #seen = new CurrencySet();
	/** What texts told that ISO 4217 does not. Under undefined for amounts whose currency was not known. */
	readonly #scales = new Map<string | undefined, number>();
	readonly #listeners = new Set<() => void>();

	/** Of all amounts that the session has seen. */
	get currency(): Currency {
		return this.#seen.currency;
	}

	/** Called when amounts that are on screen have to be written anew. */
	readonly onDidChange = (listener: () => void): { dispose(): void } => {
		const own = () => listener();
		this.#listeners.add(own);
		return { dispose: () => this.#listeners.delete(own) };
	};

	currencyOf(currency: string | null | undefined): string | undefined {
		if (currency) return currency;
		return this.currency === "mixed" ? undefined : this.currency;
	}

	scaleOf(currency: string | null | undefined): number {
		if (currency === "mixed") return this.#commonScale;
		const code = this.currencyOf(currency);
		const told = this.#scales.get(code) ?? (this.currency === "mixed" ? undefined : this.#scales.get(undefined));
		return told ?? standardScale(code);
	}

	/**
	 * The currency of a sum. `own` is that of the rows known to be in it, `whole` says that these are all: if not, the others
	 * may be in any currency that the session has seen.
	 */
	ofSum(own: Currency, whole: boolean): Currency {
		if (whole && own !== undefined) return own;
		return own === "mixed" || this.currency === "mixed" ? "mixed" : (own ?? this.currency);
	}

	/** Learns from rows, and from the sums that came with them. What fits nothing is passed over. */
	learn(rows: readonly object[], sums: readonly WrittenAmount[] = []): void {
		const before = this.#stand;
		this.#seen.add(rows);
		for (const { value_currency: code, value_formatted: text } of rows as readonly WrittenValue[])
			if (!code && typeof text === "string") this.#seen.addCode(currencySaid(text));
		for (const { text } of sums) this.#seen.addCode(currencySaid(text));
		if (this.currency !== "mixed") for (const { amount, text } of sums) this.#learn(amount, text, this.currency);
		for (const row of rows) {
			const { value, value_formatted: text, value_currency: code }: WrittenValue = row;
			if (typeof value === "number" && typeof text === "string") this.#learnRow(value, text, code);
		}
		if (this.#stand !== before) for (const listener of [...this.#listeners]) listener();
	}

	/** A row that names no currency teaches what none is known of: it may be in any. */
	#learnRow(value: number, text: string, code: unknown): void {
		const named = typeof code === "string" && code !== "" ? code : currencySaid(text);
		if (named !== undefined) this.#learn(value, text, named);
		else if (this.currency !== "mixed") this.#learn(value, text, undefined);
	}

	/** If the text allows what is known that stays; else ISO 4217's reading wins, and grouping over thousandths. */
	#learn(amount: number, text: string, currency: string | undefined): void {
		if (currency !== undefined && !this.#seen.codes.has(currency)) return;
		const scales = scalesSaid(amount, text);
		const known = this.#scales.get(currency);
		if (scales.length === 0 || (known !== undefined && scales.includes(known))) return;
		const scale = [standardScale(currency), HUNDREDTHS, 0].find((one) => scales.includes(one)) ?? scales[0];
		if (scale !== undefined) this.#scales.set(currency, scale);
	}

	/** Sums of several currencies are written with the decimals that all of them have; else with hundredths. */
	get #commonScale(): number {
		const [first, ...others] = new Set([...this.#seen.codes].map((code) => this.scaleOf(code)));
		return first === undefined || others.length > 0 ? HUNDREDTHS : first;
	}

	/** How amounts are written, as text. */
	get #stand(): string {
		return [...this.#seen.codes, undefined].map((code) => `${code} ${this.scaleOf(code)}`).join(" ");
	}
}
