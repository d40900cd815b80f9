import * as l10n from "@vscode/l10n";
import type { GroupBy } from "../../close/schema/parameters.ts";
import type { Group, ListingState, Unfinished } from "../../opportunities/listing/listingState.ts";
import { groupLabel, namesPeople } from "../../opportunities/text/groupLabel.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { timeText } from "../../opportunities/time/dateText.ts";
import { orMore, type SpokenText, sumNotes, sumText, type Wording } from "../rows/rowText.ts";

/** How the tree writes its groups. */
export interface GroupWording extends Wording {
	/** The grouping of the rows shown. */
	readonly groupBy: GroupBy | undefined;
	/** The parts of groups that may still grow. */
	readonly unfinished?: Unfinished | undefined;
}

/** `118 · $412,300 · expected $188,040`: annualized figures of the whole group, however much of it is loaded. */
export function groupText(group: Group, wording: GroupWording): SpokenText {
	const { mask, unfinished } = wording;
	const written = groupLabel(group, wording.groupBy, wording.locale);
	const label = namesPeople(wording.groupBy) ? mask.name(written) : written;
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

/** The times at which the figures and the rows were read, in milliseconds since the epoch. */
export type ReadTimes = Pick<ListingState, "asOf" | "rowsAsOf">;

/**
 * The hover of a group. It says that the figures include won, active and lost opportunities, and when figures and rows
 * were read.
 */
export function groupTooltip(group: Group, wording: GroupWording, filteredByType: boolean, read?: ReadTimes): string {
	const { label, description } = groupText(group, wording);
	const covers = filteredByType ? [] : [l10n.t("Includes won, active and lost opportunities.")];
	return [
		label,
		description,
		...sumNotes(wording),
		...covers,
		...(read === undefined ? [] : timesOf(read, wording.locale)),
	].join("\n");
}

/** The times of figures and rows, or one time if both are in the same minute. */
function timesOf({ asOf, rowsAsOf }: ReadTimes, locale: string): readonly string[] {
	if (asOf === undefined) return [];
	const now = Date.now();
	const figures = timeText(asOf, locale, now);
	const rows = rowsAsOf === undefined ? figures : timeText(rowsAsOf, locale, now);
	return rows === figures
		? [l10n.t("As of {0}", figures)]
		: [l10n.t("Figures as of {0}, rows as of {1}", figures, rows)];
}
