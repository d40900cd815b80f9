import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListResponse, ResponseGroup } from "../../close/schema/listResponse.ts";
import { idInPlace, type Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { sameFigures } from "./figures.ts";
import type { PageReader } from "./pageReader.ts";
import type { ReadOptions } from "./readContext.ts";
import { countOf, type GroupSpan, groupId } from "./readPlan.ts";

/** Objects that lie one after another in a listing. */
export interface Range {
	readonly parameters: ListParameters;
	/** The offset of the first of them. */
	readonly start: number;
	/** Undefined if the server doesn't tell; then the range ends with the listing. */
	readonly size: number | undefined;
	/** The range is the whole listing, so that it grows and shrinks with it. */
	readonly whole?: boolean;
	/** What each answer has to carry. */
	readonly totals: Aggregates;
	/** The group that all of them are in: each answer with groups begins with it. */
	readonly group?: Pick<GroupSpan, "id" | "aggregates">;
	/** What is here of the range already: its first objects, */
	readonly known?: { readonly count: number; readonly last: Row | undefined };
	/** or the answer from `start` on. */
	readonly first?: ListResponse;
}

/** The objects of one group in one answer; without a group if the answer has none. */
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
	/** Called if an answer doesn't fit those before. It may throw; if it doesn't, all rows of that answer are given. */
	readonly inconsistency: () => void;
}

/** A window that was asked for. */
interface AskedWindow {
	/** Rows that it shares with the one before it. */
	readonly overlap: number;
	readonly answer: Promise<ListResponse>;
}

/**
 * Reads a range window by window, several under way at once, each no sooner than the one before it but a few was
 * taken: the memory that it needs doesn't depend on its length. Each window shares one row with what lies before it,
 * whose id must match. Ends early if the server gives nothing more. Whoever stops taking windows ends what is under way.
 * @throws SkipLimitError or CloseError if a window doesn't arrive
 */
export async function* readRange(
	range: Range,
	{ reader, options, inconsistency }: RangeContext,
): AsyncGenerator<Window> {
	const end = new AbortController();
	const signal = AbortSignal.any([end.signal, ...(options.signal === undefined ? [] : [options.signal])]);
	const { parameters, start, first } = range;
	let size = range.size ?? Number.POSITIVE_INFINITY;
	let step = reader.pageSize;
	const ask = (at: number): AskedWindow => {
		const overlap = overlapAt(at, Math.min(step, reader.pageSize));
		const answer = reader.page(parameters, start + at - overlap, { ...options, signal }, size - at + overlap);
		// One that fails while an earlier one is awaited must not count as unhandled.
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
			// A server that gives less than it is asked for leaves gaps: what lies behind them is asked for anew.
			if (!underWay.has(read)) {
				underWay.clear();
				ahead = read;
			}
			const atOnce = Number.isFinite(size) ? reader.maxConcurrentRequests : 1;
			while (underWay.size < atOnce && ahead < size) {
				underWay.set(ahead, ask(ahead));
				ahead += step - overlapAt(ahead, Math.min(step, reader.pageSize));
			}
			const { overlap, answer: asked } = underWay.get(read) ?? ask(read);
			const answer = await asked;
			underWay.delete(read);
			// Pages of a single object share no row; that they are so small may show only now.
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
		end.abort();
	}
}

/** Whether an answer carries the figures of the range. One without groups is the group's own. */
function isOf({ totals, group }: Range, { aggregates, groups }: ListResponse): boolean {
	if (!sameFigures(totals, aggregates)) return false;
	if (group === undefined || groups === undefined) return true;
	const [first] = groups;
	return first !== undefined && groupId(first) === group.id && sameFigures(first.aggregates, group.aggregates);
}

/** The part of the first group, if a server gives more than it is asked for. */
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

/** The pieces without their first few rows. */
function without(pieces: readonly Piece[], count: number): readonly Piece[] {
	const [first, ...others] = pieces;
	if (first === undefined) return pieces;
	const rows = first.rows.slice(count);
	return rows.length === 0 ? others : [{ ...first, rows }, ...others];
}

/** Pages of one object leave no room for a shared row. */
function overlapAt(read: number, pageSize: number): number {
	return read > 0 && pageSize > 1 ? 1 : 0;
}
