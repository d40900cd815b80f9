import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListResponse, ResponseGroup } from "../../close/schema/listResponse.ts";
import { idInPlace, type Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { sameFigures } from "../reading/figures.ts";
import type { PageReader } from "../reading/pageReader.ts";
import type { ReadOptions } from "../reading/pauses.ts";

/** Objects that lie one after another in a listing. */
export interface Range {
	readonly parameters: ListParameters;
	readonly start: number;
	/** Undefined where the server does not tell; then the stretch ends with the listing. */
	readonly size: number | undefined;
	/** The stretch is the whole listing, so that it grows and shrinks with it. */
	readonly whole?: boolean;
	/** What each answer has to carry. */
	readonly totals: Aggregates;
	/** The answer from `start` on, where it is here already. */
	readonly first?: ListResponse;
}

/** The objects of one group in one answer; without a group where the answer has none. */
export interface Piece {
	readonly group: ResponseGroup | undefined;
	readonly rows: readonly Row[];
}

/** A window that was asked for. */
interface Window {
	/** Rows that it shares with the one before it. */
	readonly overlap: number;
	readonly answer: Promise<ListResponse>;
}

export interface RangeContext {
	readonly reader: PageReader;
	readonly options: ReadOptions;
	/** Told of an answer that does not fit those before; may throw. */
	readonly inconsistency: () => void;
}

/**
 * Reads a stretch window by window, several under way at once, each no sooner than the one before it but a few was
 * taken: the memory that it needs does not depend on its length. Each window shares one row with the one before. Ends
 * where the server gives nothing more.
 * @throws SkipLimitError or CloseError where a window does not arrive
 */
export async function* readRange(
	span: Range,
	{ reader, options, inconsistency }: RangeContext,
): AsyncGenerator<readonly Piece[]> {
	const end = new AbortController();
	const signal = AbortSignal.any([end.signal, ...(options.signal === undefined ? [] : [options.signal])]);
	const { parameters, start, first } = span;
	let size = span.size ?? Number.POSITIVE_INFINITY;
	let step = reader.pageSize;
	const ask = (at: number): Window => {
		const overlap = overlapAt(at, Math.min(step, reader.pageSize));
		const answer = reader.page(parameters, start + at - overlap, { ...options, signal }, size - at + overlap);
		// One that fails while an earlier one is awaited must not count as unhandled.
		answer.catch(() => undefined);
		return { overlap, answer };
	};
	const under = new Map<number, Window>();
	let read = 0;
	let ahead = 0;
	let last: Row | undefined;
	if (first !== undefined) {
		under.set(0, { overlap: 0, answer: Promise.resolve(first) });
		step = Math.min(step, Math.max(1, rowsOf(piecesOf(first)).length));
		ahead = step;
	}
	try {
		while (read < size) {
			// A server that gives less than it is asked for leaves gaps: what lies behind them is asked for anew.
			if (!under.has(read)) {
				under.clear();
				ahead = read;
			}
			const atOnce = Number.isFinite(size) ? reader.maxConcurrentRequests : 1;
			while (under.size < atOnce && ahead < size) {
				under.set(ahead, ask(ahead));
				ahead += step - overlapAt(ahead, Math.min(step, reader.pageSize));
			}
			const window = under.get(read) ?? ask(read);
			const answer = await window.answer;
			under.delete(read);
			const { overlap } = window;
			const pieces = piecesOf(answer);
			const rows = rowsOf(pieces);
			// Pages of a single object share no row; that they are so small may show only now.
			if (overlap > 0 && (reader.pageSize === 1 || (rows.length === 1 && Number.isFinite(size)))) {
				step = 1;
				continue;
			}
			if (!sameFigures(span.totals, answer.aggregates)) inconsistency();
			if (span.whole === true) size = answer.aggregates.total_results ?? size;
			if (rows.length <= overlap) return;
			const fits = overlap === 0 || idInPlace(rows[0]) === idInPlace(last);
			if (!fits) inconsistency();
			yield fits ? without(pieces, overlap) : pieces;
			last = rows.at(-1);
			read += rows.length - overlap;
			step = Math.min(reader.pageSize, rows.length);
			if (!Number.isFinite(size) && answer.hasMore === false) return;
		}
	} finally {
		end.abort();
	}
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
	if (first === undefined || count === 0) return pieces;
	const rows = first.rows.slice(count);
	return rows.length === 0 ? others : [{ ...first, rows }, ...others];
}

/** Pages of one object leave no room for a shared row. */
function overlapAt(read: number, pageSize: number): number {
	return read > 0 && pageSize > 1 ? 1 : 0;
}
