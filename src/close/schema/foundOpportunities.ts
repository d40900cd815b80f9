import * as z from "zod/mini";
import { contradictionError } from "../base/errorMessages.ts";
import { StringPool } from "../base/stringPool.ts";
import type { WrittenAmount } from "./aggregates.ts";
import { contradictionIn } from "./contradiction.ts";
import { isReadable, type OpportunityRow, ROW_FIELDS } from "./opportunityRow.ts";
import { readListResponse } from "./readListResponse.ts";

/** The fields that a search requests: those of a row, and the texts that Close searches. */
export const FOUND_FIELDS = [...ROW_FIELDS, "contact_name", "note"] as const;

/** An opportunity with the texts that Close searches. */
export interface FoundOpportunity {
	readonly row: OpportunityRow;
	readonly contact_name: string | null;
	readonly note: string | null;
}

/** The result of a search. */
export interface Found {
	/** In the order of the answer, each once, without those that don't match the schema. */
	readonly opportunities: readonly FoundOpportunity[];
	/** How many match in all; undefined if the server doesn't say. */
	readonly total: number | undefined;
	/** See `ListResponse`. */
	readonly written?: readonly WrittenAmount[];
}

const text = z.catch(z.optional(z.nullable(z.string())), null);
const textsSchema = z.object({ id: z.string(), contact_name: text, note: text });

/**
 * Checks the answer of `GET /opportunity/` to a search.
 * @throws CloseError `answer` that names the field, or says how the answer contradicts itself
 */
export function readFound(body: unknown, receivedAt: number): Found {
	const answer = readListResponse(body, { grouped: false, receivedAt, pool: new StringPool() });
	const contradiction = contradictionIn(answer, { skip: 0, limit: 1 });
	if (contradiction !== undefined) throw contradictionError(contradiction);
	const { rows, aggregates, written } = answer;
	const { data } = body as { readonly data: readonly unknown[] };
	const seen = new Set<string>();
	const opportunities = rows.flatMap((row, index) => {
		if (!isReadable(row) || seen.has(row.id)) return [];
		seen.add(row.id);
		const { contact_name, note } = z.parse(textsSchema, data[index]);
		return [{ row, contact_name: contact_name ?? null, note: note ?? null }];
	});
	return { opportunities, total: aggregates.total_results, ...(written === undefined ? {} : { written }) };
}
