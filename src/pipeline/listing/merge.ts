import type { Aggregates } from "../../close/aggregates.ts";
import type { AnswerGroup, ListAnswer } from "../../close/answer.ts";
import type { Row } from "../../close/opportunity.ts";
import type { ListParameters } from "../../close/parameters.ts";
import { sameFigures } from "./figures.ts";
import { groupId, type Misfit, type Question, type Reading, type Stretch, toldBy } from "./reading.ts";
import type { Told } from "./state.ts";

interface Part {
	/** A new one with each answer that touches it. */
	readonly stretch: Stretch;
	readonly size: number | undefined;
	readonly rows: Row[];
}

/**
 * Plain paging, every object read, groups combined across pages by their key: for orders in which groups are no
 * unbroken stretches, and for answers that leave sizes out. Slow, and right.
 */
export class Merge implements Reading {
	readonly #parameters: ListParameters;
	readonly #parts = new Map<string, Part>();
	readonly #seen = new Set<string>();
	#totals: Aggregates | undefined;
	#read = 0;
	#next: number | undefined = 0;

	constructor(parameters: ListParameters) {
		this.#parameters = parameters;
	}

	get stretches(): readonly Stretch[] {
		return [...this.#parts.values()].map(({ stretch }) => stretch);
	}

	get totals(): Aggregates | undefined {
		return this.#totals;
	}

	get withoutGroup(): number {
		const total = this.#totals?.total_results;
		return this.#next === undefined && total !== undefined ? Math.max(0, total - this.#read) : 0;
	}

	get next(): Question | undefined {
		return this.#next === undefined ? undefined : { parameters: this.#parameters, skip: this.#next };
	}

	get addsUp(): boolean {
		return [...this.#parts.values()].every(({ size, rows }) => size === undefined || size === rows.length);
	}

	add(answer: ListAnswer): Misfit | undefined {
		if (this.#totals !== undefined && !sameFigures(this.#totals, answer.aggregates)) return "changed";
		const arrived = (answer.groups ?? []).flatMap((group) => group.rows);
		const ids = arrived.flatMap((row) => row.id ?? []);
		if (new Set(ids).size < ids.length || ids.some((id) => this.#seen.has(id))) return "changed";
		for (const id of ids) this.#seen.add(id);
		const told = toldBy(answer);
		for (const group of answer.groups ?? []) this.#merge(group, told);
		this.#totals = { ...this.#totals, ...answer.aggregates };
		this.#read += arrived.length;
		const ended = arrived.length === 0 || answer.hasMore === false || this.#read === answer.aggregates.total_results;
		this.#next = ended ? undefined : this.#read;
		return undefined;
	}

	tooDeep(): boolean {
		return false;
	}

	#merge(group: AnswerGroup, told: Told | undefined): void {
		const id = groupId(group);
		const known = this.#parts.get(id);
		const { size, rows }: Omit<Part, "stretch"> = known ?? { size: group.aggregates.total_results, rows: [] };
		for (const row of group.rows) rows.push(row);
		const stretch = known?.stretch ?? {
			id,
			key: group.key,
			fields: group.fields,
			place: undefined,
			aggregates: group.aggregates,
			told,
			rows,
		};
		this.#parts.set(id, { stretch: { ...stretch, size: Math.max(size ?? 0, rows.length) }, size, rows });
	}
}
