import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListResponse, ResponseGroup } from "../../close/schema/listResponse.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import type { NamedFields } from "../time/fiscal.ts";

/** The answer that figures came from. All figures of one answer share one object. */
export interface Provenance {
	/** The parameters as they were sent, including paging and fields. */
	readonly asked: ListParameters;
	/** When the answer was complete, in milliseconds since the epoch. */
	readonly receivedAt: number;
}

/** Returns the part of an answer that is kept to explain later where its figures came from. */
export function provenanceOf({
	asked,
	receivedAt,
}: Pick<ListResponse, "asked" | "receivedAt">): Provenance | undefined {
	return asked && { asked, receivedAt };
}

/** A page to request: a listing, and the offset to start at. */
export interface PageRequest {
	readonly parameters: ListParameters;
	readonly skip: number;
}

/** Where a group lies: a listing, and the offset in it. Answers there have these totals. */
export interface Location {
	readonly parameters: ListParameters;
	readonly start: number;
	readonly totals: Aggregates;
}

/** A group while it is being read: its location, and the rows that have arrived. */
export interface GroupSpan {
	readonly id: string;
	readonly key: unknown;
	readonly fields: NamedFields;
	/** Undefined if the group isn't one contiguous range, or if it was read whole. */
	readonly location: Location | undefined;
	/** The number of all its objects, arrived or not. */
	readonly size: number;
	readonly aggregates: Aggregates;
	/** The answer that `aggregates` came from; undefined if they were added up here. */
	readonly provenance?: Provenance | undefined;
	/** The rows that have arrived, from the group's first one on. */
	readonly rows: readonly Row[];
}

/**
 * Why an answer doesn't fit what is known.
 * `changed`: figures, keys or offsets differ from before: the data changed, or the order isn't what it seemed.
 * `interleaved`: a single answer shows that a group isn't a contiguous range (two owners share a name), so offsets say
 * nothing about it.
 */
export type Inconsistency = "changed" | "interleaved";

/** A way to discover all groups, answer by answer. */
export interface ReadPlan {
	readonly spans: readonly GroupSpan[];
	readonly totals: Aggregates | undefined;
	/** The number of objects that the server puts into no group; known at the end. */
	readonly withoutGroup: number;
	/** What to request next; undefined once all groups are known. */
	readonly next: PageRequest | undefined;
	/** Whether the figures of the groups add up to those of the whole; valid at the end. */
	readonly addsUp: boolean;
	/** Takes the answer to `next`. If it doesn't fit, none of it is kept. */
	add(answer: ListResponse): Inconsistency | undefined;
	/** Called if the server refuses to read as deep as `next`. Returns false if there is no other way to continue. */
	tooDeep(): boolean;
}

/**
 * Returns a group's identity: its opaque key as text, independent of the order of the key's properties; its fields if
 * it has no key.
 */
export function groupId(group: Pick<ResponseGroup, "key" | "fields">): string {
	return canonical(group.key ?? group.fields);
}

/** Returns the answer of an ungrouped listing with one group that holds everything. */
export function asOneGroup(answer: ListResponse): ListResponse {
	const { rows, aggregates } = answer;
	return { ...answer, groups: rows.length === 0 ? [] : [{ key: "whole", fields: {}, aggregates, rows }] };
}

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(",")}}`;
}

/** Returns the number of objects in an answer. */
export function countOf({ groups, rows }: ListResponse): number {
	return groups?.reduce((sum, group) => sum + group.rows.length, 0) ?? rows.length;
}
