import type { Row } from "../../close/schema/opportunityRow.ts";
import { listOf, locationsOf, ownFilter } from "../reading/locations.ts";
import { type RangeContext, readRange, type Window } from "../reading/rangeReader.ts";
import { readByCreationDate } from "../reading/readByCreationDate.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import { SkipLimitError } from "../reading/readErrors.ts";
import { type GroupSpan, groupId } from "../reading/readPlan.ts";
import { nullsOrderOf, sortRows } from "../reading/sortedRows.ts";
import type { GroupDiscovery } from "./groupDiscovery.ts";

/**
 * Reads the objects of a group after the `known` first ones, up to `size`, from the most direct location that the
 * server reads. If one location is refused, the next one continues after what has arrived.
 * @throws SkipLimitError if the group lies too deep at every location, CloseError if an answer doesn't arrive
 */
export async function* readInPlace(
	span: GroupSpan,
	known: readonly Row[],
	size: number,
	{ query, reader, totals, withoutGroup }: GroupDiscovery,
	context: Omit<RangeContext, "reader">,
): AsyncGenerator<Window> {
	// Objects in no group aren't part of the sequence.
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
 * Reads all objects of a group in the order of creation, which is stable during reading, and sorts them here as the
 * View requires. If the group has a filter of its own (its owner or its period), only its objects are requested;
 * otherwise they are picked out of the whole listing.
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
	return sortRows([...rows.values()], parameters._order_by, nullsOrderOf([span], parameters._order_by));
}
