import { startOfDay } from "../../close/base/dayStart.ts";
import { localDay } from "../time/calendar.ts";

/**
 * The moments from `from` (inclusive) to `to` (exclusive), in milliseconds since the epoch; undefined means unbounded.
 */
export interface Slice {
	readonly from: number | undefined;
	readonly to: number | undefined;
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const YEAR = 366 * 24 * HOUR;

/** The first and the last moment to cut at: within four-digit years in any time zone. */
const FIRST = Date.parse("0001-01-02T00:00:00Z");
const LAST = Date.parse("9999-12-30T00:00:00Z");

/**
 * Returns where to cut a slice in two: at the start of a day in the user's time zone or, if no day starts within the
 * slice, at a full hour or second. An open end is cut twice as far from `now` each time, so that any year is reached in
 * a few steps. Undefined for a slice of a single second.
 */
export function middleOf({ from, to }: Slice, now: number): number | undefined {
	if (from === undefined) {
		if (to === undefined) return dayBefore(now);
		return to <= FIRST ? undefined : Math.max(FIRST, dayBefore(to - Math.max(YEAR, now - to)));
	}
	if (to === undefined) return from >= LAST ? undefined : Math.min(LAST, dayBefore(from + Math.max(YEAR, from - now)));
	const half = (from + to) / 2;
	return [dayBefore(half), floor(half, HOUR), floor(half, SECOND)].find((middle) => from < middle && middle < to);
}

/** Returns the start of the day that contains the moment. */
function dayBefore(moment: number): number {
	return moment <= FIRST || moment >= LAST ? moment : startOfDay(localDay(new Date(moment)));
}

function floor(moment: number, step: number): number {
	return Math.floor(moment / step) * step;
}
