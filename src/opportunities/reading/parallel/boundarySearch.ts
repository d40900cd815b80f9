import type { ListResponse } from "../../../close/schema/listResponse.ts";
import { type GroupSpan, groupId, type Inconsistency, provenanceOf } from "../readPlan.ts";
import type { Gap, Layout } from "./layout.ts";

/**
 * Searches for groups that no filter can select (those without an owner, or of an owner who isn't in the directory)
 * among known groups in known order. A seam is where one known group ends and the next begins: each answer shows
 * whether something unknown lies before a given seam.
 */
export class BoundarySearch {
	#line: readonly GroupSpan[];
	#from: number;
	/** Something unknown lies before the seam with this index; `line.length + 1` while no such seam was found. */
	#shifted: number;
	#asked = 0;

	constructor(line: readonly GroupSpan[], { from }: Gap) {
		this.#line = line;
		this.#from = from;
		this.#shifted = line.length + 1;
	}

	/** The known groups whose offsets aren't known yet. */
	get line(): readonly GroupSpan[] {
		return this.#line;
	}

	/**
	 * Returns the offset to request: that of the last object before a seam. The first seam is the one after all known
	 * groups, because owners without a name are at one end of the order; after that, always the middle one of those in
	 * question.
	 */
	next(): number {
		const { length } = this.#line;
		this.#asked = this.#shifted > length ? length : Math.floor(this.#shifted / 2);
		return Math.max(this.#from, this.#offsetOf(this.#asked) - 1);
	}

	take(layout: Layout, answer: ListResponse): Inconsistency | undefined {
		const seam = this.#asked;
		const groups = (answer.groups ?? []).filter(({ rows }) => rows.length > 0);
		const offset = this.#offsetOf(seam);
		const [first, second] = groups;
		const next = seam === 0 ? first : second;
		const stands = seam === 0 || (first?.rows.length === 1 && groupId(first) === this.#line[seam - 1]?.id);
		if (layout.totals?.total_results !== answer.aggregates.total_results) return "changed";
		if (!stands) {
			if (seam === 0) return "changed";
			this.#shifted = seam;
			return undefined;
		}
		if (!layout.locateAll(this.#line.slice(0, seam), this.#from)) return "changed";
		this.#line = this.#line.slice(seam);
		this.#from = offset;
		this.#shifted -= seam;
		if (next === undefined) {
			layout.endAt(offset);
			return this.#line.length > 0 ? "changed" : undefined;
		}
		const id = groupId(next);
		if (id === this.#line[0]?.id) return undefined;
		if (this.#line.some((group) => group.id === id)) return "changed";
		const size = next.aggregates.total_results ?? next.rows.length;
		const { key, fields, aggregates, rows } = next;
		const location = { parameters: layout.parameters, start: offset, totals: answer.aggregates };
		const found = { id, key, fields, size, aggregates, provenance: provenanceOf(answer), location, rows };
		if (!layout.locateAll([found], offset)) return "changed";
		this.#from = offset + size;
		this.#shifted = this.#line.length + 1;
		return undefined;
	}

	/** The offset of a seam if nothing unknown lies before it. */
	#offsetOf(seam: number): number {
		return this.#line.slice(0, seam).reduce((sum, { size }) => sum + size, this.#from);
	}
}
