import { formatCompact, formatCount, formatMoney, formatRoughly } from "../../../opportunities/text/money.ts";
import { timeText } from "../../../opportunities/time/dateText.ts";
import type { Totals } from "../../../opportunities/totals/totals.ts";
import type { Counted, PageStrings } from "../totalsStrings.ts";

/**
 * How the page writes numbers, amounts and times, in the locale of the window and the currency of the data. Amounts are
 * integers in cents, as in the API.
 */
export interface Format {
	readonly strings: PageStrings;
	/** Amounts and names are hidden, so the page has none. */
	readonly hidden: boolean;
	/** Figures of groups may still grow. */
	readonly unfinished: boolean;
	count(count: number): string;
	/** An amount to be read at a glance: from a thousand on without decimals. */
	money(amount: number): string;
	/** An amount to the last digit. */
	exact(amount: number): string;
	/** An amount where there is no room for its digits. */
	compact(amount: number): string;
	/** Time of day in the user's zone, with the date if it isn't today. */
	time(time: number): string;
	/** The sentence for a count. */
	counted(sentences: Counted, count: number): string;
}

export function formatOf(
	{ currency, scale, hidden, unfinished }: Pick<Totals, "currency" | "scale" | "hidden" | "unfinished">,
	locale: string,
	strings: PageStrings,
): Format {
	const money = { locale, currency, scale };
	return {
		strings,
		hidden,
		unfinished,
		count: (count) => formatCount(count, locale),
		money: (amount) => formatRoughly(amount, money),
		exact: (amount) => formatMoney(amount, money),
		compact: (amount) => formatCompact(amount, money),
		time: (time) => timeText(time, locale, Date.now()),
		counted: (sentences, count) => sentences[new Intl.PluralRules(locale).select(count) === "one" ? "one" : "other"],
	};
}

/** Splits a sentence into its texts and the parts for `{0}`, `{1}`, … */
export function fill(sentence: string, ...parts: readonly unknown[]): readonly unknown[] {
	return sentence.split(/\{(\d+)\}/).map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]));
}
