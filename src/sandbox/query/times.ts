import { DAY_MICROS, dayOfMoment, MICROS_PER_MS, midnight, parseDay, parseMoment } from "../data/dates.ts";
import { type Operator, QueryError } from "./language.ts";

/** The time and the time zone of a request, which decide what `today` means. */
export interface Clock {
	/** In microseconds since the epoch. */
	readonly now: number;
	/** Hours ahead of UTC. */
	readonly tzOffset: number;
}

/** From `start` up to but not including `end`, in microseconds. */
interface Span {
	readonly start: number;
	readonly end: number;
}

const NAMED_DAYS = new Map([
	["yesterday", -1],
	["today", 0],
	["tomorrow", 1],
]);
const UNIT_DAYS = new Map([
	["day", 1],
	["week", 7],
	["month", 30],
	["year", 365],
]);

/** Parses `today`, `yesterday`, `tomorrow`, `now`, `2 weeks ago`, a date or a date-time. @throws QueryError */
export function readSpan(text: string, clock: Clock): Span {
	const today = dayOfMoment(clock.now, clock.tzOffset);
	const named = NAMED_DAYS.get(text.toLowerCase());
	const day = named === undefined ? parseDay(text) : today + named;
	if (day !== undefined) {
		const start = midnight(day, clock.tzOffset);
		return { start, end: start + DAY_MICROS };
	}
	const moment = text.toLowerCase() === "now" ? clock.now : (ago(text, clock) ?? parseMoment(text, clock.tzOffset));
	if (moment === undefined) {
		throw new QueryError(`"${text}" is not a date`);
	}
	return { start: moment, end: moment + 1 };
}

function ago(text: string, clock: Clock): number | undefined {
	const match = /^(\d+) (day|week|month|year)s? ago$/i.exec(text);
	const days = UNIT_DAYS.get(match?.[2]?.toLowerCase() ?? "");
	return days === undefined ? undefined : clock.now - Number(match?.[1]) * days * DAY_MICROS;
}

/** Compares a moment with a span: `<` means before the whole span, `>` after the whole span. */
export function compareSpan(operator: Operator, span: Span, moment: number | null): boolean {
	if (moment === null) {
		return false;
	}
	switch (operator) {
		case "<":
			return moment < span.start;
		case "<=":
			return moment < span.end;
		case ">":
			return moment >= span.end;
		case ">=":
			return moment >= span.start;
		default:
			return moment >= span.start && moment < span.end;
	}
}

/** Midnight of a plain date in the time zone of the request. */
export function momentOfDay(day: number | null, clock: Clock): number | null {
	return day === null ? null : midnight(day, clock.tzOffset);
}

export function clockOf(nowMs: number, tzOffset: number): Clock {
	return { now: nowMs * MICROS_PER_MS, tzOffset };
}
