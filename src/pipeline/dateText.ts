import * as l10n from "@vscode/l10n";
import { STATUS_TYPES } from "../close/parameters.ts";
import { inLocale } from "../close/text/inLocale.ts";
import { addDays, compareDates, isDateTime, isDay } from "./calendar.ts";
import { periodLabel } from "./labels.ts";
import type { DateBounds, NamedPeriod } from "./view.ts";

/** A date filter in words: `This quarter`, `Jan 1 – Mar 31, 2026`, `After Jan 1, 2026`. */
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
		...(gte === undefined ? [] : [l10n.t("From {0}", text(gte))]),
		...(gt === undefined ? [] : [l10n.t("After {0}", text(gt))]),
		...(lte === undefined ? [] : [l10n.t("Up to {0}", text(lte))]),
		...(lt === undefined ? [] : [l10n.t("Before {0}", text(lt))]),
	].join(" · ");
}

/** The days from `gte` up to the one before `lt`; undefined where these are no days, or none lies between them. */
export function daysText(gte: string, lt: string, locale: string): string | undefined {
	if (!isDay(gte) || !isDay(lt) || compareDates(gte, lt) >= 0) return undefined;
	return formatterOf(locale, { dateStyle: "medium", timeZone: "UTC" }).formatRange(
		new Date(gte),
		new Date(addDays(lt, -1)),
	);
}

/** A day is a day wherever one is; a moment falls on a day and hour of the user's own zone. */
export function dateText(text: string, locale: string): string {
	if (isDay(text)) return formatterOf(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(text));
	if (!isDateTime(text)) return text;
	const moment = new Date(text);
	const timeStyle = moment.getSeconds() === 0 && moment.getMilliseconds() === 0 ? "short" : "medium";
	return formatterOf(locale, { dateStyle: "medium", timeStyle }).format(moment);
}

/** The day alone, in the user's own zone where it is that of a moment. Undefined where `text` is no date. */
export function dayText(text: string, locale: string): string | undefined {
	if (isDay(text)) return dateText(text, locale);
	return isDateTime(text) ? formatterOf(locale, { dateStyle: "medium" }).format(new Date(text)) : undefined;
}

/** The time of day in the user's own zone, with the date unless that is today's. Both are milliseconds since the epoch. */
export function timeText(time: number, locale: string, now: number): string {
	const today = new Date(time).toDateString() === new Date(now).toDateString();
	return formatterOf(locale, today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" }).format(time);
}

/** What `date_won` says of an opportunity of this status type; only a won one was won then. */
export function wonDateText(statusType: string | null | undefined, date: string): string {
	if (statusType === "won") return l10n.t("Won on {0}", date);
	const known = STATUS_TYPES.some((type) => type === statusType);
	return known ? l10n.t("Expected close: {0}", date) : l10n.t("Won date: {0}", date);
}

function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return inLocale(locale, (one) => new Intl.DateTimeFormat(one, options));
}
