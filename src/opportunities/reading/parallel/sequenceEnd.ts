import type { ListResponse } from "../../../close/schema/listResponse.ts";
import { reversed } from "../locations.ts";
import { type GroupSpan, groupId, type Inconsistency, type PageRequest } from "../readPlan.ts";
import type { Layout } from "./layout.ts";

/**
 * Finds the last group of a listing that omits some of the matching objects. The offset of its end is unknown then, but
 * in the reversed order the listing begins with that group.
 */
export class SequenceEnd {
	readonly #layout: Layout;
	#request: PageRequest | undefined;
	#lastGroup: string | undefined;

	constructor(layout: Layout) {
		this.#layout = layout;
	}

	get isAsked(): boolean {
		return this.#request !== undefined;
	}

	/** False before the answer, and if there is no group. */
	get isKnown(): boolean {
		return this.#lastGroup !== undefined;
	}

	isLast(group: GroupSpan | undefined): boolean {
		return group !== undefined && group.id === this.#lastGroup;
	}

	ask(): PageRequest {
		this.#request = { parameters: reversed(this.#layout.parameters), skip: 0 };
		return this.#request;
	}

	isAnsweredBy(request: PageRequest): boolean {
		return request === this.#request;
	}

	take({ aggregates, groups: [last] = [] }: ListResponse): Inconsistency | undefined {
		if (aggregates.total_results !== this.#layout.totals?.total_results) return "changed";
		this.#lastGroup = last && groupId(last);
		const located = this.#layout.located.find(({ group }) => this.isLast(group));
		if (located !== undefined) this.#layout.endAt(located.start + located.group.size);
		return undefined;
	}
}
