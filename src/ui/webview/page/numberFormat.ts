import {
	formatCompact,
	formatCount,
	formatMoney,
	formatPercent,
	formatRoughly,
} from "../../../opportunities/text/money.ts";
import { timeText } from "../../../opportunities/time/dateText.ts";

/** How amounts are written: their currency, and how many of their last digits are decimals. */
export interface Scale {
	readonly currency?: string | undefined;
	readonly scale: number;
	/** Amounts and names are hidden, so the page has none. */
	readonly hidden: boolean;
}

/**
 * How pages write numbers, amounts and times, in the locale of the window and the currency of the data. Amounts are
 * integers, as in the API.
 */
export interface NumberFormat {
	readonly hidden: boolean;
	count(count: number): string;
	/** A ratio as a whole percentage: 0.824 is 82 %. */
	percent(ratio: number): string;
	/** A ratio as a percentage with up to two decimals. */
	exactPercent(ratio: number): string;
	/** An amount to be read at a glance: from a thousand on without decimals. */
	money(amount: number): string;
	/** An amount to the last digit. */
	exact(amount: number): string;
	/** An amount where there is no room for its digits. */
	compact(amount: number): string;
	/** Time of day in the user's zone, with the date if it isn't today. */
	time(time: number): string;
}

export function numberFormat({ currency, scale, hidden }: Scale, locale: string): NumberFormat {
	const money = { locale, currency, scale };
	return {
		hidden,
		count: (count) => formatCount(count, locale),
		percent: (ratio) => formatPercent(Math.round(ratio * 100), locale),
		exactPercent: (ratio) => formatPercent(ratio * 100, locale),
		money: (amount) => formatRoughly(amount, money),
		exact: (amount) => formatMoney(amount, money),
		compact: (amount) => formatCompact(amount, money),
		time: (time) => timeText(time, locale, Date.now()),
	};
}
