import type { Aggregates } from "../../../close/schema/aggregates.ts";
import type { ListParameters } from "../../../close/schema/parameters.ts";
import { addUp } from "../figures.ts";
import type { Misfit, Question, Reading, Stretch } from "../readPlan.ts";
import { Ends } from "./twoEndedPlan.ts";

/**
 * A listing that is too deep, of which the beginning is known, and maybe the end, and whose parts between are read at the
 * same time. It asks
 * nothing itself: each part does.
 */
export class SideBySide implements Reading {
	readonly parts: readonly Ends[];
	readonly #front: Reading;
	readonly #back: readonly Stretch[];
	#order: ((a: Stretch, b: Stretch) => number) | undefined;

	/** `back` is what lies behind all parts. */
	constructor(front: Reading, parts: readonly ListParameters[], back: readonly Stretch[]) {
		this.#front = front;
		this.parts = parts.map((parameters) => new Ends(parameters));
		this.#back = back;
	}

	get stretches(): readonly Stretch[] {
		const { stretches: front } = this.#front;
		const between = this.parts.flatMap(({ stretches }) => stretches);
		return [...front, ...(this.#order === undefined ? between : between.toSorted(this.#order)), ...this.#back];
	}

	/** Puts what the parts hold in order: one of them need not lie before the other. */
	arrange(order: (a: Stretch, b: Stretch) => number): void {
		this.#order = order;
	}

	/** What the server laid out in one go: the front and, behind it, one part each time. */
	get sequences(): readonly (readonly Stretch[])[] {
		return this.parts.map(({ stretches }) => [...this.#front.stretches, ...stretches]);
	}

	get totals(): Aggregates | undefined {
		return this.#front.totals;
	}

	/** Objects that no part has: in no group, or of owners that nobody named. */
	get withoutGroup(): number {
		if (this.next !== undefined) return 0;
		return (this.totals?.total_results ?? 0) - this.stretches.reduce((sum, { size }) => sum + size, 0);
	}

	get next(): Question | undefined {
		return this.parts.find(({ next }) => next !== undefined)?.next;
	}

	get addsUp(): boolean {
		const figures = this.stretches.map(({ aggregates }) => aggregates);
		return this.withoutGroup > 0 || addUp(figures, this.totals ?? {});
	}

	add(): Misfit | undefined {
		return "changed";
	}

	tooDeep(): boolean {
		return false;
	}
}
