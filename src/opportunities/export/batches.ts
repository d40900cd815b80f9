import type { Row } from "../../close/schema/opportunityRow.ts";

/** In UTF-16 units, roughly: as much as is written before others have their turn. An ordinary page is smaller. */
const MOST = 128 * 1024;
/** What a number or a bracket counts as. */
const SMALL = 8;

/** Rows in the batches that they are written in: a page of large objects is too much work for one go. */
export function* batchesOf(rows: readonly Row[]): Generator<readonly Row[]> {
	let from = 0;
	let size = 0;
	for (const [index, row] of rows.entries()) {
		const own = sizeOf(row.object ?? row);
		if (index > from && size + own > MOST) {
			yield rows.slice(from, index);
			from = index;
			size = 0;
		}
		size += own;
	}
	if (from < rows.length) yield rows.slice(from);
}

/** Answers are nested 32 levels deep at the most. */
function sizeOf(value: unknown): number {
	if (typeof value === "string") return value.length;
	if (typeof value !== "object" || value === null) return SMALL;
	let size = SMALL;
	for (const inner of Object.values(value)) size += sizeOf(inner);
	return size;
}
