import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListResponse, ResponseGroup } from "../../close/schema/listResponse.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import type { NamedFields } from "../time/fiscal.ts";

/** Which answer told figures. One object for all figures of one answer. */
export interface Provenance {
	/** The parameters as they were sent, with those of paging and fields. */
	readonly asked: ListParameters;
	/** When the answer was complete, in milliseconds since the epoch. */
	readonly receivedAt: number;
}

/** What is kept of an answer to tell later where its figures came from. */
export function provenanceOf({
	asked,
	receivedAt,
}: Pick<ListResponse, "asked" | "receivedAt">): Provenance | undefined {
	return asked && { asked, receivedAt };
}

/** A page to ask for: which listing, and from which offset on. */
export interface PageRequest {
	readonly parameters: ListParameters;
	readonly skip: number;
}

/** Where a group lies: in which listing, from which offset on. Answers there carry these totals. */
export interface Location {
	readonly parameters: ListParameters;
	readonly start: number;
	readonly totals: Aggregates;
}

/** A group while it is being read: where it lies in the sequence and what of it has arrived. */
export interface GroupSpan {
	readonly id: string;
	readonly key: unknown;
	readonly fields: NamedFields;
	/** Undefined if it is not one unbroken range, or was read whole. */
	readonly location: Location | undefined;
	/** All its objects, arrived or not. */
	readonly size: number;
	readonly aggregates: Aggregates;
	/** The answer that told `aggregates`; undefined if they were added up here. */
	readonly provenance?: Provenance | undefined;
	/** Those that arrived, from the first on. */
	readonly rows: readonly Row[];
}

/**
 * Why an answer does not fit what is known.
 * `changed`: figures, keys or offsets are not what they were: the data moved, or the order is not what it seems.
 * `interleaved`: one answer alone shows that a group is no unbroken range (two owners of one name), so that offsets
 * say nothing about it.
 */
export type Inconsistency = "changed" | "interleaved";

/** One way of getting to know all groups, answer by answer. */
export interface ReadPlan {
	readonly spans: readonly GroupSpan[];
	readonly totals: Aggregates | undefined;
	/** Objects that the server puts into no group; known at the end. */
	readonly withoutGroup: number;
	/** What to ask next; undefined when all groups are known. */
	readonly next: PageRequest | undefined;
	/** Whether the figures of the groups make up those of the whole; asked at the end. */
	readonly addsUp: boolean;
	/** Takes the answer to `next`. If it does not fit, nothing of it is kept. */
	add(answer: ListResponse): Inconsistency | undefined;
	/** The server refuses to read as deep as `next`. False if there is no other way to go on. */
	tooDeep(): boolean;
}

/** A group's identity: its opaque key as text, however the key's own properties are ordered; its fields if it has none. */
export function groupId(group: Pick<ResponseGroup, "key" | "fields">): string {
	return canonical(group.key ?? group.fields);
}

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(",")}}`;
}

/** Objects that an answer holds. */
export function countOf({ groups, rows }: ListResponse): number {
	return groups?.reduce((sum, group) => sum + group.rows.length, 0) ?? rows.length;
}
