/**
 * A calendar day as text, `YYYY-MM-DD`, in the years 0001 to 9999. Without a time, no clock change can shift it, and
 * days can be compared as texts.
 */
export type Day = string;

/** Consecutive days: `gte` is the first day, `lt` the day after the last one. */
export interface Period {
	readonly gte: Day;
	readonly lt: Day;
}

export const LAST_DAY: Day = "9999-12-31";
export const FIRST_DAY: Day = "0001-01-01";

/**
 * Returns the day of these numbers; `month` and `day` may be out of range (month 13 is the next January, day 0 the day
 * before the 1st).
 */
export function dayOf(year: number, month: number, day: number): Day {
	return asDay(dateOf(year, month, day));
}

/** Stops at the first and at the last day that can be written. */
export function addDays(day: Day, days: number): Day {
	const { year, month, date } = partsOf(day);
	return dayOf(year, month, date + days);
}

/** `month` is 1-12. */
export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
	return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

/** Returns the day in the user's time zone. */
export function localDay(now: Date): Day {
	return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** Returns the ISO 8601 week of a day: weeks begin on Monday and belong to the year of their Thursday. */
export function weekOf(year: number, month: number, day: number): { readonly weekyear: number; readonly week: number } {
	const date = dateOf(year, month, day);
	const thursday = dateOf(year, month, day + 3 - daysSinceMonday(date));
	const weekyear = thursday.getUTCFullYear();
	const days = Math.round((thursday.getTime() - dateOf(weekyear, 1, 1).getTime()) / 86_400_000);
	return { weekyear, week: Math.floor(days / 7) + 1 };
}

/** Returns the Monday of an ISO week. January 4 is always in week 1. */
export function mondayOf(weekyear: number, week: number): Day {
	return dayOf(weekyear, 1, 4 - daysSinceMonday(dateOf(weekyear, 1, 4)) + (week - 1) * 7);
}

/** Returns the Monday on or before a day. */
export function mondayBefore(day: Day): Day {
	return addDays(day, -daysSinceMonday(new Date(`${day}T00:00:00Z`)));
}

function daysSinceMonday(date: Date): number {
	return (date.getUTCDay() + 6) % 7;
}

/** `Date.UTC` alone maps the years 0 to 99 to the 20th century. */
function dateOf(year: number, month: number, day: number): Date {
	const date = new Date(0);
	date.setUTCFullYear(year, month - 1, day);
	return date;
}

function asDay(date: Date): Day {
	const year = date.getUTCFullYear();
	if (year < 1) return FIRST_DAY;
	return year > 9999 ? LAST_DAY : date.toISOString().slice(0, 10);
}
