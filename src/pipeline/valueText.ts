import * as l10n from "@vscode/l10n";
import { type OpportunityRow, valuePeriodOf } from "../close/opportunity.ts";
import { shortLabel } from "../close/text/labelText.ts";
import { readable } from "./details/words.ts";
import { formatMoney } from "./money.ts";

/**
 * The value of an opportunity in words. Close's own text goes first; it leaves it empty for a value of 0. `scale` is
 * that of the amounts, see `scaleOf` of `money.ts`.
 */
export function valueText(
	row: Pick<OpportunityRow, "value" | "value_period" | "value_formatted" | "value_currency">,
	locale: string,
	scale?: number,
): string {
	if (row.value === null) return l10n.t("No value");
	const written = shortLabel(row.value_formatted ?? "");
	if (written !== "") return written;
	const currency = row.value_currency ?? undefined;
	const amount = formatMoney(row.value, { locale, currency, ...(scale === undefined ? {} : { scale }) });
	if (row.value === 0 || row.value_period === "one_time") return amount;
	const period = valuePeriodOf(row);
	if (period === undefined)
		return row.value_period === null ? amount : l10n.t("{0} ({1})", amount, readable(row.value_period));
	return period === "monthly" ? l10n.t("{0} monthly", amount) : l10n.t("{0} annual", amount);
}
