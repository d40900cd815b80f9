import { isReadable, type Row } from "../../../close/schema/opportunityRow.ts";
import { annualizedValueOf } from "../../reading/annualizedValue.ts";

/** The ids of rows. Objects without an id can't be found in another View. */
export function idsOf(rows: readonly Row[]): ReadonlySet<string> {
	return new Set(rows.flatMap(({ id }) => id ?? []));
}

export function withIds(rows: readonly Row[], ids: ReadonlySet<string>): readonly Row[] {
	return rows.filter(({ id }) => id !== undefined && ids.has(id));
}

export function withoutIds(rows: readonly Row[], ids: ReadonlySet<string>): readonly Row[] {
	return rows.filter(({ id }) => id === undefined || !ids.has(id));
}

/** The largest annualized value first, those without a value and what can't be read last. */
export function largestFirst(rows: readonly Row[]): readonly Row[] {
	const valued = rows.map((row) => ({ row, value: rankOf(row) }));
	return valued.sort((one, other) => other.value - one.value || compare(one.row, other.row)).map(({ row }) => row);
}

function rankOf(row: Row): number {
	if (!isReadable(row) || row.value === null) return -Number.MAX_VALUE;
	return annualizedValueOf(row);
}

function compare({ id: one = "" }: Row, { id: other = "" }: Row): number {
	return one < other ? -1 : Number(one > other);
}
