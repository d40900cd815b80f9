import type { CallOptions } from "../../close/api.ts";
import type { GroupBy, ListParameters } from "../../close/parameters.ts";
import { addDays, type Day, dayOf, mondayBefore, partsOf } from "../calendar.ts";
import { intersect } from "../intersect.ts";
import { periodOfGroup } from "../periods.ts";
import { byLetters } from "./nameOrder.ts";
import type { Reading, Stretch } from "./reading.ts";

export interface Owner {
	readonly id: string;
	readonly name: string;
	/** It has no name: `name` says something else of it. */
	readonly unnamed?: true;
}

/** Asks who may own opportunities; may fail. */
export type FindOwners = (options: CallOptions) => Promise<readonly Owner[]>;

/** A chain of fewer answers is not worth the requests that splitting it may waste. */
const LONG_CHAIN = 24;

/** Those that say something of the others: the undated may be many, and lie at either end. */
export function telling(stretches: readonly Stretch[], groupBy: GroupBy): readonly Stretch[] {
	if (groupBy.endsWith("user_id")) return stretches;
	return stretches.filter(({ fields }) => periodOfGroup(groupBy, fields) !== undefined);
}

/** Whether it would still take many answers to learn all groups one after the other, judged by those known. */
export function chainIsLong({ stretches, totals }: Reading, groupBy: GroupBy, pageSize: number): boolean {
	const known = telling(stretches, groupBy);
	if (totals?.total_results === undefined || known.length === 0) return false;
	const rest = totals.total_results - sizeOf(stretches);
	return Math.min(rest / (sizeOf(known) / known.length), rest / pageSize) > LONG_CHAIN;
}

function sizeOf(stretches: readonly Stretch[]): number {
	return stretches.reduce((sum, { size }) => sum + size, 0);
}

/**
 * The listing between the groups that are known from its two ends, cut into at most `count` stretches of whole periods,
 * in the order of the listing. Undefined where the ends do not tell which days lie between.
 */
export function splitDays(
	parameters: ListParameters,
	groupBy: GroupBy,
	front: readonly Stretch[],
	back: readonly Stretch[],
	count: number,
): readonly ListParameters[] | undefined {
	const newestFirst = groupBy.startsWith("-");
	const [early, late] = newestFirst ? [back, front] : [front, back];
	const from = periods(early, groupBy)
		.map(({ lt }) => lt)
		.sort()
		.at(-1);
	const to = periods(late, groupBy)
		.map(({ gte }) => gte)
		.sort()[0];
	if (from === undefined || to === undefined || from >= to) return undefined;
	const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
	const cuts = Array.from({ length: count + 1 }, (_, index) => {
		if (index === 0) return from;
		if (index === count) return to;
		return periodStart(groupBy, addDays(from, Math.round((days * index) / count)));
	});
	const distinct = [...new Set(cuts)].filter((cut) => cut >= from && cut <= to);
	const parts = distinct
		.slice(1)
		.map((lt, index) => intersect(parameters, { date_won: { gte: distinct[index] ?? from, lt } }));
	return newestFirst ? parts.reverse() : parts;
}

/**
 * The owners that are not known yet, by name, as at most `count` listings of some of them each. Owners whose names differ
 * by case, accents or punctuation only stay together. In which order the listings stand is for the server to say.
 */
export function splitOwners(
	parameters: ListParameters,
	owners: readonly Owner[],
	known: readonly Stretch[],
	count: number,
): readonly ListParameters[] {
	const seen = new Set(known.map(({ fields }) => fields.user_id));
	const asked = (parameters.user_id ?? parameters.user_id__in)?.split(",");
	const rest = owners.filter(({ id }) => !seen.has(id) && (asked === undefined || asked.includes(id)));
	const sorted = rest.toSorted((a, b) => byLetters(a.name, b.name));
	if (parameters._group_by?.startsWith("-")) sorted.reverse();
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

function periods(stretches: readonly Stretch[], groupBy: GroupBy) {
	return stretches.flatMap(({ fields }) => periodOfGroup(groupBy, fields) ?? []);
}

/** The first day of the period that a day lies in. */
function periodStart(groupBy: GroupBy, day: Day): Day {
	const { year, month } = partsOf(day);
	if (groupBy.endsWith("week")) return mondayBefore(day);
	if (groupBy.endsWith("month")) return dayOf(year, month, 1);
	return groupBy.endsWith("quarter") ? dayOf(year, month - ((month - 1) % 3), 1) : dayOf(year, 1, 1);
}
