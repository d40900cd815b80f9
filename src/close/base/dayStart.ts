/** When days begin in a time zone, and how that moment is sent. */

/** The offset of a zone from UTC at `time`, in milliseconds; `time` is in milliseconds since the epoch. */
export type Zone = (time: number) => number;

const HOUR = 3_600_000;
/** In milliseconds. No zone was ever farther from UTC: Manila was 15 h 56 min behind until 1844. */
const FARTHEST = 16 * HOUR;

/** Other programs don't read the years 0 and 10000. */
const FIRST_MOMENT = Date.parse("0001-01-01T00:00:00Z");
const LAST_MOMENT = Date.parse("9999-12-31T23:59:59Z");

const OWN_FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00$/;

/** This computer's current time zone. `getTimezoneOffset` would leave out the seconds of historical offsets. */
export const hostZone: Zone = (time) => {
	const local = new Date(time);
	const wall = new Date(0);
	wall.setUTCFullYear(local.getFullYear(), local.getMonth(), local.getDate());
	wall.setUTCHours(local.getHours(), local.getMinutes(), local.getSeconds(), local.getMilliseconds());
	return wall.getTime() - time;
};

/**
 * The first moment of a day (`YYYY-MM-DD`), in milliseconds since the epoch: the first occurrence of midnight. If clocks skip
 * midnight, the day begins when they are set forward. A day that a zone skips altogether begins when the next day does.
 */
export function startOfDay(day: string, zone: Zone = hostZone): number {
	const midnight = Date.parse(`${day}T00:00:00Z`);
	const last = midnight + FARTHEST;
	let from = midnight - FARTHEST;
	while (from < last) {
		const ahead = zone(from);
		const hour = from + HOUR;
		const until = zone(hour) === ahead ? hour : changeBetween(from, hour, zone);
		const start = Math.max(from, midnight - ahead);
		if (start < until) return start;
		from = until;
	}
	return last;
}

/**
 * A moment in the form that Close writes and public connectors send: in UTC, `2026-07-31T22:00:00+00:00`, with microseconds
 * unless it is a full second. `time` is in milliseconds since the epoch.
 */
export function momentText(time: number): string {
	const written = Math.min(Math.max(time, FIRST_MOMENT), LAST_MOMENT);
	const [seconds, fraction] = new Date(written).toISOString().slice(0, -1).split(".");
	return `${seconds}${fraction === "000" ? "" : `.${fraction}000`}+00:00`;
}

/** The day that begins at a moment in the form of {@link momentText}; undefined for any other text. */
export function dayBeginningAt(text: string, zone: Zone = hostZone): string | undefined {
	const time = OWN_FORM.test(text) ? Date.parse(text) : Number.NaN;
	if (Number.isNaN(time)) return undefined;
	const day = new Date(time + zone(time)).toISOString().slice(0, 10);
	return /^\d/.test(day) && momentText(startOfDay(day, zone)) === text ? day : undefined;
}

/** The first millisecond with another offset than `from`. The offset must change once between `from` and `to`. */
function changeBetween(from: number, to: number, zone: Zone): number {
	const ahead = zone(from);
	let before = from;
	let after = to;
	while (after - before > 1) {
		const middle = Math.floor((before + after) / 2);
		if (zone(middle) === ahead) before = middle;
		else after = middle;
	}
	return after;
}
