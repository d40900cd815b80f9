import * as l10n from "@vscode/l10n";
import { addDays, type Day, LAST_DAY } from "../../opportunities/time/calendar.ts";
import { compareDates, isDateTime, isDay } from "../../opportunities/time/isoDates.ts";
import type { DateBounds } from "../../opportunities/time/periods.ts";
import { beginsDay, dayExample, dayFromText, fullDayText } from "../../opportunities/time/typedDay.ts";
import type { Fault } from "../quickInput/quickInput.ts";

/** An incomplete time, after its day. */
const BEGUN_TIME = /^T[\d:.]{0,15}(?:[+-][\d:]{0,5})?$/;

const MOMENT = "2026-01-31T09:30:00Z";

/** Returns a typed date as it is sent. If `timed`, it may have a time. Undefined if it isn't a date. */
export function dateOf(text: string, timed: boolean, locale: string): string | undefined {
	return timed && isDateTime(text) ? text : dayFromText(text, locale);
}

/** What is wrong with a date while it is typed. An empty one is fine. If `timed`, it may have a time. */
export function dateFault(text: string, timed: boolean, locale: string): Fault | undefined {
	if (text === "" || dateOf(text, timed, locale) !== undefined) return undefined;
	const days = dayExamples("2026-01-31", locale);
	const example = timed
		? l10n.t("Enter a date like {0}, or a date and time like {1}.", days, MOMENT)
		: l10n.t("Enter a date like {0}.", days);
	const begun = beginsDay(text, locale) || (timed && isDay(text.slice(0, 10)) && BEGUN_TIME.test(text.slice(10)));
	if (begun) return { text: example, unfinished: true };
	if (/^\d{4}-(?:\d{2}-\d{2}|[1-9]-\d{1,2})$/.test(text)) return { text: l10n.t("{0} isn't a valid date.", text) };
	return { text: example };
}

/** What a typed day is understood as, if it isn't written as it is sent. */
export function dateNote(text: string, locale: string): string | undefined {
	const day = dayFromText(text, locale);
	return day === undefined || day === text ? undefined : fullDayText(day, locale);
}

/** `2026-01-31 or 1/31/2026`, for the placeholder of a date. If `timed`, with a time. */
export function dateExamples(day: Day, timed: boolean, locale: string): string {
	const days = dayExamples(day, locale);
	return timed ? l10n.t("{0} or {1}", days, MOMENT) : days;
}

function dayExamples(day: Day, locale: string): string {
	const local = dayExample(day, locale);
	return local === undefined ? day : l10n.t("{0} or {1}", day, local);
}

/**
 * What is wrong with the end of a range that begins with `from`, which may be empty. If `timed`, both may have a time.
 */
export function lastDayFault(text: string, from: string, timed: boolean, locale: string): Fault | undefined {
	const fault = dateFault(text, timed, locale);
	const to = dateOf(text, timed, locale);
	if (fault !== undefined || to === undefined || from === "" || compareDates(from, to) <= 0) return fault;
	if (isDay(from) && isDay(to)) return { text: l10n.t("The last day must be {0} or later.", from) };
	const endsLater = isDay(to) && compareDates(from, addDays(to, 1)) < 0;
	return endsLater ? undefined : { text: l10n.t("The end must be {0} or later.", from) };
}

/**
 * The bounds of a range that includes both ends; either may be empty. An end that is the same as in `set` keeps its
 * bounds there, because not all bounds can be written as a first or last day.
 */
export function boundsOf(from: string, to: string, set: DateBounds = {}): DateBounds {
	const before = rangeOf(set);
	if (from === before.from && to === before.to) return set;
	const { eq, gte, gt, lte, lt } = set;
	const lower = from === before.from && eq === undefined ? { gte, gt } : { gte: from };
	const upper = to === before.to && eq === undefined ? { lte, lt } : upperOf(to);
	return Object.fromEntries(Object.entries({ ...lower, ...upper }).filter(([, bound]) => bound));
}

function upperOf(to: string): DateBounds {
	return isDay(to) && to !== LAST_DAY ? { lt: addDays(to, 1) } : { lte: to };
}

/** The range that bounds mean: its first and last days or times. Of two bounds, the narrower one counts. */
export function rangeOf({ eq, gte, gt, lte, lt }: DateBounds): { readonly from: string; readonly to: string } {
	const lower = [eq, gte, shifted(gt, 1)].filter((bound) => bound !== undefined);
	const upper = [eq, lte, shifted(lt, -1)].filter((bound) => bound !== undefined);
	return { from: lower.sort(compareDates).at(-1) ?? "", to: upper.sort(compareDates)[0] ?? "" };
}

/** The day next to an excluded day. A time stays as it is, because it has no next one. */
function shifted(bound: string | undefined, days: number): string | undefined {
	return bound !== undefined && isDay(bound) ? addDays(bound, days) : bound;
}
