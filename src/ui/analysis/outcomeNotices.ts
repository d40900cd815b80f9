import * as l10n from "@vscode/l10n";
import { type Counted, formFor } from "../../close/base/plurals.ts";
import type { OpenDeals } from "../../opportunities/analysis/outcome/openDeals.ts";
import type { OpenElsewhere } from "../../opportunities/analysis/outcome/openElsewhere.ts";
import type { ReadOutcome } from "../../opportunities/analysis/outcome/readOutcome.ts";
import { count, money, type Sentence, sentence } from "../../opportunities/analysis/sentence.ts";
import type { Day } from "../../opportunities/time/calendar.ts";

/** Says what an outcome leaves out, and what makes it doubtful. `elsewhere` is undefined while it isn't counted. */
export function outcomeNotices(
	{ open, won, outcome }: ReadOutcome,
	elsewhere: OpenElsewhere | undefined,
	today: Day,
): readonly Sentence[] {
	const { differsFrom } = outcome;
	return [
		...(won === undefined
			? [[l10n.t("Close didn't return the won value, so this includes only open opportunities.")]]
			: []),
		...(differsFrom === undefined
			? []
			: [
					sentence(
						l10n.t(
							"Close's own expected value plus the won value is {0}. Rounding alone doesn't explain the difference from the average.",
						),
						money(differsFrom),
					),
				]),
		...changingNotice(open.changing),
		...dealNotices(open),
		...overdueNotice(open, today),
		...(elsewhere === undefined ? [] : elsewhereNotices(elsewhere)),
	];
}

/** Says what had to be assumed of some deals. */
export function dealNotices({ withoutConfidence, clamped, withoutValue, unreadable }: OpenDeals): readonly Sentence[] {
	return [
		...counted(withoutConfidence, {
			one: l10n.t("{0} opportunity has no confidence set and is treated as 0%."),
			other: l10n.t("{0} opportunities have no confidence set and are treated as 0%."),
		}),
		...counted(clamped, {
			one: l10n.t("{0} opportunity has a confidence below 0% or above 100% and is treated as 0% or 100%."),
			other: l10n.t("{0} opportunities have a confidence below 0% or above 100% and are treated as 0% or 100%."),
		}),
		...counted(withoutValue, {
			one: l10n.t("{0} opportunity has no value and counts as 0."),
			other: l10n.t("{0} opportunities have no value and count as 0."),
		}),
		...counted(unreadable, {
			one: l10n.t("{0} opportunity couldn't be read and isn't included."),
			other: l10n.t("{0} opportunities couldn't be read and aren't included."),
		}),
	];
}

/** Says which deals of the period should have been closed before today. They are part of it. */
function overdueNotice({ deals }: OpenDeals, today: Day): readonly Sentence[] {
	const overdue = deals.filter(({ date_won }) => date_won !== null && date_won < today);
	const value = overdue.reduce((sum, deal) => sum + deal.value, 0);
	return counted(
		overdue.length,
		{
			one: l10n.t("{0} of the open opportunities, worth {1} a year, has a close date before today."),
			other: l10n.t("{0} of the open opportunities, worth {1} a year, have close dates before today."),
		},
		value,
	);
}

/** Says which open deals stand apart, because no period has them; with their value, if Close returned it. */
function elsewhereNotices({ undated, overdue }: OpenElsewhere): readonly Sentence[] {
	if (undated.count === 0 && overdue.count === 0)
		return [[l10n.t("All open opportunities have a close date, and none are overdue from before this period.")]];
	return [
		...counted(
			undated.count,
			undated.value === undefined
				? {
						one: l10n.t("Not included: {0} open opportunity without a close date."),
						other: l10n.t("Not included: {0} open opportunities without a close date."),
					}
				: {
						one: l10n.t("Not included: {0} open opportunity without a close date, worth {1} a year."),
						other: l10n.t("Not included: {0} open opportunities without a close date, worth {1} a year."),
					},
			undated.value,
		),
		...counted(
			overdue.count,
			overdue.value === undefined
				? {
						one: l10n.t("Not included: {0} overdue opportunity from before this period."),
						other: l10n.t("Not included: {0} overdue opportunities from before this period."),
					}
				: {
						one: l10n.t("Not included: {0} overdue opportunity from before this period, worth {1} a year."),
						other: l10n.t("Not included: {0} overdue opportunities from before this period, worth {1} a year."),
					},
			overdue.value,
		),
	];
}

/** Says that what was read may be of several moments. */
export function changingNotice(changing: boolean): readonly Sentence[] {
	return changing ? [[l10n.t("The data changed while it was loading, so the figures may not add up.")]] : [];
}

/** Returns nothing for no deals, and if their number isn't known. */
function counted(number: number | undefined, sentences: Counted, value?: number): readonly Sentence[] {
	if (!number) return [];
	const figures = value === undefined ? [count(number)] : [count(number), money(value)];
	return [sentence(formFor(number, sentences), ...figures)];
}
