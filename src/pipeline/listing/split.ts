import type { CallOptions } from "../../close/api.ts";
import type { GroupBy, ListParameters } from "../../close/parameters.ts";
import { addDays, type Day, dayOf, mondayBefore, partsOf } from "../calendar.ts";
import { intersect } from "../intersect.ts";
import { periodOfGroup } from "../periods.ts";
import type { Reading, Stretch } from "./reading.ts";

export interface Owner {
	readonly id: string;
	readonly name: string;
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
 * The owners that are not known yet, in the order of their names, as at most `count` listings of some of them each. Cuts
 * lie only where every way of ordering names agrees on what stands before and what behind, so that the listings, each
 * ordered by the server, stand one after the other as the server would have them; with `anyCut` that is let go.
 */
export function splitOwners(
	parameters: ListParameters,
	owners: readonly Owner[],
	known: readonly Stretch[],
	count: number,
	anyCut: boolean,
): readonly ListParameters[] {
	const seen = new Set(known.map(({ fields }) => fields.user_id));
	const asked = (parameters.user_id ?? parameters.user_id__in)?.split(",");
	const rest = owners.filter(({ id }) => !seen.has(id) && (asked === undefined || asked.includes(id)));
	const sorted = rest.toSorted((a, b) => byCodeUnits(a.name, b.name));
	const possible = anyCut ? sorted.map((_, index) => index) : sureCuts(sorted.map(({ name }) => name));
	const cuts = Array.from({ length: count - 1 }, (_, index) => {
		const ideal = Math.ceil((sorted.length * (index + 1)) / count);
		return possible.reduce((best, cut) => (Math.abs(cut - ideal) < Math.abs(best - ideal) ? cut : best), 0);
	});
	const starts = [...new Set([0, ...cuts])].sort((a, b) => a - b);
	const parts = starts.map((start, index) => sorted.slice(start, starts[index + 1]).map(({ id }) => id));
	if (parameters._group_by?.startsWith("-")) parts.reverse();
	return parts.filter((ids) => ids.length > 0).map((user_id) => intersect(parameters, { user_id }));
}

/** Where names in the order of their code units can be cut: before the one with this index. */
function sureCuts(names: readonly string[]): readonly number[] {
	const orders = [
		byCodeUnits,
		(a: string, b: string) => byCodeUnits(a.toLowerCase(), b.toLowerCase()),
		new Intl.Collator("en").compare,
		new Intl.Collator("en", { ignorePunctuation: true, sensitivity: "base" }).compare,
	];
	return orders.reduce<readonly number[]>(
		(cuts, order) => {
			const least = [...names];
			for (let at = names.length - 2; at >= 0; at -= 1) least[at] = extreme(least[at], least[at + 1], order, -1);
			const greatest = [...names];
			for (let at = 1; at < names.length; at += 1) greatest[at] = extreme(greatest[at], greatest[at - 1], order, 1);
			return cuts.filter((cut) => order(greatest[cut - 1] ?? "", least[cut] ?? "") < 0);
		},
		names.map((_, index) => index).slice(1),
	);
}

/** The one of two that comes last, with `sign` 1, or first. */
function extreme(a = "", b = "", order: (a: string, b: string) => number, sign: 1 | -1): string {
	return order(a, b) * sign >= 0 ? a : b;
}

function byCodeUnits(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
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
