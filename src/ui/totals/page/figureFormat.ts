import { decimalsOf, formatCount, formatMoney } from "../../../opportunities/text/money.ts";
import { timeText } from "../../../opportunities/time/dateText.ts";
import { amountsOf } from "../../../opportunities/totals/singleFigures.ts";
import type { Totals } from "../../../opportunities/totals/totals.ts";
import type { Counted, PageStrings } from "../totalsStrings.ts";

/** How the page writes numbers, amounts and times, in the locale of the window and the currency of the data. */
export interface Format {
	readonly strings: PageStrings;
	/** Amounts and names are hidden, so the page has none. */
	readonly hidden: boolean;
	/** Figures of groups may still grow. */
	readonly unfinished: boolean;
	count(count: number): string;
	/**
	 * `amount` is an integer in cents, as in the API. If any amount of the page has decimals, all are written with
	 * them.
	 */
	money(amount: number): string;
	/** Time of day in the user's zone, with the date if it isn't today. */
	time(time: number): string;
	/** The sentence for a count. */
	counted(sentences: Counted, count: number): string;
}

export function formatOf(
	totals: Pick<Totals, "currency" | "scale" | "whole" | "groups" | "hidden" | "unfinished">,
	locale: string,
	strings: PageStrings,
): Format {
	const { currency, scale, whole = {}, groups, hidden, unfinished } = totals;
	const amounts = [whole, ...groups.map(({ figures }) => figures)].flatMap(amountsOf);
	const money = { locale, currency, scale, decimals: decimalsOf(amounts, scale) };
	return {
		strings,
		hidden,
		unfinished,
		count: (count) => formatCount(count, locale),
		money: (amount) => formatMoney(amount, money),
		time: (time) => timeText(time, locale, Date.now()),
		counted: (sentences, count) => sentences[new Intl.PluralRules(locale).select(count) === "one" ? "one" : "other"],
	};
}

/** Splits a sentence into its texts and the parts for `{0}`, `{1}`, … */
export function fill(sentence: string, ...parts: readonly unknown[]): readonly unknown[] {
	return sentence.split(/\{(\d+)\}/).map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]));
}
