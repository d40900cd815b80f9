import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListResponse, ResponseGroup } from "../../close/schema/listResponse.ts";
import { idInPlace, type Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { sameFigures } from "./figureArithmetic.ts";
import type { PageReader } from "./pageReader.ts";
import { abortTogether, type ReadOptions } from "./readContext.ts";
import { countOf, type GroupSpan, groupId } from "./readPlan.ts";

/** Consecutive objects of a listing. */
export interface Range {
	readonly parameters: ListParameters;
	/** The offset of the first object. */
	readonly start: number;
	/** Undefined if the server doesn't send it; then the range ends with the listing. */
	readonly size: number | undefined;
	/** True if the range is the whole listing, and so grows and shrinks with it. */
	readonly whole?: boolean;
	/** The totals that each answer must have. */
	readonly totals: Aggregates;
	/** The group that all objects belong to: each answer with groups must begin with it. */
	readonly group?: Pick<GroupSpan, "id" | "aggregates">;
	/** What is already known of the range: its first objects. */
	readonly known?: { readonly count: number; readonly last: Row | undefined };
	/** The answer at `start`, if it was read before. */
	readonly first?: ListResponse;
	/**
	 * True if windows share no row: for an order in which objects keep their places, if the consumer checks that each
	 * object arrives once.
	 */
	readonly disjoint?: boolean;
}

/** The objects of one group in one answer; `group` is undefined if the answer has no groups. */
export interface Piece {
	readonly group: ResponseGroup | undefined;
	readonly rows: readonly Row[];
}

/** What one answer adds to a range. */
export interface Window {
	readonly pieces: readonly Piece[];
	readonly rows: readonly Row[];
	readonly answer: ListResponse;
}

export interface RangeContext {
	readonly reader: PageReader;
	readonly options: ReadOptions;
	/**
	 * Called if an answer doesn't fit the ones before. It may throw; if it doesn't, all rows of that answer are
	 * yielded.
	 */
	readonly inconsistency: () => void;
}

/** A requested window. */
interface AskedWindow {
	/** The number of rows that it shares with the window before it. */
	readonly overlap: number;
	readonly answer: Promise<ListResponse>;
}

/**
 * Reads a range window by window, with several requests in flight. A window is requested only a few windows ahead of
 * the consumer, so memory use doesn't depend on the length of the range. Each window shares one row with the one before
 * it, and the ids must match, unless the range is `disjoint`. Ends early if the server returns nothing more. If the consumer stops iterating, all
 * requests are aborted.
 * @throws SkipLimitError or CloseError if a window doesn't arrive
 */
export async function* readRange(
	range: Range,
	{ reader, options, inconsistency }: RangeContext,
): AsyncGenerator<Window> {
	const together = abortTogether(options);
	const { parameters, start, first } = range;
	let size = range.size ?? Number.POSITIVE_INFINITY;
	let step = reader.pageSize;
	const nextOverlap = (at: number) => (range.disjoint ? 0 : overlapAt(at, Math.min(step, reader.pageSize)));
	const ask = (at: number): AskedWindow => {
		const overlap = nextOverlap(at);
		const answer = reader.page(parameters, start + at - overlap, together.options, size - at + overlap);
		// A request that fails while an earlier one is awaited must not count as an unhandled rejection.
		answer.catch(() => undefined);
		return { overlap, answer };
	};
	const underWay = new Map<number, AskedWindow>();
	let { count: read, last } = range.known ?? { count: 0, last: undefined };
	let ahead = read;
	if (first !== undefined) {
		underWay.set(0, { overlap: 0, answer: Promise.resolve(first) });
		step = Math.min(step, Math.max(1, countOf(first)));
		ahead = step;
	}
	try {
		while (read < size) {
			// A server that returns fewer objects than requested leaves gaps, so everything after the gap is requested
			// again.
			if (!underWay.has(read)) {
				underWay.clear();
				ahead = read;
			}
			const atOnce = Number.isFinite(size) ? reader.maxConcurrentRequests : 1;
			while (underWay.size < atOnce && ahead < size) {
				underWay.set(ahead, ask(ahead));
				ahead += step - nextOverlap(ahead);
			}
			const { overlap, answer: asked } = underWay.get(read) ?? ask(read);
			const answer = await asked;
			underWay.delete(read);
			// Pages of a single object can't share a row. It may become known only now that pages are this small.
			if (overlap > 0 && (reader.pageSize === 1 || (countOf(answer) === 1 && Number.isFinite(size)))) {
				step = 1;
				continue;
			}
			const fits = isOf(range, answer);
			if (!fits) inconsistency();
			if (range.whole === true) size = answer.aggregates.total_results ?? size;
			const pieces = fits && range.group !== undefined ? ownPieces(answer, size - read + overlap) : piecesOf(answer);
			const rows = rowsOf(pieces);
			if (rows.length <= overlap) return;
			const follows = overlap === 0 || idInPlace(rows[0]) === idInPlace(last);
			if (!follows) inconsistency();
			const fresh = overlap > 0 && follows ? without(pieces, overlap) : pieces;
			yield { pieces: fresh, rows: rowsOf(fresh), answer };
			last = rows.at(-1);
			read += rows.length - overlap;
			step = Math.min(reader.pageSize, rows.length);
			if (!Number.isFinite(size) && answer.hasMore === false) return;
		}
	} finally {
		together.end();
	}
}

/** Whether an answer has the figures of the range. An answer without groups comes from the group's own listing. */
function isOf({ totals, group }: Range, { aggregates, groups }: ListResponse): boolean {
	if (!sameFigures(totals, aggregates)) return false;
	if (group === undefined || groups === undefined) return true;
	const [first] = groups;
	return first !== undefined && groupId(first) === group.id && sameFigures(first.aggregates, group.aggregates);
}

/** Returns the piece of the first group only, in case the server returns more than requested. */
function ownPieces(answer: ListResponse, most: number): readonly Piece[] {
	return piecesOf(answer)
		.slice(0, 1)
		.map(({ group, rows }) => ({ group, rows: rows.slice(0, most) }));
}

function piecesOf({ groups, rows }: ListResponse): readonly Piece[] {
	if (groups === undefined) return rows.length === 0 ? [] : [{ group: undefined, rows }];
	return groups.map((group) => ({ group, rows: group.rows }));
}

function rowsOf(pieces: readonly Piece[]): readonly Row[] {
	return pieces.flatMap(({ rows }) => rows);
}

/** Returns the pieces without their first `count` rows. */
function without(pieces: readonly Piece[], count: number): readonly Piece[] {
	const [first, ...others] = pieces;
	if (first === undefined) return pieces;
	const rows = first.rows.slice(count);
	return rows.length === 0 ? others : [{ ...first, rows }, ...others];
}

/** Pages of one object have no room for a shared row. */
function overlapAt(read: number, pageSize: number): number {
	return read > 0 && pageSize > 1 ? 1 : 0;
}
