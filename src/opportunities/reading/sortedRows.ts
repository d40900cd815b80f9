import { isReadable, type OpportunityRow, type Row } from "../../close/schema/opportunityRow.ts";
import { type OrderBy, type OrderKey, orderingOf } from "../../close/schema/order.ts";
import { annualizedValueOf } from "./annualizedValue.ts";
import type { GroupSpan } from "./readPlan.ts";

/** Where a server puts objects that have no value for the sort key. */
export type NullsOrder = "first" | "last";

/**
 * Finds where the server put objects without a value, judging by the rows that came of each group, in the server's
 * order. A group that came with objects both with and without a value decides. If there is none, the answer is `first` if
 * a group came with objects without a value alone and has more to come, else `last`.
 */
export function nullsOrderOf(
	groups: readonly Pick<GroupSpan, "rows" | "size">[],
	orderBy: OrderBy | undefined,
): NullsOrder {
	if (orderBy === undefined) return "last";
	const { key } = orderingOf(orderBy);
	if (key === "date_created") return "last";
	let order: NullsOrder = "last";
	for (const { rows, size } of groups) {
		const empty = rows.filter(isReadable).map((row) => sortKey(row, key) === null);
		if (empty.includes(true) && empty.includes(false)) return empty[0] ? "first" : "last";
		if (empty[0] && rows.length < size) order = "first";
	}
	return order;
}

/** Sorts rows that arrive in the order of creation; rows without a value for the sort key go where `nulls` says. */
export function sortRows(
	rows: readonly Row[],
	orderBy: OrderBy | undefined,
	nulls: NullsOrder = "last",
): readonly Row[] {
	if (orderBy === undefined) return rows;
	const { key, descending } = orderingOf(orderBy);
	if (key === "date_created") return descending ? [...rows].reverse() : rows;
	const sign = descending ? -1 : 1;
	const nullSign = nulls === "first" ? -1 : 1;
	const keyed = rows.map((row) => ({ row, by: isReadable(row) ? sortKey(row, key) : null }));
	keyed.sort((a, b) => {
		if (a.by === null || b.by === null) return (Number(a.by === null) - Number(b.by === null)) * nullSign;
		return a.by === b.by ? 0 : (a.by < b.by ? -1 : 1) * sign;
	});
	return keyed.map(({ row }) => row);
}

function sortKey(row: OpportunityRow, key: Exclude<OrderKey, "date_created">): string | number | null {
	const annualized = row.value === null ? null : annualizedValueOf(row);
	if (key === "annualized_value") return annualized;
	if (key === "annualized_expected_value")
		return annualized === null || row.confidence === null ? null : annualized * row.confidence;
	return row[key];
}
