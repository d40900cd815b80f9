import { DATE_FILTERS, DATE_PRECISIONS, type DateFilter, type ListParameters } from "../../close/schema/parameters.ts";
import { addDays } from "../time/calendar.ts";
import { compareDates, isDay } from "../time/isoDates.ts";
import type { DateBounds } from "../time/periods.ts";
import { sentBounds, takeBounds, type WrittenParameters, writeBounds } from "./viewParameters.ts";

/** Filters that a request needs in addition to those of the View. */
export interface AddedFilters extends Readonly<Partial<Record<DateFilter, DateBounds>>> {
	/** One or several ids, any of which matches. */
	readonly user_id?: string | readonly string[];
}

/** Adds filters to the parameters: the result matches only what matches both. */
export function intersect(parameters: ListParameters, added: AddedFilters): ListParameters {
	const written: WrittenParameters = { ...parameters };
	if (added.user_id !== undefined) addOwners(written, [added.user_id].flat());
	for (const filter of DATE_FILTERS) {
		const bounds = added[filter];
		if (bounds === undefined) continue;
		const own = takeBounds(written, filter);
		writeBounds(written, filter, bothBounds(filter, own, sentBounds(filter, bounds)));
	}
	return written;
}

/** If the lists have no owner in common, both are sent, so that nothing matches. */
function addOwners(written: WrittenParameters, added: readonly string[]): void {
	const own = written.user_id === undefined ? written.user_id__in?.split(",") : [written.user_id];
	const both = own === undefined ? added : added.filter((owner) => own.includes(owner));
	const [first] = both.length > 0 ? both : added;
	if (first === undefined) return;
	if (both.length === 0) {
		if (written.user_id === undefined) written.user_id = first;
		else written.user_id__in = added.join(",");
		return;
	}
	delete written.user_id;
	delete written.user_id__in;
	if (both.length === 1) written.user_id = first;
	else written.user_id__in = both.join(",");
}

/**
 * Returns the later lower bound and the earlier upper one. An `eq` within all other bounds is kept as it is; otherwise
 * nothing matches.
 */
function bothBounds(filter: DateFilter, own: DateBounds, added: DateBounds): DateBounds {
	const exact = [own.eq, added.eq].filter((eq) => eq !== undefined);
	const all = [...exact.map(rangeOf), own, added];
	for (const eq of exact) {
		const range = rangeOf(eq);
		const narrowed = narrowest(filter, [range, ...all]);
		if (JSON.stringify(narrowed) === JSON.stringify(range)) return { eq };
	}
	return narrowest(filter, all);
}

/** Returns the range that an `eq` stands for: a whole day, or a moment. */
function rangeOf(eq: string): DateBounds {
	return isDay(eq) ? { gte: eq, lt: addDays(eq, 1) } : { gte: eq, lte: eq };
}

/** Whether no date can be within these bounds, as they are sent. */
export function excludesAll(filter: DateFilter, bounds: DateBounds): boolean {
	const { eq, ...others } = bounds;
	if (eq !== undefined && Object.keys(others).length === 0) return false;
	const { lower, upper } = edgesOf(filter, [others, ...(eq === undefined ? [] : [rangeOf(eq)])]);
	return lower !== undefined && upper !== undefined && compareBounds(lower, upper) >= 0;
}

function narrowest(filter: DateFilter, all: readonly DateBounds[]): DateBounds {
	const { lower, upper } = edgesOf(filter, all);
	return { ...(lower && { [lower.operator]: lower.text }), ...(upper && { [upper.operator]: upper.text }) };
}

/** The latest lower bound and the earliest upper one. */
function edgesOf(filter: DateFilter, all: readonly DateBounds[]): { readonly lower?: Bound; readonly upper?: Bound } {
	let lower: Bound | undefined;
	let upper: Bound | undefined;
	for (const { gte, gt, lte, lt } of all) {
		for (const bound of [boundOf(filter, "gte", gte), boundOf(filter, "gt", gt)])
			if (bound !== undefined && (lower === undefined || compareBounds(bound, lower) > 0)) lower = bound;
		for (const bound of [boundOf(filter, "lte", lte), boundOf(filter, "lt", lt)])
			if (bound !== undefined && (upper === undefined || compareBounds(bound, upper) < 0)) upper = bound;
	}
	return { ...(lower && { lower }), ...(upper && { upper }) };
}

/** A bound as it is sent, and where it cuts: right before `at`, or right after it. */
interface Bound {
	readonly operator: "gte" | "gt" | "lte" | "lt";
	readonly text: string;
	readonly at: string;
	readonly after: boolean;
}

/** The bound of an operator. For plain days, right after a day is written as right before the next one. */
function boundOf(filter: DateFilter, operator: Bound["operator"], text: string | undefined): Bound | undefined {
	if (text === undefined) return undefined;
	const after = operator === "gt" || operator === "lte";
	const whole = DATE_PRECISIONS[filter] === "day" && after;
	return { operator, text, at: whole ? addDays(text, 1) : text, after: after && !whole };
}

function compareBounds(a: Bound, b: Bound): number {
	return compareDates(a.at, b.at) || Number(a.after) - Number(b.after);
}
