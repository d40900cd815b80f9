import * as l10n from "@vscode/l10n";
import type { OpportunityRow } from "../../close/opportunity.ts";
import type { GroupBy, StatusType } from "../../close/parameters.ts";
import { dayText, momentText } from "../../pipeline/dateText.ts";
import { groupLabel } from "../../pipeline/groupLabel.ts";
import { labelText } from "../../pipeline/labelText.ts";
import type { Group, ListingState } from "../../pipeline/listing/state.ts";
import type { Mask } from "../../pipeline/mask.ts";
import { formatCount, formatMoney, type MoneyFormat } from "../../pipeline/money.ts";
import { valueText } from "../../pipeline/valueText.ts";

/** How the tree writes amounts; `groupBy` is the grouping of the rows shown. */
export interface Wording extends MoneyFormat {
	readonly groupBy: GroupBy | undefined;
	/** What amounts and names are written through. */
	readonly mask: Mask;
}

/** A text in the item and, for screen readers, the sentence that says the same without signs. */
export interface Words {
	readonly label: string;
	readonly description: string;
	readonly speech: string;
}

/** `118 · $412,300 · expected $188,040`: annualized figures of the whole group, whatever of it is loaded. */
export function groupWords(group: Group, wording: Wording): Words {
	const { mask } = wording;
	const written = groupLabel(group, wording.groupBy, wording.locale);
	const label = wording.groupBy?.endsWith("user_id") ? mask.name(written) : written;
	const { total_value_annualized: value, expected_value_annualized: expected } = group.aggregates;
	const count = formatCount(group.size, wording.locale);
	const money = (amount: number) => mask.amount(formatMoney(amount, wording));
	const parts = [count];
	if (value !== undefined) parts.push(money(value));
	if (expected !== undefined) parts.push(l10n.t("expected {0}", money(expected)));
	const opportunities = group.size === 1 ? l10n.t("1 opportunity") : l10n.t("{0} opportunities", count);
	const spoken = [label, opportunities];
	if (value !== undefined) spoken.push(l10n.t("{0} a year", money(value)));
	if (expected !== undefined) spoken.push(l10n.t("{0} a year expected", money(expected)));
	return { label, description: parts.join(" · "), speech: spoken.join(", ") };
}

/** `$12,000 monthly · 100% · Won`, and `· stalled` for a stalled one. */
export function opportunityWords(row: OpportunityRow, wording: Wording): Words {
	const label = wording.mask.name(labelText(row.lead_name ?? "") || labelText(row.lead_id) || row.id);
	const value = wording.mask.amount(valueText(row, wording.locale, wording.scale));
	const confidence = percent(row.confidence, wording.locale);
	const status = labelText(row.status_label);
	const parts = [value, confidence, ...(status === "" ? [] : [status]), ...(row.is_stalled ? [l10n.t("stalled")] : [])];
	const speech = l10n.t(
		"{0}, {1}, confidence {2}, status {3}, {4}",
		label,
		value,
		confidence,
		status,
		typeWord(row.status_type),
	);
	return { label, description: parts.join(" · "), speech: row.is_stalled ? l10n.t("{0}, stalled", speech) : speech };
}

/** What a hover tells besides: one fact a line. */
export function opportunityFacts(row: OpportunityRow, wording: Wording): string {
	const { label, description } = opportunityWords(row, wording);
	const date = (text: string) => dayText(text, wording.locale) ?? labelText(text);
	const owner = labelText(row.user_name ?? "") || row.user_id;
	return [
		label,
		description,
		owner === null ? l10n.t("No owner") : l10n.t("Owner: {0}", wording.mask.name(owner)),
		row.date_won === null
			? l10n.t("No won date")
			: row.status_type === "won"
				? l10n.t("Won on {0}", date(row.date_won))
				: l10n.t("Expected close: {0}", date(row.date_won)),
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
		l10n.t("Values are annualized: monthly ones count twelve times."),
		...covers,
		...(read === undefined ? [] : timesOf(read, wording.locale)),
	].join("\n");
}

/** Of when figures and rows are; one time where both are of the same minute. */
function timesOf({ asOf, rowsAsOf }: ReadTimes, locale: string): readonly string[] {
	if (asOf === undefined) return [];
	const now = new Date();
	const figures = momentText(asOf, locale, now);
	const rows = rowsAsOf === undefined ? figures : momentText(rowsAsOf, locale, now);
	return rows === figures
		? [l10n.t("As of {0}", figures)]
		: [l10n.t("Figures as of {0}, rows as of {1}", figures, rows)];
}

function typeWord(type: StatusType): string {
	return { won: l10n.t("won"), active: l10n.t("active"), lost: l10n.t("lost") }[type];
}

function percent(confidence: number, locale: string): string {
	return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(confidence / 100);
}
