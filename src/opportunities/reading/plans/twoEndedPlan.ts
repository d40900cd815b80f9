import type { Aggregates } from "../../../close/schema/aggregates.ts";
import { type GroupBy, isDescending } from "../../../close/schema/grouping.ts";
import type { ListResponse } from "../../../close/schema/listResponse.ts";
import type { ListParameters } from "../../../close/schema/parameters.ts";
import { periodOfGroup } from "../../time/periods.ts";
import { type AddedFilters, intersect } from "../../view/intersect.ts";
import { addUp, sameFigures } from "../figureArithmetic.ts";
import { reversed } from "../locations.ts";
import type { GroupSpan, Inconsistency, PageRequest, ReadPlan } from "../readPlan.ts";
import { ForwardPlan } from "./forwardPlan.ts";

/**
 * Reads a sequence from its beginning and, if the server refuses to skip that many objects, also from its end (in
 * reverse order). If the two don't meet, reads the middle with a filter that excludes the known ends.
 */
export class TwoEndedPlan implements ReadPlan {
	readonly #parameters: ListParameters;
	readonly #front: ForwardPlan;
	#back: ForwardPlan | undefined;
	#middle: TwoEndedPlan | undefined;

	constructor(parameters: ListParameters) {
		this.#parameters = parameters;
		this.#front = new ForwardPlan(parameters);
	}

	get spans(): readonly GroupSpan[] {
		if (this.#back === undefined) return this.#front.spans;
		const known = new Set(this.#front.spans.map(({ id }) => id));
		const behind = this.#back.spans.filter(({ id }) => !known.has(id)).reverse();
		return [...this.#front.spans, ...(this.#middle?.spans ?? []), ...behind];
	}

	get totals(): Aggregates | undefined {
		return this.#front.totals;
	}

	get withoutGroup(): number {
		if (this.#back === undefined) return this.#front.withoutGroup;
		return this.next === undefined ? (this.totals?.total_results ?? 0) - this.#covered : 0;
	}

	get next(): PageRequest | undefined {
		if (this.#middle !== undefined) return this.#middle.next;
		if (this.#back !== undefined) return this.#met ? undefined : this.#back.next;
		return this.#front.next;
	}

	get addsUp(): boolean {
		if (this.#back === undefined) return this.#front.addsUp;
		const figures = this.spans.map(({ aggregates }) => aggregates);
		return this.withoutGroup > 0 || addUp(figures, this.totals ?? {});
	}

	add(answer: ListResponse): Inconsistency | undefined {
		if (this.#middle !== undefined) return this.#middle.add(answer);
		if (this.#back === undefined) return this.#front.add(answer);
		if (!sameFigures(this.totals ?? {}, answer.aggregates)) return "changed";
		return this.#back.add(answer);
	}

	tooDeep(): boolean {
		if (this.#middle !== undefined) return this.#middle.tooDeep();
		const groupBy = this.#parameters._group_by;
		if (groupBy === undefined || this.#front.spans.length === 0) return false;
		if (this.#back === undefined) {
			this.#back = new ForwardPlan(reversed(this.#parameters));
			return true;
		}
		const between = this.#between(groupBy);
		if (between === undefined) return false;
		this.#middle = new TwoEndedPlan(intersect(this.#parameters, between));
		return true;
	}

	/** Whether both ends share a group, or together cover everything. */
	get #met(): boolean {
		const known = new Set(this.#front.spans.map(({ id }) => id));
		const touching = this.#back?.spans.some(({ id }) => known.has(id)) ?? false;
		return touching || this.#covered === this.totals?.total_results;
	}

	get #covered(): number {
		return this.spans.reduce((sum, { size }) => sum + size, 0);
	}

	/**
	 * The days between the groups that are known from both ends; undefined for owners, who can't be filtered by range.
	 */
	#between(groupBy: GroupBy): AddedFilters | undefined {
		const periodsOf = (sequence: ForwardPlan | undefined) =>
			sequence?.spans.flatMap(({ fields }) => periodOfGroup(groupBy, fields) ?? []) ?? [];
		const [first, second] = [periodsOf(this.#front), periodsOf(this.#back)];
		const [early, late] = isDescending(groupBy) ? [second, first] : [first, second];
		const after = early
			.map(({ lt }) => lt)
			.sort()
			.at(-1);
		const before = late.map(({ gte }) => gte).sort()[0];
		if (after === undefined && before === undefined) return undefined;
		return { date_won: { ...(after && { gte: after }), ...(before && { lt: before }) } };
	}
}
