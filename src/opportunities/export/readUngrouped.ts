import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { readRange } from "../reading/rangeReader.ts";
import { readByCreationDate } from "../reading/readByCreationDate.ts";
import { SkipLimitError } from "../reading/skipLimitError.ts";
import { placeOfNulls, sortRows } from "../reading/sortedRows.ts";
import type { ExportedIds } from "./exportedIds.ts";
import type { ExportPart } from "./exportPart.ts";
import type { ReadContext } from "./readContext.ts";

/**
 * The matching objects that are in no group, where a server leaves them out of grouped answers: those that the listing
 * without groups has besides. No filter asks for them alone.
 */
export async function* readUngrouped(
	context: ReadContext,
	exported: ExportedIds,
	totals: Aggregates,
): AsyncGenerator<ExportPart> {
	const { reader, options } = context;
	const total = totals.total_results;
	if (total === undefined || exported.places === total) return;
	if (exported.places > total || context.parameters._group_by === undefined) return exported.inconsistency();
	const { _group_by, ...parameters } = context.parameters;
	yield { kind: "group", group: undefined };
	const span = { parameters, start: 0, size: total, whole: true, totals };
	const unknown = (rows: readonly Row[]) => exported.enter(rows.filter((row) => !exported.has(row)));
	let first: readonly Row[] | undefined;
	try {
		for await (const window of readRange(span, { reader, options, inconsistency: () => exported.inconsistency() })) {
			first ??= window.rows;
			const rows = unknown(window.rows);
			if (rows.length > 0) yield { kind: "objects", rows };
		}
	} catch (error) {
		if (!(error instanceof SkipLimitError)) throw error;
		const nulls = placeOfNulls([{ rows: first ?? [], size: total }], parameters._order_by);
		const rows = sortRows(await readDeep(context, parameters, exported), parameters._order_by, nulls);
		yield { kind: "objects", rows: unknown(rows) };
	}
	if (exported.places !== total) exported.inconsistency();
}

/** In the order of their creation. */
async function readDeep(
	{ reader, options }: ReadContext,
	parameters: ListParameters,
	exported: ExportedIds,
): Promise<readonly Row[]> {
	const found = new Map<string, Row>();
	await readByCreationDate(reader, parameters, options, ({ rows }) => {
		for (const row of rows) if (!exported.has(row)) found.set(row.id ?? `#${found.size}`, row);
	});
	return [...found.values()];
}
