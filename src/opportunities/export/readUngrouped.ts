import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { readByCreation } from "../reading/readByCreationDate.ts";
import { TooDeep } from "../reading/skipLimitError.ts";
import { placeOfNulls, sortRows } from "../reading/sortedRows.ts";
import type { Ledger } from "./exportedIds.ts";
import type { Part } from "./exportPart.ts";
import type { ReadContext } from "./readContext.ts";
import { readStretch } from "./readRange.ts";

/**
 * The matching objects that are in no group, where a server leaves them out of grouped answers: those that the listing
 * without groups has besides. No filter asks for them alone.
 */
export async function* rest(context: ReadContext, ledger: Ledger, totals: Aggregates): AsyncGenerator<Part> {
	const { reader, options } = context;
	const total = totals.total_results;
	if (total === undefined || ledger.places === total) return;
	if (ledger.places > total || context.parameters._group_by === undefined) return ledger.misfit();
	const { _group_by, ...parameters } = context.parameters;
	yield { kind: "group", group: undefined };
	const stretch = { parameters, start: 0, size: total, whole: true, totals };
	const unknown = (rows: readonly Row[]) => ledger.enter(rows.filter((row) => !ledger.has(row)));
	let first: readonly Row[] | undefined;
	try {
		for await (const pieces of readStretch(stretch, { reader, options, misfit: () => ledger.misfit() })) {
			const page = pieces.flatMap((piece) => piece.rows);
			first ??= page;
			const rows = unknown(page);
			if (rows.length > 0) yield { kind: "objects", rows };
		}
	} catch (error) {
		if (!(error instanceof TooDeep)) throw error;
		const nulls = placeOfNulls([{ rows: first ?? [], size: total }], parameters._order_by);
		const rows = sortRows(await readDeep(context, parameters, ledger), parameters._order_by, nulls);
		yield { kind: "objects", rows: unknown(rows) };
	}
	if (ledger.places !== total) ledger.misfit();
}

/** In the order of their creation. */
async function readDeep(
	{ reader, options }: ReadContext,
	parameters: ListParameters,
	ledger: Ledger,
): Promise<readonly Row[]> {
	const found = new Map<string, Row>();
	await readByCreation(reader, parameters, options, ({ rows }) => {
		for (const row of rows) if (!ledger.has(row)) found.set(row.id ?? `#${found.size}`, row);
	});
	return [...found.values()];
}
