import type { Aggregates } from "../../../close/schema/aggregates.ts";
import type { ListResponse, ResponseGroup } from "../../../close/schema/listResponse.ts";
import type { Row } from "../../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../../close/schema/parameters.ts";
import { sameFigures } from "../figureArithmetic.ts";
import {
	type GroupSpan,
	groupId,
	type Inconsistency,
	type PageRequest,
	type Provenance,
	provenanceOf,
	type ReadPlan,
} from "../readPlan.ts";
import { SeenIds } from "../seenIds.ts";

interface Part {
	/** Replaced by each answer that touches the group. */
	readonly span: GroupSpan;
	readonly size: number | undefined;
	readonly rows: Row[];
}

/**
 * Plain paging: reads every object, and combines groups across pages by their key. For orders in which groups aren't
 * contiguous ranges, and for answers that omit sizes. Slow but correct.
 */
export class PagingPlan implements ReadPlan {
	readonly #parameters: ListParameters;
	readonly #parts = new Map<string, Part>();
	readonly #seen = new SeenIds();
	#totals: Aggregates | undefined;
	#read = 0;
	#next: number | undefined = 0;

	constructor(parameters: ListParameters) {
		this.#parameters = parameters;
	}

	get spans(): readonly GroupSpan[] {
		return [...this.#parts.values()].map(({ span }) => span);
	}

	get totals(): Aggregates | undefined {
		return this.#totals;
	}

	get withoutGroup(): number {
		const total = this.#totals?.total_results;
		return this.#next === undefined && total !== undefined ? Math.max(0, total - this.#read) : 0;
	}

	get next(): PageRequest | undefined {
		return this.#next === undefined ? undefined : { parameters: this.#parameters, skip: this.#next };
	}

	get addsUp(): boolean {
		return [...this.#parts.values()].every(({ size, rows }) => size === undefined || size === rows.length);
	}

	add(answer: ListResponse): Inconsistency | undefined {
		if (this.#totals !== undefined && !sameFigures(this.#totals, answer.aggregates)) return "changed";
		const arrived = (answer.groups ?? []).flatMap((group) => group.rows);
		if (!this.#seen.add(arrived)) return "changed";
		const provenance = provenanceOf(answer);
		for (const group of answer.groups ?? []) this.#merge(group, provenance);
		this.#totals = { ...this.#totals, ...answer.aggregates };
		this.#read += arrived.length;
		const ended = arrived.length === 0 || answer.hasMore === false || this.#read === answer.aggregates.total_results;
		this.#next = ended ? undefined : this.#read;
		return undefined;
	}

	tooDeep(): boolean {
		return false;
	}

	#merge(group: ResponseGroup, provenance: Provenance | undefined): void {
		const id = groupId(group);
		const known = this.#parts.get(id);
		const { size, rows }: Omit<Part, "span"> = known ?? { size: group.aggregates.total_results, rows: [] };
		for (const row of group.rows) rows.push(row);
		const span = known?.span ?? {
			id,
			key: group.key,
			fields: group.fields,
			location: undefined,
			aggregates: group.aggregates,
			provenance,
			rows,
		};
		this.#parts.set(id, { span: { ...span, size: Math.max(size ?? 0, rows.length) }, size, rows });
	}
}
