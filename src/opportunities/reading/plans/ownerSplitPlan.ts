import type { Aggregates } from "../../../close/schema/aggregates.ts";
import { isDescending } from "../../../close/schema/grouping.ts";
import type { ListParameters } from "../../../close/schema/parameters.ts";
import { intersect } from "../../view/intersect.ts";
import { byLetters, collationOf, type Name } from "../collation.ts";
import { addUp } from "../figureArithmetic.ts";
import type { PageReader } from "../pageReader.ts";
import type { Owner, ReadOptions } from "../readContext.ts";
import type { GroupSpan, Inconsistency, PageRequest, ReadPlan } from "../readPlan.ts";
import { TwoEndedPlan } from "./twoEndedPlan.ts";

/**
 * A listing that is too deep. Its beginning is known, its end may be, and the parts between are read in parallel. The
 * plan itself requests nothing: each part does.
 */
export class OwnerSplitPlan implements ReadPlan {
	readonly parts: readonly TwoEndedPlan[];
	readonly #front: ReadPlan;
	readonly #back: readonly GroupSpan[];
	#order: ((a: GroupSpan, b: GroupSpan) => number) | undefined;

	/** `back` is what follows all parts. */
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

	/** Sorts the groups of all parts, because the parts may overlap in the server's order. */
	arrange(order: (a: GroupSpan, b: GroupSpan) => number): void {
		this.#order = order;
	}

	/** The sequences that the server laid out in one go: the front, followed by one of the parts. */
	get sequences(): readonly (readonly GroupSpan[])[] {
		return this.parts.map(({ spans }) => [...this.#front.spans, ...spans]);
	}

	get totals(): Aggregates | undefined {
		return this.#front.totals;
	}

	/** The number of objects that are in no part: in no group, or of an owner who isn't in the directory. */
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

/**
 * Divides the owners that aren't known yet, sorted by name, into at most `count` listings. Owners whose names differ by
 * case, accents or punctuation only stay together. The order of the listings isn't the server's.
 */
export function splitOwners(
	parameters: ListParameters,
	owners: readonly Owner[],
	known: readonly GroupSpan[],
	count: number,
): readonly ListParameters[] {
	const seen = new Set(known.map(({ fields }) => fields.user_id));
	const asked = (parameters.user_id ?? parameters.user_id__in)?.split(",");
	const rest = owners.filter(({ id }) => !seen.has(id) && (asked === undefined || asked.includes(id)));
	const sorted = rest.toSorted((a, b) => byLetters(a.name, b.name));
	if (isDescending(parameters._group_by)) sorted.reverse();
	const size = Math.ceil(sorted.length / count);
	const parts: string[][] = [];
	for (const [index, { id, name }] of sorted.entries()) {
		const part = parts.at(-1);
		const together = byLetters(name, sorted[index - 1]?.name ?? "") === 0;
		if (part !== undefined && (index < parts.length * size || together)) part.push(id);
		else parts.push([id]);
	}
	return parts.map((user_id) => intersect(parameters, { user_id }));
}

/**
 * Sorts the owners of all parts in the server's own order of names; returns false if that order can't be determined.
 */
export async function arrangeByName(
	plan: OwnerSplitPlan,
	parameters: ListParameters,
	reader: PageReader,
	options: ReadOptions,
): Promise<boolean> {
	const sign = isDescending(parameters._group_by) ? -1 : 1;
	const sequences = plan.sequences.map((spans) => (sign < 0 ? spans.toReversed() : spans).map(nameOf));
	const order = await collationOf(sequences, async (a, b) => {
		const user_id = plan.spans.filter((one) => [a, b].includes(nameOf(one))).map(({ fields }) => fields.user_id);
		const pair = intersect(parameters, { user_id: user_id.filter((id) => id != null) });
		const { groups } = await reader.page(pair, 0, options, 1);
		return ((groups?.[0]?.fields.user_name ?? null) === a) === sign > 0;
	});
	if (order === undefined) return false;
	plan.arrange((a, b) => order(nameOf(a), nameOf(b)) * sign);
	return true;
}

function nameOf({ fields }: GroupSpan): Name {
	return fields.user_name ?? null;
}
