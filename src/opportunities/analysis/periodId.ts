import { addDays, dayOf, FIRST_DAY, LAST_DAY, mondayBefore, type Period, partsOf, weekOf } from "../time/calendar.ts";
import type { NamedFields } from "../time/fiscal.ts";
import { type FiscalPart, fiscalPartOf, fiscalPeriod } from "../time/fiscal.ts";
import { isDay } from "../time/isoDates.ts";

/** A whole week, month, quarter or year, with the fields that name a group of it. */
export interface CalendarUnit {
	readonly unit: "week" | "month" | "quarter" | "year";
	readonly fields: NamedFields;
}

/** Returns the week, month, quarter or year that consists of exactly these days; a fiscal one if it is one as well. */
export function unitOf(period: Period, startMonth: number): CalendarUnit | undefined {
	const { year, month, date } = partsOf(period.gte);
	if (mondayBefore(period.gte) === period.gte && addDays(period.gte, 7) === period.lt)
		return { unit: "week", fields: weekOf(year, month, date) };
	if (date !== 1) return undefined;
	const ends = (months: number) => dayOf(year, month + months, 1) === period.lt;
	if (ends(1)) return { unit: "month", fields: { year, month } };
	for (const [unit, length] of [
		["quarter", 3],
		["year", 12],
	] as const) {
		if (!ends(length)) continue;
		const fiscal = startMonth === 1 ? undefined : fiscalPartOf(year, month, { unit, startMonth });
		if (fiscal !== undefined && fiscalPeriod(fiscal).gte === period.gte) return { unit, fields: { fiscal } };
		if ((month - 1) % length === 0)
			return { unit, fields: unit === "year" ? { year } : { year, quarter: Math.ceil(month / 3) } };
	}
	return undefined;
}

/**
 * Returns the id of a period: `2026`, `2026-Q4`, `2026-10`, `FY27` or `FY27-Q1`, as targets name periods, else its first and
 * last day, `2026-01-15..2026-03-10`. An end that is open is left out.
 */
export function periodId(period: Period, startMonth: number): string {
	const found = unitOf(period, startMonth);
	return (found && unitId(found)) ?? daysId(period);
}

/** The first and the last day of a period, an open end left out: `2026-01-15..2026-03-10`. */
export function daysId({ gte, lt }: Period): string {
	return `${gte === FIRST_DAY ? "" : gte}..${lt === LAST_DAY ? "" : addDays(lt, -1)}`;
}

function unitId({ unit, fields }: CalendarUnit): string | undefined {
	if (fields.fiscal !== undefined) return fiscalId(fields.fiscal);
	const year = String(fields.year).padStart(4, "0");
	switch (unit) {
		case "week":
			return undefined;
		case "month":
			return `${year}-${String(fields.month).padStart(2, "0")}`;
		case "quarter":
			return `${year}-Q${fields.quarter}`;
		case "year":
			return year;
	}
}

/** Two digits name the years of this century only. */
function fiscalId({ year, quarter }: FiscalPart): string | undefined {
	if (year < CENTURY || year >= CENTURY + 100) return undefined;
	return `FY${String(year - CENTURY).padStart(2, "0")}${quarter === undefined ? "" : `-Q${quarter}`}`;
}

const CENTURY = 2000;

/** Returns the period of such an id. Undefined for any other text, and for a fiscal period if years begin in January. */
export function periodOfId(id: string, startMonth: number): Period | undefined {
	return namedPeriodOfId(id, startMonth) ?? daysOfId(id);
}

/** As {@link periodOfId}, but only for the ids of months, quarters and years. */
export function namedPeriodOfId(id: string, startMonth: number): Period | undefined {
	const fiscal = /^FY(\d{2})(?:-Q([1-4]))?$/.exec(id);
	if (fiscal !== null) {
		if (startMonth === 1) return undefined;
		const quarter = fiscal[2] === undefined ? undefined : Number(fiscal[2]);
		return fiscalPeriod({ year: CENTURY + Number(fiscal[1]), quarter, startMonth });
	}
	const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(id) ?? [];
	// The day after the year 9999 can't be written.
	if (year === undefined || year === "0000" || year === "9999") return undefined;
	if (month !== undefined) return months(Number(year), Number(month), 1);
	return quarter === undefined ? months(Number(year), 1, 12) : months(Number(year), Number(quarter) * 3 - 2, 3);
}

/** Whether there can be a target for a period: targets are for months, quarters and years. */
export function canHaveTarget({ id }: { readonly id: string }, startMonth: number): boolean {
	return namedPeriodOfId(id, startMonth) !== undefined;
}

function daysOfId(id: string): Period | undefined {
	const [, first, last] = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/.exec(id) ?? [];
	if ((first === undefined && last === undefined) || ![first, last].every((day) => day === undefined || isDay(day)))
		return undefined;
	return { gte: first ?? FIRST_DAY, lt: last === undefined ? LAST_DAY : addDays(last, 1) };
}

function months(year: number, first: number, count: number): Period {
	return { gte: dayOf(year, first, 1), lt: dayOf(year, first + count, 1) };
}
