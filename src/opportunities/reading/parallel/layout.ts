import type { Aggregates } from "../../../close/schema/aggregates.ts";
import type { GroupBy } from "../../../close/schema/grouping.ts";
import type { ListResponse, ResponseGroup } from "../../../close/schema/listResponse.ts";
import type { ListParameters } from "../../../close/schema/parameters.ts";
import { sameFigures } from "../figureArithmetic.ts";
import { listOf, ownFilter } from "../locations.ts";
import { type GroupSpan, groupId, type Inconsistency, provenanceOf } from "../readPlan.ts";

/** A group with a known offset in a listing. */
interface LocatedGroup {
	readonly group: GroupSpan;
	readonly start: number;
}

/** A group that fills a whole page: its bounds aren't visible; it is only known to contain the page's offsets. */
interface FloatingGroup {
	readonly group: GroupSpan;
	/** The first offset of the page. */
	readonly seenAt: number;
	/** The offset after the page. */
	readonly seenTo: number;
}

/** A range of offsets in which not all groups are known; those in `floating` are. */
export interface Gap {
	readonly from: number;
	/** Undefined if the gap reaches to the end of the listing and that offset isn't known. */
	readonly to: number | undefined;
	readonly before: GroupSpan | undefined;
	readonly after: GroupSpan | undefined;
	readonly floating: readonly FloatingGroup[];
}

interface Piece {
	readonly source: ResponseGroup;
	readonly id: string;
	readonly size: number;
	/** The offset of its first object on the page. */
	readonly offset: number;
}

/**
 * Combines pages at any offsets of one grouped listing. A page that touches several groups shows where one ends and the
 * next begins, and each group comes with its size, so all of them can be located. A page inside a single group locates
 * it only if the page begins or ends where another group is known to end or begin.
 */
export class Layout {
	readonly parameters: ListParameters;
	readonly #groupBy: GroupBy;
	#located: LocatedGroup[] = [];
	#floating: FloatingGroup[] = [];
	#totals: Aggregates | undefined;
	/** Where the sequence ends, if known. */
	#end: number | undefined;
	/**
	 * The smallest offset at which a page was empty. Some matching objects are then in no group, and the sequence ends
	 * at or before it.
	 */
	#nothingAt: number | undefined;

	constructor(parameters: ListParameters) {
		this.parameters = parameters;
		this.#groupBy = parameters._group_by as GroupBy;
	}

	get totals(): Aggregates | undefined {
		return this.#totals;
	}

	get located(): readonly LocatedGroup[] {
		return this.#located;
	}

	/**
	 * The number of objects in the sequence; undefined before the first page, and while the sequence may omit some of
	 * the matching objects.
	 */
	get length(): number | undefined {
		return this.#end ?? (this.#nothingAt === undefined ? this.#totals?.total_results : undefined);
	}

	/** In the order of the listing. */
	get groups(): readonly GroupSpan[] {
		const all = [
			...this.#located.map(({ group, start }) => ({ group, at: start })),
			...this.#floating.map(({ group, seenAt }) => ({ group, at: seenAt })),
		];
		return all.sort((a, b) => a.at - b.at).map(({ group }) => group);
	}

	/** Returns the unknown ranges between two offsets; `to` defaults to the end of the sequence. */
	gaps(from: number, to = this.length): readonly Gap[] {
		const gaps: Gap[] = [];
		let end = from;
		let before: GroupSpan | undefined;
		const close = (until: number | undefined, after: GroupSpan | undefined) => {
			if (until !== undefined && until <= end) return;
			const floating = this.#floating.filter(({ seenAt }) => seenAt >= end && (until === undefined || seenAt < until));
			gaps.push({ from: end, to: until, before, after, floating });
		};
		for (const { group, start } of this.#located) {
			if (to === undefined || start <= to) close(Math.min(start, to ?? start), group);
			end = Math.max(end, start + group.size);
			before = group;
		}
		close(to, undefined);
		return gaps;
	}

