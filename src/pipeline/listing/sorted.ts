import { isReadable, type OpportunityRow, type Row } from "../../close/opportunity.ts";
import type { ListParameters, OrderKey } from "../../close/parameters.ts";
import type { View } from "../view.ts";
import { listOf, ownFilter } from "./places.ts";
import type { Reader } from "./reader.ts";
import { groupId, type Stretch } from "./reading.ts";
import { readByCreation } from "./slices.ts";
import type { ReadOptions } from "./waits.ts";

/**
 * Reads all objects of one group in the order of their creation, which does not shift under a reader's feet, and sorts
 * them here as the View asks. A group is asked for by a filter of its own where it has one (its owner, its period);
 * one without is picked out of the whole listing.
 */
export async function readSorted(
	reader: Reader,
	view: View,
	parameters: ListParameters,
	stretch: Stretch,
	options: ReadOptions,
): Promise<readonly Row[]> {
	const filter = view.group_by === undefined ? {} : ownFilter(view.group_by, stretch);
	const listing = filter === undefined ? parameters : listOf(parameters, filter);
	const rows = new Map<string, Row>();
	await readByCreation(reader, listing, options, (answer) => {
		const own = answer.groups?.filter((group) => groupId(group) === stretch.id).flatMap((group) => group.rows);
		for (const row of own ?? answer.rows) rows.set(row.id ?? `#${rows.size}`, row);
	});
	return sortRows([...rows.values()], parameters._order_by);
}

/** Sorts rows that come in the order of their creation; those without a value for the key come last. */
export function sortRows(rows: readonly Row[], orderBy: string | undefined): readonly Row[] {
	const descending = orderBy?.startsWith("-") ?? false;
	const key = orderBy?.replace("-", "") as OrderKey | undefined;
	if (key === undefined || key === "date_created") return descending ? [...rows].reverse() : rows;
	const sign = descending ? -1 : 1;
	const keyed = rows.map((row) => ({ row, by: isReadable(row) ? sortKey(row, key) : null }));
	keyed.sort((a, b) => {
		if (a.by === null || b.by === null) return Number(a.by === null) - Number(b.by === null);
		return a.by === b.by ? 0 : (a.by < b.by ? -1 : 1) * sign;
	});
	return keyed.map(({ row }) => row);
}

function sortKey(row: OpportunityRow, key: Exclude<OrderKey, "date_created">): string | number | null {
	const annualized = row.value === null ? null : row.value * (row.value_period === "monthly" ? 12 : 1);
	if (key === "annualized_value") return annualized;
	if (key === "annualized_expected_value")
		return annualized === null || row.confidence === null ? null : annualized * row.confidence;
	return row[key];
}
