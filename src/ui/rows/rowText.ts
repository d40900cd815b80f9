import * as l10n from "@vscode/l10n";
import { countedText } from "../../close/base/plurals.ts";
import type { AmountScales } from "../../opportunities/text/currencies.ts";
import type { Currency } from "../../opportunities/text/currencySet.ts";
import type { Mask } from "../../opportunities/text/mask.ts";
import { formatCount, formatForRow, formatMoney } from "../../opportunities/text/money.ts";

/** How an opportunity's row is written. */
export interface RowWording {
	/** BCP 47, such as `vscode.env.language`. */
	readonly locale: string;
	readonly amounts: AmountScales;
	/** Masks amounts and names. */
	readonly mask: Mask;
}

/** How a group and its rows are written. */
export interface Wording extends RowWording {
	/** The currency of sums. */
	readonly currency: Currency;
}

/** A text of an item, and the sentence that screen readers speak instead. */
export interface SpokenText {
	readonly label: string;
	readonly description: string;
	readonly speech: string;
}

/** A sum in the wording's `currency`, with all its digits. */
export function sumText(amount: number, { locale, currency, amounts, mask }: Wording): string {
	return mask.amount(formatMoney(amount, { locale, currency, scale: amounts.scaleOf(currency) }));
}

/** The same for a row, which has little room: without cents, and compact from a million on. */
export function sumForRow(amount: number, { locale, currency, amounts, mask }: Wording): string {
	return mask.amount(formatForRow(amount, { locale, currency, scale: amounts.scaleOf(currency) }));
}

/** The figure, followed by "or more" if it may still grow. */
export function orMore(figure: string, grows: boolean): string {
	return grows ? l10n.t("{0} or more", figure) : figure;
}

/** `118 opportunities`, in words. */
export function opportunitiesText(count: number, locale: string, grows = false): string {
	const forms = { one: l10n.t("{0} opportunity"), other: l10n.t("{0} opportunities") };
	// "1 or more" are as many as it takes for the other form.
	return countedText(grows ? Math.max(count, 2) : count, forms, orMore(formatCount(count, locale), grows));
}

/** What users must know to read sums correctly, as sentences. */
export function sumNotes({ currency }: Wording): readonly string[] {
	const mixed = l10n.t("Amounts are in several currencies and were added without conversion.");
	return [
		l10n.t("Values are annualized: monthly values are multiplied by 12."),
		...(currency === "mixed" ? [mixed] : []),
	];
}
