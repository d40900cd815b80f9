import * as l10n from "@vscode/l10n";
import type { GroupBy } from "../../close/schema/grouping.ts";
import type { Group, ListingState, Unfinished } from "../../opportunities/listing/listingState.ts";
import { groupLabelWithDays, namesPeople } from "../../opportunities/text/groupLabel.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { timeText } from "../../opportunities/time/dateText.ts";
import { ownerIdLines } from "../rows/opportunityHover.ts";
import {
	opportunitiesText,
	orMore,
	type SpokenText,
	sumForRow,
	sumNotes,
	sumText,
	type Wording,
} from "../rows/rowText.ts";
import { groupPartsText } from "./groupPartsText.ts";
import type { ToldParts } from "./hoverStatusParts.ts";

/** How the tree writes its groups. */
export interface GroupWording extends Wording {
	/** The grouping of the rows shown. */
	readonly groupBy: GroupBy | undefined;
	/** The parts of groups that may still grow. */
	readonly unfinished?: Unfinished | undefined;
}

/**
 * `118 · $412,300 · $188,040 exp.`: annualized figures of the whole group, however much of it is loaded. A row has room for
 * rounded ones; screen readers hear all digits.
 */
export function groupText(group: Group, wording: GroupWording): SpokenText {
	const { total_value_annualized: value, expected_value_annualized: expected } = group.aggregates;
	const label = labelOf(group, wording);
	const grows = wording.unfinished === "figures";
	const parts = [orMore(formatCount(group.size, wording.locale), mayHaveMore(group, wording.unfinished))];
	if (value !== undefined) parts.push(orMore(sumForRow(value, wording), grows));
	if (expected !== undefined) parts.push(orMore(expectedText(sumForRow(expected, wording)), grows));
	return { label, description: parts.join(" · "), speech: [label, ...exactFigures(group, wording)].join(", ") };
}

function expectedText(sum: string): string {
	return l10n.t({
		message: "{0} exp.",
		args: [sum],
		comment: ["An expected value. There is little room: abbreviate."],
	});
}

function labelOf(group: Group, { groupBy, locale, mask }: GroupWording): string {
	const label = groupLabelWithDays(group, groupBy, locale);
	return namesPeople(groupBy) ? mask.name(label) : label;
}

function mayHaveMore({ aggregates }: Group, unfinished: Unfinished | undefined): boolean {
	return unfinished === "figures" || (unfinished === "sizes" && aggregates.total_results === undefined);
}

/** The figures with all digits: `118 opportunities`, `$412,300.50 a year`, `$188,040.25 a year expected`. */
function exactFigures(group: Group, wording: GroupWording): readonly string[] {
	const { total_value_annualized: value, expected_value_annualized: expected } = group.aggregates;
	const money = (amount: number) => orMore(sumText(amount, wording), wording.unfinished === "figures");
	return [
		opportunitiesText(group.size, wording.locale, mayHaveMore(group, wording.unfinished)),
		...(value === undefined ? [] : [l10n.t("{0} a year", money(value))]),
		...(expected === undefined ? [] : [l10n.t("{0} expected a year", money(expected))]),
	];
}

/** The times at which the figures and the rows were read, in milliseconds since the epoch. */
export type ReadTimes = Pick<ListingState, "asOf" | "rowsAsOf">;

/**
 * The hover of a group. It has the figures with all digits, and says that they include won, active and lost
 * opportunities or, if they are known, has these apart; and it says when figures and rows were read.
 */
export function groupTooltip(
	group: Group,
	wording: GroupWording,
	filteredByType: boolean,
	read?: ReadTimes,
	parts?: ToldParts,
): string {
	const covers =
		filteredByType || typeof parts === "object" ? [] : [l10n.t("Includes won, open, and lost opportunities.")];
	return [
		labelOf(group, wording),
		...exactFigures(group, wording),
		...groupPartsText(parts, wording),
		...sumNotes(wording),
		...covers,
		...(read === undefined ? [] : timesOf(read, wording.locale)),
		...ownerIdLines(group.fields, wording.mask),
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
