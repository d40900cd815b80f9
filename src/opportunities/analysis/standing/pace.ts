import * as l10n from "@vscode/l10n";
import { isReadable, type Row } from "../../../close/schema/opportunityRow.ts";
import { annualizedValueOf } from "../../reading/annualizedValue.ts";
import type { Provenance } from "../../reading/readPlan.ts";
import { addDays, type Day, type Period } from "../../time/calendar.ts";
import type { Measure, MeasureName } from "../measure.ts";
import { lengthOf } from "../periodInView.ts";
import { money } from "../sentence.ts";

/** Where today lies: a period that has ended is compared with whole periods, one that hasn't begun with none. */
export function standOf({ gte, lt }: Period, today: Day): "past" | "current" | "future" {
	if (lt <= today) return "past";
	return gte <= today ? "current" : "future";
}

/** Returns the days of a period up to today, today included. */
export function daysSoFar({ gte, lt }: Period, today: Day): Period {
	const until = addDays(today, 1);
	return { gte, lt: until < lt ? until : lt };
}

/** Returns the first days of a period, at most all of them. */
function firstDays({ gte, lt }: Period, count: number): Period {
	const until = addDays(gte, count);
	return { gte, lt: until < lt ? until : lt };
}

/** Returns the days of an earlier period that the pace compares with. */
export function comparedDays(period: Period, earlier: Period, today: Day): Period {
	if (standOf(period, today) === "past") return earlier;
	return firstDays(earlier, lengthOf(daysSoFar(period, today)));
}

/**
 * Returns the annualized value of won opportunities with a won date after today: Close takes such dates. `latest` are the rows
 * with the latest dates, latest first, of `count` in all. Undefined if some of those after today aren't among them.
 */
export function wonAfter(latest: readonly Row[], count: number | undefined, today: Day): number | undefined {
	const rows = latest.filter(isReadable);
	const days = rows.map(({ date_won: day }) => day ?? "");
	const ordered = days.every((day, index) => index === 0 || day <= (days[index - 1] ?? ""));
	const reached = ordered && (days.at(-1) ?? "") <= today && days.length > 0;
	if (rows.length !== latest.length || !(latest.length === count || reached)) return undefined;
	return rows.filter((_, index) => (days[index] ?? "") > today).reduce((sum, row) => sum + annualizedValueOf(row), 0);
}

type PaceName = Extract<MeasureName, `pace.${string}`>;

/** What was won in some days. Amounts are annualized values in the smallest unit of the currency. */
export interface WonByDay {
	readonly days: Period;
	/** Undefined if it isn't known. */
	readonly value: number | undefined;
	/** What `value` is without: what was won in the period after these days. */
	readonly after?: number | undefined;
	readonly requests: readonly Provenance[];
}

/** Returns a figure of the pace. */
export function paceMeasure(name: PaceName, { days, value, after = 0, requests }: WonByDay): Measure {
	const meanings: Readonly<Record<PaceName, string>> = {
		"pace.now": l10n.t(
			"The annualized value won from the first day of the period through today, or through its last day if it has ended.",
		),
		"pace.previous_period": l10n.t(
			"The annualized value won over the same number of days in the previous period, up to its full length. If the current period has ended, the whole previous period counts.",
		),
		"pace.previous_year": l10n.t(
			"The annualized value won over the same number of days in the same period a year earlier, up to its full length. If the current period has ended, the whole earlier period counts.",
		),
	};
	const last = addDays(days.lt, -1);
	const numbers =
		value === undefined
			? []
			: after === 0
				? [money(value)]
				: [money(value + after), " − ", money(after), " = ", money(value)];
	return {
		name,
		value,
		working: {
			meaning: meanings[name],
			formula: `total_value_annualized of status_type = won, date_won from ${days.gte} to ${last}`,
			numbers,
			assumptions: [
				l10n.t(
					"Opportunities count as they are today. An opportunity that was won in these days but later reopened isn't included.",
				),
				...(value === undefined
					? [
							l10n.t(
								"Too many won opportunities have a won date after today to fit in one response from Close. Check their won dates in Close.",
							),
						]
					: []),
			],
			requests,
		},
	};
}
