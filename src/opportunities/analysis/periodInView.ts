import type { GroupBy } from "../../close/schema/grouping.ts";
import { groupLabelWithDays } from "../text/groupLabel.ts";
import { addDays, dayOf, FIRST_DAY, LAST_DAY, localDay, mondayOf, type Period, partsOf } from "../time/calendar.ts";
import { dateFilterText } from "../time/dateText.ts";
import { type DateBounds, type NamedPeriod, periodAround, periodLabel } from "../time/periods.ts";
import type { View } from "../view/view.ts";
import { type CalendarUnit, periodId, periodOfId, unitOf } from "./periodId.ts";

/** The period that rates, targets, pace and outcome are about. Can be sent as JSON. */
export interface PeriodInView {
	/** An end that is open is the first or the last day that can be written. */
	readonly period: Period;
	/** `2026`, `2026-Q4`, `2026-10`, `FY27`, `FY27-Q1`, or first and last day: `2026-01-15..2026-03-10`. */
	readonly id: string;
	/** For people: `2026 Q4`, `Last 30 days`, `Jan 15 – Mar 10, 2026`. */
	readonly label: string;
	/** Undefined for bounds that no calendar and no name knows: they have no period before, and no target. */
	readonly span: Span | undefined;
}

/** A week, month, quarter or year; or some days, which a named period such as `last_30_days` means today. */
type Span = CalendarUnit["unit"] | "days" | "yearToDate";

/** How periods are named and cut. */
export interface PeriodForms {
	/** The month in which quarters and years begin, 1 to 12. */
	readonly startMonth: number;
	/** BCP 47. */
	readonly locale: string;
}

/**
 * Returns the period in view: the one that the View's `date_won` names; without one, the current quarter. Days are those of
 * the user's time zone.
 */
export function periodInView({ filters: { date_won: date } }: View, now: Date, forms: PeriodForms): PeriodInView {
	const today = localDay(now);
	if (date === undefined) return ofDays(periodAround("this_quarter", today, forms.startMonth), forms);
	if (typeof date !== "string") return ofDays(daysBetween(date), forms);
	const period = periodAround(date, today, forms.startMonth);
	const known = ofDays(period, forms);
	const isUnit = known.span !== undefined && NAMES_UNIT.test(date);
	return isUnit ? known : { ...known, label: periodLabel(date), span: spanOf(date) };
}

/** The other named periods stay what they are on days on which they have exactly those of a week, month, quarter or year. */
const NAMES_UNIT = /_(week|month|quarter|year)$/;

function spanOf(named: NamedPeriod): Span {
	return named === "this_year_to_date" ? "yearToDate" : "days";
}

/** Returns the period of an id. Undefined if it isn't one: see {@link periodOfId}. */
export function periodFromId(id: string, forms: PeriodForms): PeriodInView | undefined {
	const period = periodOfId(id, forms.startMonth);
	return period && ofDays(period, forms);
}

/**
 * Returns the period right before: the week, month, quarter or year, or as many days. For this year to date, it is last year to
 * the same day. Undefined for bounds that no calendar and no name knows.
 */
export function periodBefore({ period, span }: PeriodInView, forms: PeriodForms): PeriodInView | undefined {
	if (span === undefined) return undefined;
	const months = MONTHS[span];
	if (months !== undefined) return written(movedByMonths(period, span, -months), span, forms);
	const days = lengthOf(period);
	return written({ gte: addDays(period.gte, -days), lt: period.gte }, span, forms);
}

/**
 * Returns the same period of the year before: the week of the same number, the same months, or as many days from the same day
 * on. Undefined if that year has no such week, and for bounds that no calendar and no name knows.
 */
export function periodYearBefore({ period, span }: PeriodInView, forms: PeriodForms): PeriodInView | undefined {
	if (span === undefined) return undefined;
	if (span === "week") {
		const { weekyear = 0, week = 0 } = unitOf(period, forms.startMonth)?.fields ?? {};
		const gte = mondayOf((weekyear ?? 0) - 1, week ?? 0);
		// A week 53 of a year without one is the next year's first.
		return gte === mondayOf(weekyear ?? 0, 1) ? undefined : written({ gte, lt: addDays(gte, 7) }, span, forms);
	}
	const moved = movedByMonths(period, span, -12);
	return written(span === "days" ? { gte: moved.gte, lt: addDays(moved.gte, lengthOf(period)) } : moved, span, forms);
}

/** The number of a period's days. */
export function lengthOf({ gte, lt }: Period): number {
	return Math.max(0, Math.round((Date.parse(lt) - Date.parse(gte)) / 86_400_000));
}

/** Returns the bounds to send for a period, without ends that are open. */
export function boundsOf({ gte, lt }: Period): DateBounds {
	return { ...(gte === FIRST_DAY ? {} : { gte }), ...(lt === LAST_DAY ? {} : { lt }) };
}

/** How far back the period before begins, for spans of months. */
const MONTHS: Readonly<Record<Span, number | undefined>> = {
	week: undefined,
	month: 1,
	quarter: 3,
	year: 12,
	days: undefined,
	yearToDate: 12,
};

const GROUPINGS: Readonly<Record<CalendarUnit["unit"], GroupBy>> = {
	week: "date_won__week",
	month: "date_won__month",
	quarter: "date_won__quarter",
	year: "date_won__year",
};

function ofDays(period: Period, forms: PeriodForms): PeriodInView {
	const found = unitOf(period, forms.startMonth);
	const label =
		found === undefined
			? dateFilterText(boundsOf(period), forms.locale)
			: groupLabelWithDays({ key: null, fields: found.fields, rows: [] }, GROUPINGS[found.unit], forms.locale);
	return { period, id: periodId(period, forms.startMonth), label, span: found?.unit };
}

/** Undefined if the first day that can be written left nothing of it. */
function written(period: Period, span: Span, forms: PeriodForms): PeriodInView | undefined {
	return period.gte < period.lt ? { ...ofDays(period, forms), span } : undefined;
}

/** Returns the days that all bounds leave. They may be none: then `lt` isn't after `gte`. */
function daysBetween({ eq, gte, gt, lte, lt }: DateBounds): Period {
	const from = [eq, gte, gt && addDays(gt, 1), FIRST_DAY].filter((day) => day !== undefined);
	const until = [eq && addDays(eq, 1), lte && addDays(lte, 1), lt, LAST_DAY].filter((day) => day !== undefined);
	return { gte: from.toSorted().at(-1) ?? FIRST_DAY, lt: until.toSorted()[0] ?? LAST_DAY };
}

/** Whole months end before the first day of another one; a year to date ends with the same day. */
function movedByMonths({ gte, lt }: Period, span: Span, months: number): Period {
	const end = span === "yearToDate" ? addDays(dayMoved(addDays(lt, -1), months), 1) : dayMoved(lt, months);
	return { gte: dayMoved(gte, months), lt: end };
}

/** The last day of a shorter month stands for the days that it lacks. */
function dayMoved(day: string, months: number): string {
	const { year, month, date } = partsOf(day);
	const last = partsOf(dayOf(year, month + months + 1, 0)).date;
	return dayOf(year, month + months, Math.min(date, last));
}
