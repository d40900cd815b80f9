import type { ListAnswer } from "../../close/answer.ts";
import { reversed } from "./ends.ts";
import type { Layout } from "./layout.ts";
import { groupId, type Misfit, type Question, type Stretch } from "./reading.ts";

/**
 * Finds out which group is the last one of a listing that leaves some of the matching objects out: where it ends is not
 * known then, but in the opposite order it begins with that group.
 */
export class SequenceEnd {
	readonly #layout: Layout;
	#question: Question | undefined;
	#lastGroup: string | undefined;

	constructor(layout: Layout) {
		this.#layout = layout;
	}

	get isAsked(): boolean {
		return this.#question !== undefined;
	}

	/** False before the answer, and if no group is there. */
	get isKnown(): boolean {
		return this.#lastGroup !== undefined;
	}

	isLast(group: Stretch | undefined): boolean {
		return group !== undefined && group.id === this.#lastGroup;
	}

	ask(): Question {
		this.#question = { parameters: reversed(this.#layout.parameters), skip: 0 };
		return this.#question;
	}

	isAnsweredBy(question: Question): boolean {
		return question === this.#question;
	}

	take({ aggregates, groups: [last] = [] }: ListAnswer): Misfit | undefined {
		if (aggregates.total_results !== this.#layout.totals?.total_results) return "changed";
		this.#lastGroup = last && groupId(last);
		const located = this.#layout.located.find(({ group }) => this.isLast(group));
		if (located !== undefined) this.#layout.endAt(located.start + located.group.size);
		return undefined;
	}
}
