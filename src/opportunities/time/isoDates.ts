import { startOfDay } from "../../close/base/dayStart.ts";
import { FIRST_DAY } from "./calendar.ts";

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
