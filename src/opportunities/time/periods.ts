import * as l10n from "@vscode/l10n";
import { type DateUnit, type GroupBy, groupingOf } from "../../close/schema/grouping.ts";
import type { DateOperator } from "../../close/schema/parameters.ts";
import {
	addDays,
	type Day,
	dayOf,
	localDay,
	mondayBefore,
	mondayOf,
	type Period,
	partsOf,
	weekOf,
} from "./calendar.ts";
import { fiscalPeriod, type NamedFields } from "./fiscal.ts";

export const NAMED_PERIODS = [
	"today",
	"yesterday",
	"this_week",
	"last_week",
	"this_month",
	"last_month",
	"next_month",
	"this_quarter",
	"last_quarter",
	"next_quarter",
	"this_year",
	"this_year_to_date",
	"last_year",
	"last_7_days",
	"last_30_days",
	"last_90_days",
	"last_12_months",
	"next_30_days",
	"next_90_days",
] as const;
export type NamedPeriod = (typeof NAMED_PERIODS)[number];

/** Bounds of a date filter, each `YYYY-MM-DD` (or an ISO date-time for `date_created` and `date_updated`). */
export type DateBounds = Readonly<Partial<Record<DateOperator, string>>>;

/**
 * Returns the days of a named period at a moment, in the user's time zone. Quarters and years belong to a year that
 * begins in `startMonth`, 1 to 12.
 */
export function resolvePeriod(period: NamedPeriod, now: Date, startMonth = 1): Period {
	return periodAround(period, localDay(now), startMonth);
}

/**
 * Returns the days of a named period for a given today. Weeks are ISO weeks; `last_n_days` ends with today,
 * `next_n_days` begins with it. `last_12_months` begins on the day after this day a year ago, and ends with today.
 */
export function periodAround(period: NamedPeriod, today: Day, startMonth = 1): Period {
	return PERIODS[period](today, startMonth);
}

const PERIODS: Readonly<Record<NamedPeriod, (today: Day, startMonth: number) => Period>> = {
	today: (today) => days(today, 1),
	yesterday: (today) => days(addDays(today, -1), 1),
	this_week: (today) => days(mondayBefore(today), 7),
	last_week: (today) => days(addDays(mondayBefore(today), -7), 7),
	this_month: (today) => months(today, 1, 0),
	last_month: (today) => months(today, 1, -1),
	next_month: (today) => months(today, 1, 1),
	this_quarter: (today, startMonth) => months(today, 3, 0, startMonth),
	last_quarter: (today, startMonth) => months(today, 3, -1, startMonth),
	next_quarter: (today, startMonth) => months(today, 3, 1, startMonth),
	this_year: (today, startMonth) => months(today, 12, 0, startMonth),
	this_year_to_date: (today, startMonth) => ({ gte: months(today, 12, 0, startMonth).gte, lt: addDays(today, 1) }),
	last_year: (today, startMonth) => months(today, 12, -1, startMonth),
	last_7_days: (today) => days(firstOfLastDays(7, today), 7),
	last_30_days: (today) => days(firstOfLastDays(30, today), 30),
	last_90_days: (today) => days(firstOfLastDays(90, today), 90),
	last_12_months: (today) => ({ gte: addDays(sameDayLastYear(today), 1), lt: addDays(today, 1) }),
	next_30_days: (today) => days(today, 30),
	next_90_days: (today) => days(today, 90),
};

/** Returns the first of the last `count` days, today included. */
export function firstOfLastDays(count: number, today: Day): Day {
	return addDays(today, 1 - count);
}

function days(first: Day, count: number): Period {
	return { gte: first, lt: addDays(first, count) };
}

/** For February 29, February 28. */
function sameDayLastYear(today: Day): Day {
	const { year, month, date } = partsOf(today);
	const day = dayOf(year - 1, month, date);
	return partsOf(day).month === month ? day : addDays(day, -1);
}

/** Returns the period of `length` months (1, 3 or 12) that contains today, or the one `shift` periods later. */
function months(today: Day, length: number, shift: number, startMonth = 1): Period {
	const { year, month } = partsOf(today);
	const into = (month - startMonth + 12) % length;
	return monthsFrom(year, month - into + shift * length, length);
}

/**
 * Returns the days of a group by close week, month, quarter or year. Undefined for a group of undated objects, for one
 * without the fields that Close documents, and for a grouping by owner.
 */
export function periodOfGroup(groupBy: GroupBy, fields: NamedFields): Period | undefined {
	if (fields.fiscal !== undefined) return fiscalPeriod(fields.fiscal);
	const { by } = groupingOf(groupBy);
	if (by === "owner") return undefined;
	const year = inRange(by === "week" ? fields.weekyear : fields.year, 9998);
	return year === undefined ? undefined : PERIODS_OF_GROUPS[by](year, fields);
}

const PERIODS_OF_GROUPS: Readonly<Record<DateUnit, (year: number, fields: NamedFields) => Period | undefined>> = {
	week: (year, { week }) => weekPeriod(year, week),
	month: (year, { month }) => partOfYear(year, inRange(month, 12), 1),
	quarter: (year, { quarter }) => partOfYear(year, inRange(quarter, 4), 3),
	year: (year) => monthsFrom(year, 1, 12),
};

/** Only some years have a week 53. */
function weekPeriod(weekyear: number, number: number | null | undefined): Period | undefined {
	const week = inRange(number, 53);
	if (week === undefined) return undefined;
	const monday = mondayOf(weekyear, week);
	const { year, month, date } = partsOf(monday);
	return weekOf(year, month, date).week === week ? days(monday, 7) : undefined;
}

/** Returns the `part`-th period of `length` months in a year. */
function partOfYear(year: number, part: number | undefined, length: number): Period | undefined {
	return part === undefined ? undefined : monthsFrom(year, (part - 1) * length + 1, length);
}

function monthsFrom(year: number, month: number, length: number): Period {
	return { gte: dayOf(year, month, 1), lt: dayOf(year, month + length, 1) };
}

function inRange(value: number | null | undefined, highest: number): number | undefined {
	return value != null && Number.isInteger(value) && value >= 1 && value <= highest ? value : undefined;
}

export function periodLabel(period: NamedPeriod): string {
	const labels: Readonly<Record<NamedPeriod, string>> = {
		today: l10n.t("Today"),
		yesterday: l10n.t("Yesterday"),
		this_week: l10n.t("This week"),
		last_week: l10n.t("Last week"),
		this_month: l10n.t("This month"),
		last_month: l10n.t("Last month"),
		next_month: l10n.t("Next month"),
		this_quarter: l10n.t("This quarter"),
		last_quarter: l10n.t("Last quarter"),
		next_quarter: l10n.t("Next quarter"),
		this_year: l10n.t("This year"),
		this_year_to_date: l10n.t("This year to date"),
		last_year: l10n.t("Last year"),
		last_7_days: l10n.t("Last 7 days"),
		last_30_days: l10n.t("Last 30 days"),
		last_90_days: l10n.t("Last 90 days"),
		last_12_months: l10n.t("Last 12 months"),
		next_30_days: l10n.t("Next 30 days"),
		next_90_days: l10n.t("Next 90 days"),
	};
	return labels[period];
}