	/** Takes the page at an offset. If it doesn't fit, none of it is kept. */
	add(skip: number, answer: ListResponse): Inconsistency | undefined {
		if (this.#totals !== undefined && !sameFigures(this.#totals, answer.aggregates)) return "changed";
		const pieces = piecesOf(skip, answer);
		const last = pieces.at(-1);
		const end = last === undefined ? skip : last.offset + last.source.rows.length;
		const total = answer.aggregates.total_results ?? Number.POSITIVE_INFINITY;
		const inconsistency = inconsistencyIn(pieces) ?? (last !== undefined && end > total ? "changed" : undefined);
		if (inconsistency !== undefined) return inconsistency;
		const known = { located: [...this.#located], floating: [...this.#floating], end: this.#end };
		this.#totals = { ...this.#totals, ...answer.aggregates };
		if (end === total) this.#end = end;
		else if (last === undefined) this.#endBefore(skip);
		else if (answer.hasMore === false && !this.#isCut(last, pieces.length === 1, end)) this.#end = end;
		const fits = pieces.every((piece, index) => this.#take(piece, pieces[index + 1], end, answer));
		if (!fits) {
			this.#located = known.located;
			this.#floating = known.floating;
			this.#end = known.end;
			return skip === 0 && pieces.length > 1 ? "interleaved" : "changed";
		}
		while (this.#floating.some((floating) => this.#land(floating)));
		return undefined;
	}

	/**
	 * Takes a page at an offset of the reversed order; requires that all objects are in groups. If it doesn't fit, none
	 * of it is kept.
	 */
	addFromEnd(skip: number, answer: ListResponse): Inconsistency | undefined {
		const total = answer.aggregates.total_results;
		if (total === undefined || (this.#totals !== undefined && !sameFigures(this.#totals, answer.aggregates)))
			return "changed";
		const pieces = piecesOf(skip, answer);
		const inconsistency = inconsistencyIn(pieces);
		if (inconsistency !== undefined) return inconsistency;
		const located = [...this.#located];
		this.#totals = { ...this.#totals, ...answer.aggregates };
		const fits = pieces.every((piece, index) => {
			const { offset, size } = piece;
			const next = pieces[index + 1];
			const before = next === undefined ? offset : next.offset - size;
			// The page shows no bound of a single group.
			if (next === undefined && index === 0 && skip > 0) return true;
			return this.#locate(this.#placed(piece, total - before - size, before === offset, answer), total - before - size);
		});
		if (!fits) {
			this.#located = located;
			return "changed";
		}
		while (this.#floating.some((floating) => this.#land(floating)));
		return undefined;
	}

	#placed({ id, size, source }: Piece, start: number, isFromStart: boolean, answer: ListResponse): GroupSpan {
		const { key, fields, aggregates, rows } = source;
		const location = { parameters: this.parameters, start, totals: answer.aggregates };
		return {
			id,
			key,
			fields,
			size,
			aggregates,
			provenance: provenanceOf(answer),
			location,
			rows: isFromStart ? rows : [],
		};
	}

	/**
	 * Locates a floating group if a bound of its page is now known to be a bound of its neighbor. Returns whether it
	 * did.
	 */
	#land({ group, seenAt, seenTo }: FloatingGroup): boolean {
		if (this.#located.some((one) => one.start + one.group.size === seenAt)) return this.#locate(group, seenAt);
		const ends = seenTo === this.#end || this.#located.some(({ start }) => start === seenTo);
		return ends && this.#locate(group, seenTo - group.size);
	}

	/** Locates groups that follow each other from an offset on. Returns false if they don't fit what is known. */
	locateAll(groups: readonly GroupSpan[], from: number): boolean {
		let start = from;
		return groups.every((group) => {
			const fits = this.#locate(group, start);
			start += group.size;
			return fits;
		});
	}

	/** Sets where the sequence ends. Returns false if it is known to end earlier. */
	endAt(offset: number): boolean {
		if (offset > (this.#nothingAt ?? offset)) return false;
		this.#end = offset;
		return true;
	}

	/** Records that nothing lies at an offset or after it. */
	#endBefore(offset: number): void {
		this.#nothingAt = Math.min(offset, this.#nothingAt ?? offset);
		if (offset === 0 || this.#located.some(({ group, start }) => start + group.size === offset)) this.#end = offset;
	}

	/**
	 * Whether the last group of a page (`isAlone` if it is the only one) continues after the page: then there is more,
	 * whatever `has_more` says.
	 */
	#isCut(last: Piece, isAlone: boolean, end: number): boolean {
		const start = isAlone ? this.#startOf(last, end) : last.offset;
		return start !== undefined && start + last.size !== end;
	}

	/** Takes a piece of a page. Returns false if it contradicts what is known. */
	#take(piece: Piece, next: Piece | undefined, end: number, answer: ListResponse): boolean {
		const { id, size, offset, source } = piece;
		const start = next === undefined ? this.#startOf(piece, end) : next.offset - size;
		if (start !== undefined) return this.#locate(this.#placed(piece, start, start === offset, answer), start);
		if (this.#located.some(({ group }) => group.id === id)) return false;
		if (this.#floating.some(({ group }) => group.id === id)) return true;
		const { key, fields, aggregates } = source;
		const filter = ownFilter(this.#groupBy, { fields });
		const location = filter && { parameters: listOf(this.parameters, filter), start: 0, totals: aggregates };
		const group = { id, key, fields, size, aggregates, provenance: provenanceOf(answer), location, rows: [] };
		const floating = { group, seenAt: offset, seenTo: end };
		this.#floating = [...this.#floating, floating].sort((a, b) => a.seenAt - b.seenAt);
		return true;
	}

	/** Returns where the last group of a page begins, if that can be determined. */
	#startOf({ id, size, offset, source }: Piece, end: number): number | undefined {
		const known = this.#located.find(({ group }) => group.id === id);
		if (known !== undefined && known.start <= offset && offset < known.start + size) return known.start;
		const begins = offset === 0 || this.#located.some(({ group, start }) => start + group.size === offset);
		if (begins || source.rows.length === size) return offset;
		if (end === this.#end || this.#located.some(({ start }) => start === end)) return end - size;
		return undefined;
	}

	#locate(group: GroupSpan, start: number): boolean {
		const end = start + group.size;
		if (start < 0 || end > (this.length ?? Number.POSITIVE_INFINITY)) return false;
		const before = this.#located.findIndex((other) => other.group.id === group.id);
		const known = this.#located[before];
		if (known !== undefined) {
			if (known.group.rows.length === 0) this.#located[before] = { group, start };
			return known.start === start && known.group.size === group.size;
		}
		if (this.#located.some((other) => start < other.start + other.group.size && other.start < end)) return false;
		this.#floating = this.#floating.filter((other) => other.group.id !== group.id);
		if (end === this.#nothingAt) this.#end = end;
		const index = this.#located.findIndex((other) => other.start > start);
		this.#located.splice(index < 0 ? this.#located.length : index, 0, { group, start });
		return true;
	}
}

function piecesOf(skip: number, { groups = [] }: ListResponse): readonly Piece[] {
	let offset = skip;
	return groups
		.filter(({ rows }) => rows.length > 0)
		.map((source) => {
			const size = source.aggregates.total_results ?? source.rows.length;
			const piece = { source, id: groupId(source), size, offset };
			offset += source.rows.length;
			return piece;
		});
}

/** Checks a page by itself: each group must occur once, and those between two others must be whole. */
function inconsistencyIn(pieces: readonly Piece[]): Inconsistency | undefined {
	if (new Set(pieces.map(({ id }) => id)).size < pieces.length) return "interleaved";
	if (pieces.some(({ size, source }) => size < source.rows.length)) return "changed";
	const between = pieces.slice(1, -1);
	return between.some(({ size, source }) => size !== source.rows.length) ? "interleaved" : undefined;
}
