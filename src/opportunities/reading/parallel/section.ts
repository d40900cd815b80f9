import type { ListResponse } from "../../../close/schema/listResponse.ts";
import { reversed } from "../locations.ts";
import { countOf, type GroupSpan, type Inconsistency, type PageRequest } from "../readPlan.ts";
import { BoundarySearch } from "./boundarySearch.ts";
import type { Division, Part } from "./division.ts";
import { type Gap, Layout } from "./layout.ts";
import { SequenceEnd } from "./sequenceEnd.ts";

/** What lies between two consecutive groups of one listing, as far as is known. */
export interface Between {
	/** `left` is undefined at the beginning of a gap, `right` at its end. */
	readonly left: GroupSpan | undefined;
	readonly right: GroupSpan | undefined;
	/** The adjacent groups, including those around the gap. */
	readonly before: GroupSpan | undefined;
	readonly after: GroupSpan | undefined;
	/** Undefined until it is requested; `empty` if nothing lies there. */
	readonly section: Section | "empty" | undefined;
}

/**
 * A listing that is read at several offsets in parallel. If a group's bounds aren't visible, what lies on either side
 * of it is a listing of its own: a section within this one. Objects in none of these are searched for here.
 */
export class Section {
	readonly layout: Layout;
	readonly end: SequenceEnd;
	readonly before: GroupSpan | undefined;
	readonly after: GroupSpan | undefined;
	readonly #asked = new Map<PageRequest, number>();
	#first: GroupSpan | undefined;
	#last: GroupSpan | undefined;
	#isAstray = false;
	readonly #inner = new Map<string, Section | "empty">();
	readonly #searches = new Map<number, BoundarySearch>();
	readonly #searching = new Map<PageRequest, BoundarySearch>();
	/** The request for the section's end, in the reversed order. */
	#fromEnd: PageRequest | undefined;
	/** Whether the offsets beside an owner without a name were requested; once is enough, because all of these lie together. */
	hasLooked = false;

	/** `before` and `after` are the adjacent groups in the enclosing listing. */
	constructor({ parameters, first, last }: Part, before?: GroupSpan, after?: GroupSpan) {
		this.layout = new Layout(parameters);
		this.end = new SequenceEnd(this.layout);
		this.before = before;
		this.after = after;
		this.#first = first;
		this.#last = last;
	}

	/** True if the groups are in another order than assumed. */
	get isAstray(): boolean {
		return this.#isAstray;
	}

	/** True before the first answer. */
	get isNew(): boolean {
		return this.layout.totals === undefined;
	}

