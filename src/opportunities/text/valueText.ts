import * as l10n from "@vscode/l10n";
import { readable, shortLabel } from "../../close/text/labelText.ts";
import { scalesSaid } from "./amountInText.ts";
import type { AmountScales } from "./currencies.ts";
import { formatForRow, formatMoney } from "./money.ts";

/** The fields of an opportunity that its value is written from; `value_period` may be an undocumented one. */
export interface Valued {
	readonly value: number | null;
	readonly value_period?: string | null | undefined;
	readonly value_formatted?: string | null | undefined;
	readonly value_currency?: string | null | undefined;
}

/** Returns the value of an opportunity with its period: `$12,000`, `$500/mo`, `$6,000/yr`. */
export function valueText(row: Valued, locale: string, amounts: AmountScales): string {
	return row.value === null
		? l10n.t("No value")
		: perPeriod(amountText(row, row.value, locale, amounts), periodOf(row));
}

/** Returns the same for a row, which has little room: compact from a million on. */
export function valueForRow(row: Valued, locale: string, amounts: AmountScales): string {
	return row.value === null
		? l10n.t("No value")
		: perPeriod(amountText(row, row.value, locale, amounts, formatForRow), periodOf(row));
}

/** Returns the same for screen readers: `$500 a month`. */
export function spokenValue(row: Valued, locale: string, amounts: AmountScales): string {
	const period = periodOf(row);
	if (row.value === null || (period !== "monthly" && period !== "annual")) return valueText(row, locale, amounts);
	const amount = amountText(row, row.value, locale, amounts);
	return period === "monthly" ? l10n.t("{0} a month", amount) : l10n.t("{0} a year", amount);
}

/** Adds the period of the API to an amount; single payments and empty amounts have none. */
export function perPeriod(amount: string, period: string | null | undefined): string {
	if (period === null || period === undefined || period === "one_time") return amount;
	if (period === "monthly") return l10n.t("{0}/mo", amount);
	return period === "annual" ? l10n.t("{0}/yr", amount) : l10n.t("{0} ({1})", amount, readable(period));
}

function periodOf({ value, value_period }: Valued): string | null | undefined {
	return value === 0 ? undefined : value_period;
}

/** If the currency isn't known, the server's own text is used, provided it states this value: its symbol says more. */
function amountText(
	row: Valued,
	value: number,
	locale: string,
	amounts: AmountScales,
	write: typeof formatMoney = formatMoney,
): string {
	const currency = amounts.currencyOf(row.value_currency);
	const written = shortLabel(row.value_formatted ?? "");
	if (currency === undefined && scalesSaid(value, written).length > 0) return withoutPeriod(written);
	return write(value, { locale, currency, scale: amounts.scaleOf(currency), decimals: "asNeeded" });
}

/** Removes the period from Close's text: Close writes `$50 monthly`, but nothing for annual values. */
export function withoutPeriod(written: string): string {
	return written.replace(/\s+(?:monthly|annual(?:ly)?|yearly|(?:a|per) (?:month|year))$/i, "");
}
