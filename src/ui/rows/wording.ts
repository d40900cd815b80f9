import * as l10n from "@vscode/l10n";
import { type OpportunityRow, statusTypeOf } from "../../close/schema/opportunityRow.ts";
import type { GroupBy } from "../../close/schema/parameters.ts";
import { shortLabel } from "../../close/text/labelText.ts";
import type { Group, ListingState, Unfinished } from "../../opportunities/listing/listingState.ts";
import type { AmountScales } from "../../opportunities/text/currencies.ts";
import type { Currency } from "../../opportunities/text/currencySet.ts";
import { groupLabel } from "../../opportunities/text/groupLabel.ts";
import type { Mask } from "../../opportunities/text/mask.ts";
import { formatCount, formatMoney } from "../../opportunities/text/money.ts";
import { spokenValue, valueText } from "../../opportunities/text/valueText.ts";
import { dayText, timeText, wonDateText } from "../../opportunities/time/dateText.ts";

/** How an opportunity's row is written. */
export interface RowWording {
	/** BCP 47, such as `vscode.env.language`. */
	readonly locale: string;
	readonly amounts: AmountScales;
	/** What amounts and names are written through. */
	readonly mask: Mask;
}

/** How a tree writes what it shows. */
export interface Wording extends RowWording {
	/** Of sums. */
	readonly currency: Currency;
	/** The grouping of the rows shown. */
	readonly groupBy: GroupBy | undefined;
	/** What of groups may still grow. */
	readonly unfinished?: Unfinished | undefined;
}

/** A text in the item and, for screen readers, the sentence that says the same without signs. */
export interface Words {
	readonly label: string;
	readonly description: string;
	readonly speech: string;
}

/** `118 · $412,300 · expected $188,040`: annualized figures of the whole group, whatever of it is loaded. */
export function groupWords(group: Group, wording: Wording): Words {
	const { mask, unfinished } = wording;
	const written = groupLabel(group, wording.groupBy, wording.locale);
	const label = wording.groupBy?.endsWith("user_id") ? mask.name(written) : written;
	const { total_value_annualized: value, expected_value_annualized: expected } = group.aggregates;
	const unsized = unfinished === "sizes" && group.aggregates.total_results === undefined;
	const grows = unfinished === "figures" || unsized;
	const count = orMore(formatCount(group.size, wording.locale), grows);
	const money = (amount: number) => orMore(sumText(amount, wording), unfinished === "figures");
	const parts = [count];
	if (value !== undefined) parts.push(money(value));
	if (expected !== undefined) parts.push(l10n.t("expected {0}", money(expected)));
	const opportunities = group.size === 1 && !grows ? l10n.t("1 opportunity") : l10n.t("{0} opportunities", count);
	const spoken = [label, opportunities];
	if (value !== undefined) spoken.push(l10n.t("{0} a year", money(value)));
	if (expected !== undefined) spoken.push(l10n.t("{0} a year expected", money(expected)));
	return { label, description: parts.join(" · "), speech: spoken.join(", ") };
}

/** A sum that covers what `currency` of the wording says. */
export function sumText(amount: number, { locale, currency, amounts, mask }: Wording): string {
	return mask.amount(formatMoney(amount, { locale, currency, scale: amounts.scaleOf(currency) }));
}

/** A figure that may still grow says so. */
export function orMore(figure: string, grows: boolean): string {
	return grows ? l10n.t("{0} or more", figure) : figure;
}

/** What has to be known of sums to read them right, as sentences. */
export function sumFacts({ currency }: Wording): readonly string[] {
	const mixed = l10n.t("Amounts are in several currencies and were added without conversion.");
	return [l10n.t("Values are annualized: monthly ones count twelve times."), ...(currency === "mixed" ? [mixed] : [])];
}

/** `$12,000/mo · 100% · Won`, and `· stalled` for a stalled one. */
export function opportunityWords(row: OpportunityRow, wording: RowWording): Words {
	const { mask, locale, amounts } = wording;
	const label = mask.name(shortLabel(row.lead_name ?? "") || shortLabel(row.lead_id) || shortLabel(row.id));
	const confidence = row.confidence === null ? undefined : percent(row.confidence, locale);
	const status = shortLabel(row.status_label);
	const stalled = row.is_stalled ? l10n.t("stalled") : "";
	const parts = [mask.amount(valueText(row, locale, amounts)), confidence, status, stalled];
	const spoken = [
		label,
		mask.amount(spokenValue(row, locale, amounts)),
		confidence && l10n.t("confidence {0}", confidence),
		status && l10n.t("status {0}", status),
		typeWord(row),
		stalled,
	];
	return { label, description: parts.filter(Boolean).join(" · "), speech: spoken.filter(Boolean).join(", ") };
}

/** What a hover tells besides: one fact a line. */
export function opportunityFacts(row: OpportunityRow, wording: RowWording): string {
	const { label, description } = opportunityWords(row, wording);
	const date = (text: string) => dayText(text, wording.locale) ?? shortLabel(text);
	const owner = shortLabel(row.user_name ?? "") || (row.user_id && shortLabel(row.user_id));
	return [
		label,
		description,
		owner === null ? l10n.t("No owner") : l10n.t("Owner: {0}", wording.mask.name(owner)),
		row.date_won === null ? l10n.t("No won date") : wonDateText(row.status_type, date(row.date_won)),
		...(statusTypeOf(row) === undefined && row.status_type !== null ? [l10n.t("Status type: {0}", typeWord(row))] : []),
		...(row.date_updated === null ? [] : [l10n.t("Updated {0}", date(row.date_updated))]),
	].join("\n");
}

/** When what is shown was read, in milliseconds since the epoch. */
export type ReadTimes = Pick<ListingState, "asOf" | "rowsAsOf">;

/** A group's figures cover won, open and lost opportunities alike: a hover says so, and of when they and the rows are. */
export function groupFacts(group: Group, wording: Wording, filteredByType: boolean, read?: ReadTimes): string {
	const { label, description } = groupWords(group, wording);
	const covers = filteredByType ? [] : [l10n.t("Covers won, active and lost opportunities together.")];
	return [
		label,
		description,
		...sumFacts(wording),
		...covers,
		...(read === undefined ? [] : timesOf(read, wording.locale)),
	].join("\n");
}

/** Of when figures and rows are; one time if both are of the same minute. */
function timesOf({ asOf, rowsAsOf }: ReadTimes, locale: string): readonly string[] {
	if (asOf === undefined) return [];
	const now = Date.now();
	const figures = timeText(asOf, locale, now);
	const rows = rowsAsOf === undefined ? figures : timeText(rowsAsOf, locale, now);
	return rows === figures
		? [l10n.t("As of {0}", figures)]
		: [l10n.t("Figures as of {0}, rows as of {1}", figures, rows)];
}

/** A type that nobody knows yet goes by its own name; "" if there is none. */
function typeWord(row: OpportunityRow): string {
	const type = statusTypeOf(row);
	if (type === undefined) return shortLabel((row.status_type ?? "").replaceAll("_", " "));
	return { won: l10n.t("won"), active: l10n.t("active"), lost: l10n.t("lost") }[type];
}

function percent(confidence: number, locale: string): string {
	return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(confidence / 100);
}
