import type { Aggregates } from "../../../close/schema/aggregates.ts";
import type { ListResponse } from "../../../close/schema/listResponse.ts";
import type { ListParameters } from "../../../close/schema/parameters.ts";
import { addUp, sameFigures } from "../figureArithmetic.ts";
import {
	type GroupSpan,
	groupId,
	type Inconsistency,
	type Location,
	type PageRequest,
	provenanceOf,
	type ReadPlan,
} from "../readPlan.ts";

type Placed = GroupSpan & { readonly location: Location };

/**
 * The endpoint lays out all N matching objects in one order, cut into consecutive groups, and each answer has the full
 * size of every group that it touches. So group k begins where the sizes before it end, and what follows a big group
 * can be found without reading the rest of that group. This class holds what is known of that sequence, and says which
 * offset to read next.
 */
export class ForwardPlan implements ReadPlan {
	readonly #parameters: ListParameters;
	readonly #spans: Placed[] = [];
	readonly #ids = new Set<string>();
	#totals: Aggregates | undefined;
	#next: number | undefined = 0;
	#withoutGroup = 0;

	constructor(parameters: ListParameters) {
		this.#parameters = parameters;
	}

	get spans(): readonly Placed[] {
		return this.#spans;
	}

	get totals(): Aggregates | undefined {
		return this.#totals;
	}

	get next(): PageRequest | undefined {
		return this.#next === undefined ? undefined : { parameters: this.#parameters, skip: this.#next };
	}

	get withoutGroup(): number {
		return this.#withoutGroup;
	}

	get addsUp(): boolean {
		if (this.#totals === undefined || this.#withoutGroup > 0) return true;
		return addUp(
			this.#spans.map((span) => span.aggregates),
			this.#totals,
		);
	}

	add(answer: ListResponse): Inconsistency | undefined {
		const skip = this.#next ?? 0;
		if (this.#totals !== undefined && !sameFigures(this.#totals, answer.aggregates)) return "changed";
		const found: Placed[] = [];
		const provenance = provenanceOf(answer);
		let offset = skip;
		for (const group of answer.groups ?? []) {
			const id = groupId(group);
			if (found.some((other) => other.id === id)) return "interleaved";
			if (this.#ids.has(id)) return "changed";
			const before = found.at(-1);
			// Nothing moves within one answer; only its first group may begin elsewhere than assumed.
			if (before !== undefined && before.location.start + before.size !== offset)
				return found.length > 1 || skip === 0 ? "interleaved" : "changed";
			const size = group.aggregates.total_results ?? group.rows.length;
			if (size < group.rows.length) return "changed";
			const location = { parameters: this.#parameters, start: offset, totals: answer.aggregates };
			found.push({ ...group, id, location, size, provenance });
			offset += group.rows.length;
		}
		const last = found.at(-1);
		const next = Math.max(offset, last === undefined ? 0 : last.location.start + last.size);
		const total = answer.aggregates.total_results;
		if (total !== undefined && next > total) return "changed";
		// A group that is cut off proves that there is more, whatever `has_more` says.
		const ended = next === total || next === skip || (answer.hasMore === false && next === offset);
		this.#totals = { ...this.#totals, ...answer.aggregates };
		for (const span of found) {
			this.#spans.push(span);
			this.#ids.add(span.id);
		}
		this.#next = ended ? undefined : next;
		this.#withoutGroup = ended && total !== undefined ? total - next : 0;
		return undefined;
	}

	tooDeep(): boolean {
		return false;
	}
}
