import * as l10n from "@vscode/l10n";
import { countedText } from "../../close/base/plurals.ts";
import type { GroupFields } from "../../close/schema/listResponse.ts";
import { type OpportunityRow, statusTypeOf } from "../../close/schema/opportunityRow.ts";
import { shortLabel } from "../../close/text/labelText.ts";
import type { AmountScales } from "../../opportunities/text/currencies.ts";
import type { Currency } from "../../opportunities/text/currencySet.ts";
import type { Mask } from "../../opportunities/text/mask.ts";
import { formatCount, formatForRow, formatMoney, formatPercent } from "../../opportunities/text/money.ts";
import { isUnnamed, leadText, ownerText } from "../../opportunities/text/nameText.ts";
import { spokenValue, valueForRow, valueText } from "../../opportunities/text/valueText.ts";
import { closeDateText, dayText } from "../../opportunities/time/dateText.ts";

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

/**
 * `$12,000/mo · Proposal · 75% · stalled`. The value is compact from a million on. The confidence is there only for open
 * opportunities: it says nothing about those that are won or lost.
 */
export function opportunityText(row: OpportunityRow, wording: RowWording): SpokenText {
	const { mask, locale, amounts } = wording;
	const label = mask.name(leadText(row));
	const { status, confidence, stalled } = standing(row, locale);
	const parts = [mask.amount(valueForRow(row, locale, amounts)), status, confidence, stalled];
	const spoken = [
		label,
		mask.amount(spokenValue(row, locale, amounts)),
		status && l10n.t("status {0}", status),
		typeWord(row),
		confidence && l10n.t("confidence {0}", confidence),
		stalled,
	];
	return { label, description: parts.filter(Boolean).join(" · "), speech: spoken.filter(Boolean).join(", ") };
}

/** How an opportunity stands. What it doesn't have is empty or undefined. */
function standing(row: OpportunityRow, locale: string) {
	const open = statusTypeOf(row) === "active" && row.confidence !== null;
	return {
		status: shortLabel(row.status_label),
		confidence: open ? formatPercent(row.confidence, locale) : undefined,
		stalled: row.is_stalled ? l10n.t("stalled") : "",
	};
}

/** The facts of a hover, one per line. Ids stand for what has no name. */
export function opportunityTooltip(row: OpportunityRow, wording: RowWording): string {
	const { mask, locale, amounts } = wording;
	const { status, confidence, stalled } = standing(row, locale);
	const facts = [mask.amount(valueText(row, locale, amounts)), status, confidence, stalled];
	const date = (text: string) => dayText(text, locale) ?? shortLabel(text);
	const owner = ownerText(row);
	return [
		mask.name(leadText(row)),
		facts.filter(Boolean).join(" · "),
		owner === undefined || row.user_id === null ? l10n.t("No owner") : l10n.t("Owner: {0}", mask.name(owner)),
		closeDateText(row.status_type, row.date_won === null ? undefined : date(row.date_won)),
		...(statusTypeOf(row) === undefined && row.status_type !== null ? [l10n.t("Status type: {0}", typeWord(row))] : []),
		...(row.date_updated === null ? [] : [l10n.t("Updated {0}", date(row.date_updated))]),
		...(isUnnamed(row.lead_name) ? [l10n.t("Lead ID: {0}", mask.name(shortLabel(row.lead_id)))] : []),
		...ownerIdLines(row, mask),
	].join("\n");
}

/** The line of a hover that has the id of an owner without a name. */
export function ownerIdLines(
	{ user_id, user_name }: Pick<GroupFields, "user_id" | "user_name">,
	mask: Mask,
): readonly string[] {
	return user_id && isUnnamed(user_name) ? [l10n.t("Owner ID: {0}", mask.name(shortLabel(user_id)))] : [];
}

/** A status type that this version doesn't know keeps its own name. Returns "" if there is none. */
function typeWord(row: OpportunityRow): string {
	const type = statusTypeOf(row);
	if (type === undefined) return shortLabel((row.status_type ?? "").replaceAll("_", " "));
	return { won: l10n.t("won"), active: l10n.t("open"), lost: l10n.t("lost") }[type];
}
