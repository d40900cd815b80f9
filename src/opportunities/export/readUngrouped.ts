import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { readRange } from "../reading/rangeReader.ts";
import { readByCreationDate } from "../reading/readByCreationDate.ts";
import { SkipLimitError } from "../reading/readErrors.ts";
import { nullsOrderOf, sortRows } from "../reading/sortedRows.ts";
import type { ExportPart, ExportReading } from "./exportPart.ts";

/**
 * Yields the matching objects that are in no group, if the server omits them from grouped answers. No filter selects
 * them, so they are picked out of the ungrouped listing.
 */
export async function* readUngrouped(reading: ExportReading, totals: Aggregates): AsyncGenerator<ExportPart> {
	const { query, reader, options, tally } = reading;
	const total = totals.total_results;
	if (total === undefined || tally.positions === total) return;
	if (tally.positions > total || query.parameters._group_by === undefined) return tally.inconsistency();
	const { _group_by, ...parameters } = query.parameters;
	yield { kind: "group", group: undefined };
	const span = { parameters, start: 0, size: total, whole: true, totals };
	const unknown = (rows: readonly Row[]) => tally.enter(rows.filter((row) => !tally.has(row)));
	let first: readonly Row[] | undefined;
	try {
		for await (const window of readRange(span, { reader, options, inconsistency: () => tally.inconsistency() })) {
			first ??= window.rows;
			const rows = unknown(window.rows);
			if (rows.length > 0) yield { kind: "objects", rows };
		}
	} catch (error) {
		if (!(error instanceof SkipLimitError)) throw error;
		const nulls = nullsOrderOf([{ rows: first ?? [], size: total }], parameters._order_by);
		const rows = sortRows(await readDeep(reading, parameters), parameters._order_by, nulls);
		yield { kind: "objects", rows: unknown(rows) };
	}
	if (tally.positions !== total) tally.inconsistency();
}

/** Reads in the order of creation. */
async function readDeep(
	{ reader, options, tally }: ExportReading,
	parameters: ListParameters,
): Promise<readonly Row[]> {
	const found = new Map<string, Row>();
	await readByCreationDate(reader, parameters, options, ({ rows }) => {
		for (const row of rows) if (!tally.has(row)) found.set(row.id ?? `#${found.size}`, row);
	});
	return [...found.values()];
}
