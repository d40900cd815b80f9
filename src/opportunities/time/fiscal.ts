import { type GroupBy, type GroupedBy, groupingOf } from "../../close/schema/grouping.ts";
import type { GroupFields } from "../../close/schema/listResponse.ts";
import { dayOf, type Period } from "./calendar.ts";

/** A grouping by quarters or years that differ from those of the calendar. */
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

/** The fields that name a group: Close's own, or a fiscal period that was built here. */
export interface NamedFields extends GroupFields {
	readonly fiscal?: FiscalPart;
}

/** The groupings with periods of the fiscal year. */
const FISCAL_UNITS: Readonly<Record<GroupedBy, Fiscal["unit"] | undefined>> = {
	owner: undefined,
	week: undefined,
	month: undefined,
	quarter: "quarter",
	year: "year",
};

/**
 * Returns undefined if Close's own groups are used: for groupings other than quarters and years, and if years begin in
 * January.
 */
export function fiscalOf(groupBy: GroupBy | undefined, startMonth: number): Fiscal | undefined {
	const unit = groupBy && FISCAL_UNITS[groupingOf(groupBy).by];
	return unit === undefined || startMonth === 1 ? undefined : { unit, startMonth };
}

/** Returns the grouping to request: fiscal periods are combined from the server's months, in the same direction. */
export function askedGrouping(groupBy: GroupBy, startMonth: number): GroupBy {
	if (fiscalOf(groupBy, startMonth) === undefined) return groupBy;
	return groupingOf(groupBy).descending ? "-date_won__month" : "date_won__month";
}

/** Returns the fiscal period that a month belongs to. */
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

/** Returns `FY27 Q1` or `FY27`. Not translated, because companies use these names. */
export function fiscalLabel({ year, quarter }: FiscalPart): string {
	const name = `FY${String(year % 100).padStart(2, "0")}`;
	return quarter === undefined ? name : `${name} Q${quarter}`;
}

/** Returns the key of a group that the server doesn't have: without labels, and the same after each reading. */
export function fiscalKey({ year, quarter, startMonth }: FiscalPart): unknown {
	return { fiscal_year: year, ...(quarter === undefined ? {} : { quarter }), start_month: startMonth };
}
