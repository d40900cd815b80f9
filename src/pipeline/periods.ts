import type { GroupBy } from "../close/parameters.ts";
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
import { fiscalPeriod, type NamedFields } from "./fiscal/fiscal.ts";
import type { NamedPeriod } from "./view.ts";

/**
 * The days that a named period means at a moment, on the calendar of the user's time zone. Quarters and years are those
 * of a year that begins in `startMonth`, 1 to 12.
 */
export function resolvePeriod(period: NamedPeriod, now: Date, startMonth = 1): Period {
	return periodAround(period, localDay(now), startMonth);
}

/** The same for a given today. Weeks are ISO weeks; `last_n_days` ends with today, `next_n_days` begins with it. */
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
	last_year: (today, startMonth) => months(today, 12, -1, startMonth),
	last_7_days: (today) => days(firstOfLastDays(7, today), 7),
	last_30_days: (today) => days(firstOfLastDays(30, today), 30),
	last_90_days: (today) => days(firstOfLastDays(90, today), 90),
	next_30_days: (today) => days(today, 30),
};

/** The first of the last `count` days, of which today is one: what changed before was not changed in them. */
export function firstOfLastDays(count: number, today: Day): Day {
	return addDays(today, 1 - count);
}

function days(first: Day, count: number): Period {
	return { gte: first, lt: addDays(first, count) };
}

/** The stretch of `length` months (1, 3 or 12) that holds today, or the `shift`-th after it. */
function months(today: Day, length: number, shift: number, startMonth = 1): Period {
	const { year, month } = partsOf(today);
	const into = (month - startMonth + 12) % length;
	return monthsFrom(year, month - into + shift * length, length);
}

/**
 * The days of a group by won week, month, quarter or year. Undefined for a group of undated objects, for one without
 * the fields that Close documents, and for a grouping by owner.
 */
export function periodOfGroup(groupBy: GroupBy, fields: NamedFields): Period | undefined {
	if (fields.fiscal !== undefined) return fiscalPeriod(fields.fiscal);
	const unit = groupBy.replace("-", "");
	const year = inRange(unit === "date_won__week" ? fields.weekyear : fields.year, 9998);
	if (year === undefined) return undefined;
	if (unit === "date_won__year") return monthsFrom(year, 1, 12);
	if (unit === "date_won__week") return weekPeriod(year, fields.week);
	if (unit === "date_won__month") return partOfYear(year, inRange(fields.month, 12), 1);
	if (unit === "date_won__quarter") return partOfYear(year, inRange(fields.quarter, 4), 3);
	return undefined;
}

/** Only some years have a week 53. */
function weekPeriod(weekyear: number, number: number | null | undefined): Period | undefined {
	const week = inRange(number, 53);
	if (week === undefined) return undefined;
	const monday = mondayOf(weekyear, week);
	const { year, month, date } = partsOf(monday);
	return weekOf(year, month, date).week === week ? days(monday, 7) : undefined;
}

/** The `part`-th stretch of `length` months. */
function partOfYear(year: number, part: number | undefined, length: number): Period | undefined {
	return part === undefined ? undefined : monthsFrom(year, (part - 1) * length + 1, length);
}

function monthsFrom(year: number, month: number, length: number): Period {
	return { gte: dayOf(year, month, 1), lt: dayOf(year, month + length, 1) };
}

function inRange(value: number | null | undefined, highest: number): number | undefined {
	return value != null && Number.isInteger(value) && value >= 1 && value <= highest ? value : undefined;
}
