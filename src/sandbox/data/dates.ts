/** Days are whole numbers since 1970-01-01; moments are microseconds since then, in UTC. */

export const DAY_MS = 86_400_000;
export const MICROS_PER_MS = 1000;
export const DAY_MICROS = DAY_MS * MICROS_PER_MS;
const HOUR_MICROS = 3_600_000_000;

/** The periods that contain a day, to group by. `month` is 1-12; `weekyear` and `week` are ISO 8601's. */
interface CalendarDay {
	readonly year: number;
	readonly quarter: number;
	readonly month: number;
	readonly weekyear: number;
	readonly week: number;
}

const calendar = new Map<number, CalendarDay>();

export function calendarDay(day: number): CalendarDay {
	let known = calendar.get(day);
	if (known === undefined) {
		known = computeCalendarDay(day);
		calendar.set(day, known);
	}
	return known;
}

function computeCalendarDay(day: number): CalendarDay {
	const date = new Date(day * DAY_MS);
	const month = date.getUTCMonth() + 1;
	// 1970-01-01 was a Thursday, and an ISO week belongs to the year of its Thursday.
	const thursday = Math.floor((day + 3) / 7) * 7;
	const weekyear = new Date(thursday * DAY_MS).getUTCFullYear();
	const firstDay = Date.UTC(weekyear, 0, 1) / DAY_MS;
	return {
		year: date.getUTCFullYear(),
		quarter: Math.ceil(month / 3),
		month,
		weekyear,
		week: Math.floor((thursday - firstDay) / 7) + 1,
	};
}

/** `YYYY-MM-DD`. */
export function formatDay(day: number): string {
	return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** `YYYY-MM-DDTHH:MM:SS.ffffff+00:00`, as Close writes date-times. */
export function formatMoment(micros: number): string {
	const ms = Math.floor(micros / MICROS_PER_MS);
	const rest = String(micros - ms * MICROS_PER_MS).padStart(3, "0");
	return `${new Date(ms).toISOString().slice(0, -1)}${rest}+00:00`;
}

/** Parses `YYYY-MM-DD`. Returns undefined for anything else, and for a day that doesn't exist. */
export function parseDay(text: string): number | undefined {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
		return undefined;
	}
	const ms = Date.parse(`${text}T00:00:00Z`);
	return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? undefined : ms / DAY_MS;
}

/** Midnight of a day, in a zone that is `offsetHours` ahead of UTC. */
export function midnight(day: number, offsetHours: number): number {
	return day * DAY_MICROS - offsetHours * HOUR_MICROS;
}

/** The day of a moment, in a zone that is `offsetHours` ahead of UTC. */
export function dayOfMoment(micros: number, offsetHours: number): number {
	return Math.floor((micros + offsetHours * HOUR_MICROS) / DAY_MICROS);
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** Parses an ISO date-time with up to microseconds. Without an offset of its own, it is in the zone of the request. */
export function parseMoment(text: string, offsetHours: number): number | undefined {
	const match = MOMENT.exec(text.trim());
	const day = parseDay(match?.[1] ?? "");
	if (match === null || day === undefined) {
		return undefined;
	}
	const [hours, minutes, seconds] = [match[2], match[3], match[4]].map((part) => Number(part ?? 0)) as [
		number,
		number,
		number,
	];
	if (hours > 23 || minutes > 59 || seconds > 59) {
		return undefined;
	}
	const micros = Number((match[5] ?? "").padEnd(6, "0"));
	const time = (hours * 3600 + minutes * 60 + seconds) * 1_000_000 + micros;
	return midnight(day, zoneHours(match[6]) ?? offsetHours) + time;
}

function zoneHours(zone: string | undefined): number | undefined {
	if (zone === undefined) {
		return undefined;
	}
	if (zone.toUpperCase() === "Z") {
		return 0;
	}
	const hours = Number(zone.slice(1, 3)) + Number(zone.slice(-2)) / 60;
	return zone.startsWith("-") ? -hours : hours;
}
