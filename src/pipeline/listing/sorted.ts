import type { CallOptions } from "../../close/api.ts";
import { isReadable, type OpportunityRow, type Row } from "../../close/opportunity.ts";
import type { ListParameters, OrderKey } from "../../close/parameters.ts";
import { intersect } from "../intersect.ts";
import { periodOfGroup } from "../periods.ts";
import type { View } from "../view.ts";
import type { Reader } from "./reader.ts";
import { groupId, type Stretch } from "./reading.ts";

/**
 * Reads all objects of one group in the order of their creation, which does not shift under a reader's feet, and sorts
 * them here as the View asks. A group is asked for by a filter of its own where it has one (its owner, its period);
 * else by where it lies in the sequence.
 */
export async function readSorted(
	reader: Reader,
	view: View,
	parameters: ListParameters,
	stretch: Stretch,
	options: CallOptions,
): Promise<readonly Row[]> {
	const byCreation: ListParameters = { ...parameters, _order_by: "date_created" };
	const filter = ownFilter(view, stretch);
	const own = filter === undefined ? byCreation : ungrouped(intersect(byCreation, filter));
	const start = filter === undefined ? (stretch.start ?? 0) : 0;
	const rows = new Map<string, Row>();
	let read = 0;
	while (read < stretch.size) {
		const answer = await reader.page(own, start + read, options, stretch.size - read);
		const arrived =
			answer.groups?.filter((group) => groupId(group) === stretch.id).flatMap((g) => g.rows) ?? answer.rows;
		if (arrived.length === 0) break;
		arrived.forEach((row, index) => {
			rows.set(row.id ?? `#${read + index}`, row);
		});
		read += arrived.length;
	}
	return sortRows([...rows.values()], parameters._order_by);
}

function ungrouped(parameters: ListParameters): ListParameters {
	const { _group_by, ...rest } = parameters;
	return rest;
}

function ownFilter(view: View, stretch: Stretch): Parameters<typeof intersect>[1] | undefined {
	const groupBy = view.group_by;
	if (groupBy === undefined) return {};
	const { user_id } = stretch.fields;
	if (groupBy.endsWith("user_id")) return typeof user_id === "string" ? { user_id } : undefined;
	const period = periodOfGroup(groupBy, stretch.fields);
	return period === undefined ? undefined : { date_won: period };
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
	if (key === "annualized_expected_value") return annualized === null ? null : annualized * row.confidence;
	return row[key];
}
