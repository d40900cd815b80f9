/** From `from` on until before `to`, in milliseconds since the epoch; open where one is undefined. */
export interface Slice {
	readonly from: number | undefined;
	readonly to: number | undefined;
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const YEAR = 366 * DAY;

/** The first and the last moment that can be written with a year of four digits. */
const FIRST = Date.parse("0001-01-01T00:00:00Z");
const LAST = Date.parse("9999-12-31T00:00:00Z");

/**
 * Where to cut a slice in two, at a full day, hour or second where that leaves two. An open end is cut twice as far from
 * `now` each time, so that any year is reached soon. Undefined for a slice of a single `unit` (milliseconds).
 */
export function middleOf({ from, to }: Slice, now: number, unit: number): number | undefined {
	if (from === undefined) {
		if (to === undefined) return floor(now, DAY);
		return to <= FIRST ? undefined : earlier(to, now);
	}
	if (to === undefined) return from >= LAST ? undefined : later(from, now);
	const half = (from + to) / 2;
	for (const step of [DAY, HOUR, SECOND]) {
		const middle = floor(half, step);
		if (step >= unit && from < middle && middle < to) return middle;
	}
	return undefined;
}

function earlier(to: number, now: number): number {
	return Math.max(FIRST, floor(to - Math.max(YEAR, now - to), DAY));
}

function later(from: number, now: number): number {
	return Math.min(LAST, floor(from + Math.max(YEAR, from - now), DAY));
}

function floor(moment: number, step: number): number {
	return Math.floor(moment / step) * step;
}
