import type { Aggregates } from "../../../close/schema/aggregates.ts";
import type { ReadOptions } from "../../reading/readContext.ts";
import type { Provenance } from "../../reading/readPlan.ts";
import { type Day, FIRST_DAY, type Period } from "../../time/calendar.ts";
import { type View, withFilter } from "../../view/view.ts";
import type { PartReader } from "../partReader.ts";
import { openView } from "../standing/readStanding.ts";
import { TooManyRows } from "../wholeListing.ts";
import { MOST_DEALS, type OpenDeals, openDealsOf } from "./openDeals.ts";

/** How open deals are read. */
export interface OpenWants {
	/** The most that are read; by default, all. */
	readonly limit?: number;
	readonly onProgress?: (read: number, total: number) => void;
}

/** The open deals of a period, as they were read. */
export interface ReadDeals extends OpenDeals {
	/** Close's own figures of them. */
	readonly aggregates: Aggregates;
	readonly requests: readonly Provenance[];
	/** True if the data changed while they were read. */
	readonly changing: boolean;
}

/**
 * Reads all open deals of a period. Up to {@link MOST_DEALS}, it is one question, whoever asks it first.
 * @throws TooManyRows after one request if there are more than `limit`
 */
export async function readOpenDeals(
	parts: Pick<PartReader, "rows">,
	view: View,
	period: Period,
	{ limit = Number.POSITIVE_INFINITY, onProgress }: OpenWants,
	options: ReadOptions = {},
): Promise<ReadDeals> {
	const open = openView(view, { period });
	const read = (most: number) => parts.rows(open, { limit: most, ...(onProgress && { onProgress }) }, options);
	const part = await readUpTo(limit, read);
	const { value, requests, changing } = part;
	return { ...openDealsOf(value.rows), aggregates: value.aggregates, requests, changing };
}

/** Asks the usual question first, unless fewer are wanted. */
async function readUpTo<T>(limit: number, read: (most: number) => Promise<T>): Promise<T> {
	try {
		return await read(Math.min(limit, MOST_DEALS));
	} catch (error) {
		if (!(error instanceof TooManyRows) || error.count > limit) throw error;
		return read(limit);
	}
}

/** A number of deals and their annualized value, as far as Close tells them. */
export interface CountAndValue {
	readonly count: number | undefined;
	readonly value: number | undefined;
}

/** Open deals that no period has: without a date, or planned for a day before the period that is over. */
export interface OpenElsewhere {
	readonly undated: CountAndValue;
	/** Before the period in view, and before today. */
	readonly overdue: CountAndValue;
	readonly requests: readonly Provenance[];
}

/**
 * Counts the open deals that a period should have, but doesn't, with three requests of one object: no filter names the
 * undated ones, so they are all open ones less those before and after a day.
 */
export async function readOpenElsewhere(
	parts: Pick<PartReader, "figures">,
	view: View,
	period: Period,
	today: Day,
	options: ReadOptions = {},
): Promise<OpenElsewhere> {
	const open = withFilter(view, "status_type", ["active"]);
	const cut = period.gte === FIRST_DAY || period.gte > today ? today : period.gte;
	const [all, before, from] = await Promise.all([
		parts.figures(open, options),
		parts.figures(withFilter(open, "date_won", { lt: cut }), options),
		parts.figures(withFilter(open, "date_won", { gte: cut }), options),
	]);
	const [ofAll, ofBefore, ofFrom] = [all, before, from].map(({ value }) => countAndValue(value));
	return {
		undated: less(less(ofAll, ofBefore), ofFrom),
		overdue: period.gte === FIRST_DAY ? { count: 0, value: 0 } : (ofBefore ?? UNKNOWN),
		requests: [...all.requests, ...before.requests, ...from.requests],
	};
}

const UNKNOWN: CountAndValue = { count: undefined, value: undefined };

function countAndValue({ total_results: count, total_value_annualized: value }: Aggregates): CountAndValue {
	return { count, value };
}

/** Nothing is known if the data changed between the answers, so that there are fewer than none. */
function less(all: CountAndValue = UNKNOWN, part: CountAndValue = UNKNOWN): CountAndValue {
	const difference = (a: number | undefined, b: number | undefined) =>
		a === undefined || b === undefined ? undefined : a - b;
	const count = difference(all.count, part.count);
	return count !== undefined && count < 0 ? UNKNOWN : { count, value: difference(all.value, part.value) };
}
