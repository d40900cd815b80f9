import * as l10n from "@vscode/l10n";
import { inLocale } from "../../close/base/inLocale.ts";
import { addDays, mondayOf } from "./calendar.ts";
import { compareDates, isDateTime, isDay } from "./isoDates.ts";
import { type DateBounds, type NamedPeriod, periodLabel } from "./periods.ts";

/** Returns a date filter as text: `This quarter`, `Jan 1 – Mar 31, 2026`, `After Jan 1, 2026`. */
export function dateFilterText(date: NamedPeriod | DateBounds, locale: string): string {
	if (typeof date === "string") return periodLabel(date);
	const { eq, gte, gt, lte, lt } = date;
	const text = (bound: string) => dateText(bound, locale);
	const first = gte ?? (gt !== undefined && isDay(gt) ? addDays(gt, 1) : undefined);
	if (first !== undefined && lt !== undefined && Object.keys(date).length === 2) {
		const days = daysText(first, lt, locale);
		if (days !== undefined) return days;
	}
	return [
		...(eq === undefined ? [] : [text(eq)]),
		...(gte === undefined ? [] : [l10n.t("On or after {0}", text(gte))]),
		...(gt === undefined ? [] : [l10n.t("After {0}", text(gt))]),
		...(lte === undefined ? [] : [l10n.t("On or before {0}", text(lte))]),
		...(lt === undefined ? [] : [l10n.t("Before {0}", text(lt))]),
	].join(" · ");
}

/**
 * Returns the days from `gte` to the one before `lt`; undefined if these aren't days, or if there are none between
 * them.
 */
export function daysText(gte: string, lt: string, locale: string): string | undefined {
	if (!isDay(gte) || !isDay(lt) || compareDates(gte, lt) >= 0) return undefined;
	return formatterOf(locale, { dateStyle: "medium", timeZone: "UTC" }).formatRange(
		new Date(gte),
		new Date(addDays(lt, -1)),
	);
}

/** The days of an ISO week: `Jul 6 – 12`, with years only if there are two. Undefined for a year that isn't written. */
export function weekText(weekyear: number, week: number, locale: string): string | undefined {
	if (weekyear < 1 || weekyear > 9999) return undefined;
	if (weekFormat?.locale !== locale) {
		const options = { month: "short", day: "numeric", timeZone: "UTC" } as const;
		weekFormat = { locale, formatter: formatterOf(locale, options) };
	}
	const monday = mondayOf(weekyear, week);
	const days = weekFormat.formatter.formatRange(new Date(monday), new Date(addDays(monday, 6)));
	// Thin spaces would keep those who type the days from finding them.
	return days.replaceAll("\u2009", " ");
}

/** Kept, because a tree may have hundreds of weeks. */
let weekFormat: { readonly locale: string; readonly formatter: Intl.DateTimeFormat } | undefined;

/** A day is the same in every time zone; a moment is shown as day and time in the user's time zone. */
export function dateText(text: string, locale: string): string {
	if (isDay(text)) return formatterOf(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(text));
	if (!isDateTime(text)) return text;
	const moment = new Date(text);
	const timeStyle = moment.getSeconds() === 0 && moment.getMilliseconds() === 0 ? "short" : "medium";
	return formatterOf(locale, { dateStyle: "medium", timeStyle }).format(moment);
}

/** Returns the day alone; that of a moment in the user's time zone. Undefined if `text` isn't a date. */
export function dayText(text: string, locale: string): string | undefined {
	if (isDay(text)) return dateText(text, locale);
	return isDateTime(text) ? formatterOf(locale, { dateStyle: "medium" }).format(new Date(text)) : undefined;
}

/**
 * Returns the time of day in the user's time zone, with the date unless it is today. Both numbers are milliseconds
 * since the epoch.
 */
export function timeText(time: number, locale: string, now: number): string {
	const today = new Date(time).toDateString() === new Date(now).toDateString();
	return formatterOf(locale, today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" }).format(time);
}

/**
 * Returns what `date_won` means for an opportunity of this status type: only a won one was won on that day; all others
 * close on it, as far as anyone knows. Undefined stands for no date.
 */
export function closeDateText(statusType: string | null | undefined, date: string | undefined): string {
	if (statusType === "won") return date === undefined ? l10n.t("No won date") : l10n.t("Won on {0}", date);
	return date === undefined ? l10n.t("No close date") : l10n.t("Close date: {0}", date);
}

function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return inLocale(locale, (one) => new Intl.DateTimeFormat(one, options));
}
