import { startOfDay } from "../../close/base/dayStart.ts";

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
const FIRST_DAY: Day = "0001-01-01";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME =
	/^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.(\d{1,6}))?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;

/** Whether a text is a day that exists: 2026-02-30 doesn't. */
export function isDay(text: string): boolean {
	if (!DAY.test(text) || text < FIRST_DAY) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** Whether a text is an ISO date-time on a day that exists, with up to microseconds, with or without an offset. */
export function isDateTime(text: string): boolean {
	return isDay(DATE_TIME.exec(text)?.[1] ?? "");
}

/**
 * Compares two days or date-times: negative if `a` is earlier. If one of them is a moment, a day stands for its first
 * moment, and a text without an offset is in the user's time zone.
 */
export function compareDates(a: string, b: string): number {
	if (DAY.test(a) && DAY.test(b)) return a < b ? -1 : Number(a > b);
	return momentOf(a) - momentOf(b) || microsOf(a) - microsOf(b);
}

function momentOf(text: string): number {
	return DAY.test(text) ? startOfDay(text) : Date.parse(text);
}

/** Returns the microseconds after the last whole millisecond. */
function microsOf(text: string): number {
	return Number((DATE_TIME.exec(text)?.[3] ?? "").padEnd(6, "0").slice(3));
}

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
