import { type Aggregates, isRounded, type PeriodCounts, SUMS } from "../../close/schema/aggregates.ts";
import { isReadable } from "../../close/schema/opportunityRow.ts";
import { type ListParameters, VALUE_PERIODS } from "../../close/schema/parameters.ts";
import { type Fiscal, type FiscalPart, fiscalKey, fiscalPartOf, fiscalPeriod } from "../time/fiscal.ts";
import { listOf } from "./locations.ts";
import { type GroupSpan, groupId } from "./readPlan.ts";

interface Gathered {
	readonly part: FiscalPart | undefined;
	readonly months: GroupSpan[];
}

/**
 * Combines the server's months into groups of fiscal quarters or years; groups without a month stay as they are.
 * Returns a group only once it can't grow any more: `ended` says that all months are known, in the order of the
 * listing.
 */
export function mergeMonths(
	months: readonly GroupSpan[],
	fiscal: Fiscal,
	parameters: ListParameters,
	ended: boolean,
): readonly GroupSpan[] {
	const groups = new Map<string, Gathered>();
	const known = ended ? months : unbroken(months);
	for (const month of known) {
		const part = partOf(month, fiscal);
		const id = part === undefined ? month.id : groupId({ key: fiscalKey(part), fields: {} });
		const group = groups.get(id);
		if (group === undefined) groups.set(id, { part, months: [month] });
		else group.months.push(month);
	}
	const gathered = [...groups].map(([id, group]) => spanOf(id, group, parameters));
	return ended ? gathered : gathered.slice(0, -1);
}

/** Adds up the ten aggregates of several groups. A figure that one of them lacks is missing from the sum. */
export function sumOf(all: readonly Aggregates[]): Aggregates {
	const sum: { -readonly [Name in keyof Aggregates]: Aggregates[Name] } = {};
	for (const name of ["total_results", ...SUMS] as const) {
		const figures = all.map((aggregates) => aggregates[name]);
		if (figures.every((figure) => figure !== undefined))
			sum[name] = figures.reduce((total, figure) => total + figure, 0);
	}
	const counts = all.map((aggregates) => aggregates.count_by_value_period);
	if (counts.every((count) => count !== undefined)) sum.count_by_value_period = countsOf(counts);
	return sum;
}

function countsOf(counts: readonly PeriodCounts[]): PeriodCounts {
	const sum: { -readonly [Name in keyof PeriodCounts]: PeriodCounts[Name] } = {};
	for (const period of [...VALUE_PERIODS, "other"] as const) {
		const given = counts.flatMap((count) => count[period] ?? []);
		if (given.length > 0) sum[period] = given.reduce((total, count) => total + count, 0);
	}
	return sum;
}

function spanOf(id: string, { part, months }: Gathered, parameters: ListParameters): GroupSpan {
	const [first] = months;
	if (first === undefined || part === undefined) return first as GroupSpan;
	const aggregates = sumOf(months.map((month) => month.aggregates));
	return {
		id,
		key: fiscalKey(part),
		fields: { fiscal: part },
		// The View doesn't sort month by month, so the objects are read from a listing of their own.
		location: {
			parameters: listOf(parameters, { date_won: fiscalPeriod(part) }),
			start: 0,
			totals: months.length === 1 ? aggregates : withoutRounded(aggregates),
		},
		size: months.reduce((sum, { size }) => sum + size, 0),
		aggregates,
		rows: months.length === 1 ? first.rows : [],
	};
}

/**
 * Expected values may be rounded once per month, so the sum of the months can differ from the figure of the whole by
 * cents.
 */
function withoutRounded(aggregates: Aggregates): Aggregates {
	const exact = { ...aggregates };
	for (const sum of SUMS) if (isRounded(sum)) delete exact[sum];
	return exact;
}

/** Returns the months from the first one up to the first gap. */
function unbroken(months: readonly GroupSpan[]): readonly GroupSpan[] {
	const parameters = months[0]?.location?.parameters;
	let end = 0;
	const broken = months.findIndex(({ location, size }) => {
		const follows = location !== undefined && location.parameters === parameters && location.start === end;
		end += size;
		return !follows;
	});
	return broken < 0 ? months : months.slice(0, broken);
}

/**
 * Uses the fields that Close names; if the answer has none, the won date of a row. Returns undefined for the group of
 * undated objects.
 */
function partOf({ fields, rows }: GroupSpan, fiscal: Fiscal): FiscalPart | undefined {
	const { year, month } = fields;
	if (year != null && month != null) return fiscalPartOf(year, month, fiscal);
	const row = year === undefined ? rows.find(isReadable) : undefined;
	const [, rowYear, rowMonth] = /^(\d{4})-(\d\d)-/.exec(row?.date_won ?? "")?.map(Number) ?? [];
	return rowYear === undefined || rowMonth === undefined ? undefined : fiscalPartOf(rowYear, rowMonth, fiscal);
}
