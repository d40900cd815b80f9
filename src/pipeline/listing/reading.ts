import type { Aggregates } from "../../close/aggregates.ts";
import type { AnswerGroup, ListAnswer } from "../../close/answer.ts";
import type { Row } from "../../close/opportunity.ts";
import type { ListParameters } from "../../close/parameters.ts";
import type { NamedFields } from "../fiscal/fiscal.ts";
import type { Told } from "./state.ts";

/** A page to ask for: which listing, and from which offset on. */
export interface Question {
	readonly parameters: ListParameters;
	readonly skip: number;
}

/** Where a group lies: in which listing, from which offset on. Answers there carry these totals. */
export interface Place {
	readonly parameters: ListParameters;
	readonly start: number;
	readonly totals: Aggregates;
}

/** A group while it is being read: where it lies in the sequence and what of it has arrived. */
export interface Stretch {
	readonly id: string;
	readonly key: unknown;
	readonly fields: NamedFields;
	/** Undefined where it is not one unbroken stretch, or was read whole. */
	readonly place: Place | undefined;
	/** All its objects, arrived or not. */
	readonly size: number;
	readonly aggregates: Aggregates;
	/** The answer that told `aggregates`; undefined where they were added up here. */
	readonly told?: Told | undefined;
	/** Those that arrived, from the first on. */
	readonly rows: readonly Row[];
}

/**
 * Why an answer does not fit what is known.
 * `changed`: figures, keys or offsets are not what they were: the data moved, or the order is not what it seems.
 * `interleaved`: one answer alone shows that a group is no unbroken stretch (two owners of one name), so that offsets
 * say nothing about it.
 */
export type Misfit = "changed" | "interleaved";

/** One way of getting to know all groups, answer by answer. */
export interface Reading {
	readonly stretches: readonly Stretch[];
	readonly totals: Aggregates | undefined;
	/** Objects that the server puts into no group; known at the end. */
	readonly withoutGroup: number;
	/** What to ask next; undefined when all groups are known. */
	readonly next: Question | undefined;
	/** Whether the figures of the groups make up those of the whole; asked at the end. */
	readonly addsUp: boolean;
	/** Takes the answer to `next`. On a misfit nothing of the answer is kept. */
	add(answer: ListAnswer): Misfit | undefined;
	/** The server refuses to read as deep as `next`. False where there is no other way to go on. */
	tooDeep(): boolean;
}

/** What is kept of an answer to tell later where its figures came from. */
export function toldBy({ asked, receivedAt }: Pick<ListAnswer, "asked" | "receivedAt">): Told | undefined {
	return asked && { asked, receivedAt };
}

/** A group's identity: its opaque key as text, however the key's own properties are ordered; its fields where it has none. */
export function groupId(group: Pick<AnswerGroup, "key" | "fields">): string {
	return canonical(group.key ?? group.fields);
}

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(",")}}`;
}

/** Objects that an answer holds. */
export function countOf({ groups, rows }: ListAnswer): number {
	return groups?.reduce((sum, group) => sum + group.rows.length, 0) ?? rows.length;
}