	/** The offsets of the pending requests. */
	get asked(): readonly number[] {
		const { length = Number.POSITIVE_INFINITY } = this.layout;
		return [...this.#asked].map(([request, skip]) => (request === this.#fromEnd ? length - 1 - skip : skip));
	}

	/** The range between the adjacent groups, if the listing includes these. */
	get from(): number {
		return this.#first?.size ?? 0;
	}

	get to(): number | undefined {
		const { length } = this.layout;
		return length && length - (this.#last?.size ?? 0);
	}

	/** The number of objects without those of the adjacent groups; undefined while unknown. */
	get size(): number | undefined {
		return this.to === undefined || this.isNew ? undefined : this.to - this.from;
	}

	get gaps(): readonly Gap[] {
		return this.isNew ? [] : this.layout.gaps(this.from, this.to);
	}

	/** Drops the inner sections, so that this section is read by itself. */
	forgetParts(): void {
		this.#inner.clear();
		this.#searches.clear();
		this.#searching.clear();
	}

	/** Splits a gap at its floating groups. */
	between(gap: Gap, separates: (group: GroupSpan) => boolean): readonly Between[] {
		const pivots = gap.floating.map(({ group }) => group).filter(separates);
		const ends = [undefined, ...pivots, undefined];
		return ends.slice(1).map((right, index) => {
			const left = ends[index];
			const section = this.#inner.get(keyOf(left, right));
			const before = left ?? gap.before ?? this.before;
			return { left, right, before, after: right ?? gap.after ?? this.after, section };
		});
	}

	/** Creates the section between two groups of a gap. */
	divide({ left, right, before, after }: Between, division: Division): Section | undefined {
		const part = division.part(before, after);
		const section = part && new Section(part, before, after);
		this.#inner.set(keyOf(left, right), section ?? "empty");
		return section;
	}

	leaveOut({ left, right }: Between): void {
		this.#inner.set(keyOf(left, right), "empty");
	}

	/** The sections directly within this one. */
	get inner(): readonly Section[] {
		return [...this.#inner.values()].filter((one) => one !== "empty");
	}

	get isComplete(): boolean {
		return !this.isNew && this.layout.length !== undefined && this.gaps.length === 0;
	}

	/** All known groups in order, without the adjacent ones. */
	get groups(): readonly GroupSpan[] {
		const groups: GroupSpan[] = [];
		const found = this.layout.groups;
		const gaps = this.gaps.filter((gap) => gap.floating.length > 0 || this.isDivided(gap));
		const inGap = new Set(gaps.flatMap(({ floating }) => floating.map(({ group }) => group.id)));
		const lines = gaps.map((gap) => ({ after: gap.before?.id, line: this.lineOf(gap) }));
		const first = lines.find(({ after }) => after === undefined);
		if (first !== undefined) groups.push(...first.line);
		for (const group of found) {
			if (inGap.has(group.id)) continue;
			groups.push(group);
			const next = lines.find(({ after }) => after === group.id);
			if (next !== undefined) groups.push(...next.line);
		}
		const start = groups.findIndex(({ id }) => id === this.before?.id);
		const end = groups.findIndex(({ id }) => id === this.after?.id);
		return groups.slice(start + 1, end < 0 ? undefined : end);
	}

	/** Whether a gap without floating groups is read by parts nevertheless. */
	isDivided(gap: Gap): boolean {
		return (
			this.searchIn(gap) !== undefined || (gap.after === undefined && this.#inner.has(keyOf(undefined, undefined)))
		);
	}

	/** Returns the known groups of a gap in order. With `settled`, only those whose order is certainly the server's. */
	lineOf(gap: Gap, settled = false): readonly GroupSpan[] {
		const { floating } = gap;
		const search = this.#searches.get(endOf(gap));
		if (search !== undefined) return search.line;
		if (floating.length === 0 && !this.isDivided(gap)) return [];
		const separating = new Set([...this.#inner.keys()].flatMap((key) => key.split(SEPARATOR)));
		const line: GroupSpan[] = [];
		let left: GroupSpan | undefined;
		for (const group of [...floating.map((one) => one.group), undefined]) {
			const separates = group === undefined || separating.has(group.id);
			if (separates) {
				const section = this.#inner.get(keyOf(left, group));
				// Until a part is complete, its groups may turn out to lie outside of it.
				const counts = section instanceof Section && (section.isComplete || !settled);
				if (counts) line.push(...section.groups.filter((one) => !this.#isLocated(one)));
				left = group;
			}
			if (group !== undefined) line.push(group);
		}
		return line;
	}

	add(request: PageRequest, answer: ListResponse): Inconsistency | undefined {
		const search = this.#searching.get(request);
		const skip = this.#asked.get(request) ?? request.skip;
		this.#asked.delete(request);
		this.#searching.delete(request);
		if (search !== undefined) return search.take(this.layout, answer);
		if (this.end.isAnsweredBy(request)) return this.end.take(answer);
		const isFromEnd = request === this.#fromEnd;
		const inconsistency = isFromEnd ? this.layout.addFromEnd(skip, answer) : this.layout.add(skip, answer);
		const count = countOf(answer);
		const from = isFromEnd ? (this.layout.length ?? 0) - skip - count : skip;
		if (inconsistency === undefined) this.#checkEnds(from, from + count);
		return inconsistency;
	}

	searchIn(gap: Gap): BoundarySearch | undefined {
		return this.#searches.get(endOf(gap));
	}

	/** Starts a search for what is in none of the gap's parts. */
	search(gap: Gap): BoundarySearch {
		const search = new BoundarySearch(this.lineOf(gap, true), gap);
		this.#searches.set(endOf(gap), search);
		return search;
	}

	ask(skip: number, search?: BoundarySearch): PageRequest {
		const request = { parameters: this.layout.parameters, skip };
		this.#asked.set(request, skip);
		if (search !== undefined) this.#searching.set(request, search);
		return request;
	}

	/** Starts to read the section: at one end or, with two requests, at both. */
	askEnds(count: number): readonly PageRequest[] {
		const requests: PageRequest[] = [];
		// A page at the bound of a part begins, or ends, with an object of the adjacent group.
		if (this.#asked.size === 0) requests.push(this.ask(Math.max(0, this.from - 1)));
		if (requests.length < count && this.#fromEnd === undefined) {
			const skip = Math.max(0, (this.#last?.size ?? 0) - 1);
			this.#fromEnd = { parameters: reversed(this.layout.parameters), skip };
			this.#asked.set(this.#fromEnd, skip);
			requests.push(this.#fromEnd);
		}
		return requests;
	}

	/** Requests a page next to what is read by parts. */
	askAround(skip: number): PageRequest {
		this.hasLooked = true;
		return this.ask(skip);
	}

	/** Whether a request of the search is pending. */
	isSearching(search: BoundarySearch): boolean {
		return [...this.#searching.values()].includes(search);
	}

	/** Whether a group is expected at this end but hasn't been seen there yet. */
	get unseenFirst(): boolean {
		return this.#first !== undefined && !this.#isLocated(this.#first);
	}

	get unseenLast(): boolean {
		return this.#last !== undefined && !this.#isLocated(this.#last);
	}

	/**
	 * If the adjacent groups aren't at the ends, the order differs from what was assumed, so the whole section is read.
	 */
	#checkEnds(seenFrom: number, seenTo: number): void {
		const { located } = this.layout;
		const startOf = (group: GroupSpan) => located.find((one) => one.group.id === group.id)?.start;
		const seen = (group: GroupSpan, at: number) => startOf(group) !== undefined || (seenFrom <= at && at < seenTo);
		const [first, last, to] = [this.#first, this.#last, this.to];
		const begins = first === undefined || !seen(first, first.size - 1) || startOf(first) === 0;
		const ends = last === undefined || to === undefined || !seen(last, to) || startOf(last) === to;
		if (begins && ends) return;
		this.#first = this.#last = undefined;
		this.#isAstray = true;
	}

	#isLocated({ id }: GroupSpan): boolean {
		return this.layout.located.some(({ group }) => group.id === id);
	}
}

const SEPARATOR = "\n";

/**
 * Identifies a range between two groups. The bounds of a gap move as its first and last groups become known; the groups
 * that float in it stay.
 */
function keyOf(left: GroupSpan | undefined, right: GroupSpan | undefined): string {
	return left === undefined ? ["", right?.id].join(SEPARATOR) : left.id;
}

function endOf({ to = -1 }: Gap): number {
	return to;
}
