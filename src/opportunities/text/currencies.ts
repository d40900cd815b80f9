import type { WrittenAmount } from "../../close/schema/aggregates.ts";
import { currencySaid, scalesSaid } from "./amountInText.ts";
import { type Currency, CurrencySet } from "./currencySet.ts";
import { HUNDREDTHS, standardScale } from "./money.ts";

/** Defines how amounts are written. Implemented by `Currencies`, and by classes that keep to its first answers. */
export interface AmountScales {
	/**
	 * Returns the currency of an amount whose row names `currency`, or none; undefined if there are several candidates.
	 */
	currencyOf(currency: string | null | undefined): string | undefined;
	/**
	 * Returns how many of the last digits of such an amount are decimals; `mixed` stands for a sum of several
	 * currencies.
	 */
	scaleOf(currency: string | null | undefined): number;
}

/** The fields of a row that have its value as an integer and in the server's own words, if present and valid. */
interface WrittenValue {
	readonly value?: unknown;
	readonly value_formatted?: unknown;
	readonly value_currency?: unknown;
}

/**
 * What a session knows about its currencies: which ones its amounts have, and how many decimals. Close documents
 * neither, so both are learned from everything that arrives. A currency has the decimals of ISO 4217 until a text
 * contradicts that; a text that contradicts what is known replaces it.
 */
export class Currencies implements AmountScales {
	readonly #seen = new CurrencySet();
	/** Decimals learned from texts. The key is undefined for amounts of unknown currency. */
	readonly #scales = new Map<string | undefined, number>();
	readonly #listeners = new Set<() => void>();

	/** The currency of all amounts that the session has seen. */
	get currency(): Currency {
		return this.#seen.currency;
	}

	/** Called when amounts on screen must be written again. */
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
		const learned = this.#scales.get(code) ?? (this.currency === "mixed" ? undefined : this.#scales.get(undefined));
		return learned ?? standardScale(code);
	}

	/**
	 * Returns the currency of a sum. `own` is the currency of the rows known to be in it, and `whole` says that these
	 * are all: if not, the others may have any currency that the session has seen.
	 */
	ofSum(own: Currency, whole: boolean): Currency {
		if (whole && own !== undefined) return own;
		return own === "mixed" || this.currency === "mixed" ? "mixed" : (own ?? this.currency);
	}

	/** Learns from rows, and from the sums that came with them. Texts that don't match their amounts are ignored. */
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

	/** A row without a currency teaches only something about amounts of unknown currency. */
	#learnRow(value: number, text: string, code: unknown): void {
		const named = typeof code === "string" && code !== "" ? code : currencySaid(text);
		if (named !== undefined) this.#learn(value, text, named);
		else if (this.currency !== "mixed") this.#learn(value, text, undefined);
	}

	/**
	 * If the text allows the known decimals, these stay. Otherwise those of ISO 4217 take precedence, and then reading
	 * a separator as a group separator over reading thousandths.
	 */
	#learn(amount: number, text: string, currency: string | undefined): void {
		if (currency !== undefined && !this.#seen.codes.has(currency)) return;
		const scales = scalesSaid(amount, text);
		const known = this.#scales.get(currency);
		if (scales.length === 0 || (known !== undefined && scales.includes(known))) return;
		const scale = [standardScale(currency), HUNDREDTHS, 0].find((one) => scales.includes(one)) ?? scales[0];
		if (scale !== undefined) this.#scales.set(currency, scale);
	}

	/** Sums of several currencies use the decimals that all of them share, or hundredths if they differ. */
	get #commonScale(): number {
		const [first, ...others] = new Set([...this.#seen.codes].map((code) => this.scaleOf(code)));
		return first === undefined || others.length > 0 ? HUNDREDTHS : first;
	}

	/** How amounts are written, as text to compare. */
	get #stand(): string {
		return [...this.#seen.codes, undefined].map((code) => `${code} ${this.scaleOf(code)}`).join(" ");
	}
}
