import type { Row } from "../../close/schema/opportunityRow.ts";
import { listOf, locationsOf, ownFilter } from "../reading/locations.ts";
import { type RangeContext, readRange, type Window } from "../reading/rangeReader.ts";
import { readByCreationDate } from "../reading/readByCreationDate.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import { SkipLimitError } from "../reading/readErrors.ts";
import { type GroupSpan, groupId } from "../reading/readPlan.ts";
import { placeOfNulls, sortRows } from "../reading/sortedRows.ts";
import type { GroupDiscovery } from "./groupDiscovery.ts";

/**
 * Reads the objects of a group behind those that are `known`, its first ones, until `size` are there: from the plainest
 * place that the server reads. What came from one is not asked of another.
 * @throws SkipLimitError if the group lies too deep everywhere, CloseError if an answer does not come
 */
export async function* readInPlace(
	span: GroupSpan,
	known: readonly Row[],
	size: number,
	{ query, reader, totals, withoutGroup }: GroupDiscovery,
	context: Omit<RangeContext, "reader">,
): AsyncGenerator<Window> {
	// All but those in no group lie in the sequence.
	const laidOut = (totals?.total_results ?? 0) - withoutGroup;
	let here = { count: known.length, last: known.at(-1) };
	let refusal: unknown;
	for (const { parameters, start, totals } of locationsOf(span, query.groupBy, laidOut)) {
		const range = { parameters, start, size, totals, group: span, known: here };
		try {
			for await (const window of readRange(range, { ...context, reader })) {
				here = { count: here.count + window.rows.length, last: window.rows.at(-1) };
				yield window;
			}
			return;
		} catch (error) {
			if (!(error instanceof SkipLimitError)) throw error;
			refusal = error;
		}
	}
	throw refusal;
}

/**
 * Reads all objects of a group in the order of their creation, which does not shift under a reader's feet, and sorts
 * them here as the View asks. A group is asked for by a filter of its own if it has one (its owner, its period); one
 * without is picked out of the whole listing.
 */
export async function readApart(
	span: GroupSpan,
	{ query, reader }: GroupDiscovery,
	options: ReadOptions,
): Promise<readonly Row[]> {
	const { parameters, groupBy } = query;
	const filter = groupBy === undefined ? {} : ownFilter(groupBy, span);
	const listing = filter === undefined ? parameters : listOf(parameters, filter);
	const rows = new Map<string, Row>();
	await readByCreationDate(reader, listing, options, (answer) => {
		const own = answer.groups?.filter((group) => groupId(group) === span.id).flatMap((group) => group.rows);
		for (const row of own ?? answer.rows) rows.set(row.id ?? `#${rows.size}`, row);
	});
	return sortRows([...rows.values()], parameters._order_by, placeOfNulls([span], parameters._order_by));
}
