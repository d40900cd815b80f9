import { inLocale } from "../../close/base/inLocale.ts";
import { type Day, localDay } from "../time/calendar.ts";
import { isDateTime, isDay } from "../time/isoDates.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Each unit, with the milliseconds from which it is used and its length in milliseconds. */
const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, from: number, length: number])[] = [
	["year", 365 * DAY, 365.25 * DAY],
	["month", 45 * DAY, 30.44 * DAY],
	["week", 14 * DAY, 7 * DAY],
	["day", DAY, DAY],
	["hour", HOUR, HOUR],
	["minute", 0, MINUTE],
];

/**
 * Returns how far a day or a moment is from now: "3 weeks ago", "tomorrow". Days are counted on the user's own
 * calendar, and so are moments at least a day away. Empty if the text is neither.
 */
export function relativeText(text: string, now: Date, locale: string): string {
	if (isDay(text)) return written(daysFrom(now, text), locale, "day");
	if (!isDateTime(text)) return "";
	const moment = new Date(text);
	const distance = moment.getTime() - now.getTime();
	return Math.abs(distance) < DAY
		? written(distance, locale, "minute")
		: written(daysFrom(now, localDay(moment)), locale, "day");
}

function daysFrom(now: Date, day: Day): number {
	return Date.parse(day) - Date.parse(localDay(now));
}

function written(distance: number, locale: string, smallest: Intl.RelativeTimeFormatUnit): string {
	const [unit, , length] = UNITS.find(([unit, from]) => unit === smallest || Math.abs(distance) >= from) ?? [
		"minute",
		0,
		MINUTE,
	];
	const count = Math.round(distance / length);
	// "Last year" would mean the calendar year, which may be wrong; "yesterday" and "today" are exact.
	const numeric = unit === "year" || unit === "month" ? "always" : "auto";
	// "-0" would be formatted as the past.
	return inLocale(locale, (one) => new Intl.RelativeTimeFormat(one, { numeric })).format(count === 0 ? 0 : count, unit);
}
