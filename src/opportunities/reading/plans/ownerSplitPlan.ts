import type { Aggregates } from "../../../close/schema/aggregates.ts";
import type { ListParameters } from "../../../close/schema/parameters.ts";
import { addUp } from "../figures.ts";
import type { GroupSpan, Inconsistency, PageRequest, ReadPlan } from "../readPlan.ts";
import { TwoEndedPlan } from "./twoEndedPlan.ts";

/**
 * A listing that is too deep, of which the beginning is known, and maybe the end, and whose parts between are read at the
 * same time. It asks
 * nothing itself: each part does.
 */
export class OwnerSplitPlan implements ReadPlan {
	readonly parts: readonly TwoEndedPlan[];
	readonly #front: ReadPlan;
	readonly #back: readonly GroupSpan[];
	#order: ((a: GroupSpan, b: GroupSpan) => number) | undefined;

	/** `back` is what lies behind all parts. */
	constructor(front: ReadPlan, parts: readonly ListParameters[], back: readonly GroupSpan[]) {
		this.#front = front;
		this.parts = parts.map((parameters) => new TwoEndedPlan(parameters));
		this.#back = back;
	}

	get spans(): readonly GroupSpan[] {
		const { spans: front } = this.#front;
		const between = this.parts.flatMap(({ spans }) => spans);
		return [...front, ...(this.#order === undefined ? between : between.toSorted(this.#order)), ...this.#back];
	}

	/** Puts what the parts hold in order: one of them need not lie before the other. */
	arrange(order: (a: GroupSpan, b: GroupSpan) => number): void {
		this.#order = order;
	}

	/** What the server laid out in one go: the front and, behind it, one part each time. */
	get sequences(): readonly (readonly GroupSpan[])[] {
		return this.parts.map(({ spans }) => [...this.#front.spans, ...spans]);
	}

	get totals(): Aggregates | undefined {
		return this.#front.totals;
	}

	/** Objects that no part has: in no group, or of owners that nobody named. */
	get withoutGroup(): number {
		if (this.next !== undefined) return 0;
		return (this.totals?.total_results ?? 0) - this.spans.reduce((sum, { size }) => sum + size, 0);
	}

	get next(): PageRequest | undefined {
		return this.parts.find(({ next }) => next !== undefined)?.next;
	}

	get addsUp(): boolean {
		const figures = this.spans.map(({ aggregates }) => aggregates);
		return this.withoutGroup > 0 || addUp(figures, this.totals ?? {});
	}

	add(): Inconsistency | undefined {
		return "changed";
	}

	tooDeep(): boolean {
		return false;
	}
}
