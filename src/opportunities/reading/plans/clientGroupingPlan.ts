import type { Aggregates } from "../../../close/schema/aggregates.ts";
import { type GroupBy, isDescending } from "../../../close/schema/grouping.ts";
import type { ListResponse } from "../../../close/schema/listResponse.ts";
import { isRepeat, type Row } from "../../../close/schema/opportunityRow.ts";
import type { OrderBy } from "../../../close/schema/order.ts";
import type { ListParameters } from "../../../close/schema/parameters.ts";
import { fiscalKey, type NamedFields } from "../../time/fiscal.ts";
import { byDictionary } from "../collation.ts";
import { figuresOf, sameFigures } from "../figureArithmetic.ts";
import { fieldsOfRow } from "../groupOfRow.ts";
import { type GroupSpan, groupId, type Inconsistency, type PageRequest, type ReadPlan } from "../readPlan.ts";
import { type NullsOrder, sortRows } from "../sortedRows.ts";

interface Part {
	readonly key: unknown;
	readonly fields: NamedFields;
	rows: Row[];
	figures: Aggregates;
	/** Undefined until it is requested, and again after more rows arrive. */
	span: GroupSpan | undefined;
}

/**
 * Plain paging with groups built here: for a server that answers a grouped request with plain objects, or that omits
 * the totals from which offsets are computed. Without `groupBy`, all objects form one group.
 */
export class ClientGroupingPlan implements ReadPlan {
	readonly #parameters: ListParameters;
	readonly #groupBy: GroupBy | undefined;
	readonly #startMonth: number;
	readonly #parts = new Map<string, Part>();
	readonly #seen = new Set<string>();
	#first: readonly Row[] = [];
	#totals: Aggregates | undefined;
	#count = 0;
	#next: number | undefined = 0;

	/** `startMonth` is the month in which years begin, 1 to 12. */
	constructor(parameters: ListParameters, groupBy: GroupBy | undefined, startMonth: number) {
		this.#parameters = parameters;
		this.#groupBy = groupBy;
		this.#startMonth = startMonth;
	}

	get spans(): readonly GroupSpan[] {
		const spans = [...this.#parts].map(([id, part]) => {
			const { key, fields, rows, figures: aggregates } = part;
			part.span ??= { id, key, fields, location: undefined, size: rows.length, aggregates, rows };
			return part.span;
		});
		const sign = isDescending(this.#groupBy) ? -1 : 1;
		return spans.sort((a, b) => compareFields(a.fields, b.fields, sign));
	}

	/** The first objects in the server's order, in the shape of the beginning of a group. */
	get beginning(): { readonly rows: readonly Row[]; readonly size: number } {
		return { rows: this.#first, size: this.#totals?.total_results ?? this.#count };
	}

	get totals(): Aggregates | undefined {
		return this.#totals;
	}

	get withoutGroup(): number {
		return 0;
	}

	get next(): PageRequest | undefined {
		return this.#next === undefined ? undefined : { parameters: this.#parameters, skip: this.#next };
	}

	get addsUp(): boolean {
		const total = this.#totals?.total_results;
		return total === undefined || total === this.#count;
	}

	add(answer: ListResponse): Inconsistency | undefined {
		if (this.#totals !== undefined && !sameFigures(this.#totals, answer.aggregates)) return "changed";
		const arrived = answer.groups?.flatMap((group) => group.rows) ?? answer.rows;
		if (arrived.some((row) => row.id !== undefined && this.#seen.has(row.id))) return "changed";
		if (this.#count === 0) this.#first = arrived;
		this.#take(arrived);
		this.#totals = { ...this.#totals, ...answer.aggregates };
		const ended = arrived.length === 0 || answer.hasMore === false || this.#count === answer.aggregates.total_results;
		this.#next = ended ? undefined : this.#count;
		return undefined;
	}

	tooDeep(): boolean {
		return false;
	}

	/** Adds objects in any order, repeated ones included, and ends paging. */
	addUnordered(rows: readonly Row[], totals: Aggregates | undefined): void {
		this.#next = undefined;
		this.#totals = totals;
		this.#take(rows.filter((row) => row.id === undefined || !this.#seen.has(row.id)));
	}

	/** Sorts the objects of each group, which arrived in the order of creation. */
	sort(orderBy: OrderBy | undefined, nulls: NullsOrder): void {
		for (const part of this.#parts.values()) {
			part.rows = [...sortRows(part.rows, orderBy, nulls)];
			part.span = undefined;
		}
	}

	#take(rows: readonly Row[]): void {
		for (const [id, { key, fields, rows: own }] of this.#byGroup(rows)) {
			const part = this.#parts.get(id) ?? { key, fields, rows: [], figures: figuresOf([]), span: undefined };
			this.#parts.set(id, part);
			for (const row of own) part.rows.push(row);
			part.figures = figuresOf(own, part.figures);
			part.span = undefined;
		}
		for (const { id } of rows) if (id !== undefined) this.#seen.add(id);
		this.#count += rows.length;
	}

	#byGroup(rows: readonly Row[]): Map<string, Pick<Part, "key" | "fields" | "rows">> {
		const groups = new Map<string, Pick<Part, "key" | "fields" | "rows">>();
		for (const row of rows) {
			if (isRepeat(row)) continue;
			const fields = fieldsOfRow(row, this.#groupBy, this.#startMonth);
			const key = fields.fiscal === undefined ? fields : fiscalKey(fields.fiscal);
			const id = groupId({ key, fields });
			const group = groups.get(id) ?? { key, fields, rows: [] };
			group.rows.push(row);
			groups.set(id, group);
		}
		return groups;
	}
}

/** Orders owners by full name and periods by time; groups without either come last in both directions. */
function compareFields(a: NamedFields, b: NamedFields, sign: number): number {
	const timeOf = (fields: NamedFields) => {
		const year = fields.fiscal?.year ?? fields.year ?? fields.weekyear;
		const part = fields.fiscal?.quarter ?? fields.quarter ?? fields.month ?? fields.week;
		return year == null ? undefined : year * 100 + (part ?? 0);
	};
	const [first, second] = [timeOf(a), timeOf(b)];
	if (first !== undefined && second !== undefined) return (first - second) * sign;
	const [name, other] = [a.user_name ?? a.user_id, b.user_name ?? b.user_id];
	if (name != null && other != null) return byDictionary(name, other) * sign;
	const missing = (value: unknown, text: unknown) => (value === undefined && text == null ? 1 : 0);
	return missing(first, name) - missing(second, other);
}
