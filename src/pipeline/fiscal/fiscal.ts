import type { GroupFields } from "../../close/answer.ts";
import type { GroupBy } from "../../close/parameters.ts";
import { dayOf, type Period } from "../calendar.ts";

/** A grouping by quarters or years that begin in another month than those of the calendar. */
export interface Fiscal {
	readonly unit: "quarter" | "year";
	/** The month in which each year begins, 2 to 12. */
	readonly startMonth: number;
}

/** A fiscal quarter or year. A year is named after the calendar year in which it ends. */
export interface FiscalPart {
	readonly year: number;
	/** 1 to 4; undefined for a whole year. */
	readonly quarter?: number | undefined;
	readonly startMonth: number;
}

/** What a group is named by: what Close names, or the fiscal period that was put together here. */
export interface NamedFields extends GroupFields {
	readonly fiscal?: FiscalPart;
}

/** Undefined where the groups are those of Close: of anything but quarters and years, and where years begin in January. */
export function fiscalOf(groupBy: GroupBy | undefined, startMonth: number): Fiscal | undefined {
	const unit = groupBy?.endsWith("quarter") ? "quarter" : groupBy?.endsWith("year") ? "year" : undefined;
	return unit === undefined || startMonth === 1 ? undefined : { unit, startMonth };
}

/** What the server is asked to group by: fiscal periods are put together from its months, in the same direction. */
export function askedGrouping(groupBy: GroupBy, startMonth: number): GroupBy {
	if (fiscalOf(groupBy, startMonth) === undefined) return groupBy;
	return groupBy.startsWith("-") ? "-date_won__month" : "date_won__month";
}

/** The fiscal period that a month lies in. */
export function fiscalPartOf(year: number, month: number, { unit, startMonth }: Fiscal): FiscalPart {
	const sinceStart = (month - startMonth + 12) % 12;
	const ends = month < startMonth ? year : year + 1;
	return unit === "year"
		? { year: ends, startMonth }
		: { year: ends, quarter: Math.floor(sinceStart / 3) + 1, startMonth };
}

export function fiscalPeriod({ year, quarter, startMonth }: FiscalPart): Period {
	const first = startMonth + (quarter === undefined ? 0 : (quarter - 1) * 3);
	return { gte: dayOf(year - 1, first, 1), lt: dayOf(year - 1, first + (quarter === undefined ? 12 : 3), 1) };
}

/** `FY27 Q1` or `FY27`. Not translated: it is what companies call it. */
export function fiscalLabel({ year, quarter }: FiscalPart): string {
	const name = `FY${String(year % 100).padStart(2, "0")}`;
	return quarter === undefined ? name : `${name} Q${quarter}`;
}

/** A key of our own for a group that the server does not have: free of labels, the same after each reading. */
export function fiscalKey({ year, quarter, startMonth }: FiscalPart): unknown {
	return { fiscal_year: year, ...(quarter === undefined ? {} : { quarter }), start_month: startMonth };
}
