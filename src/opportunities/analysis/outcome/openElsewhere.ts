import type { Aggregates } from "../../../close/schema/aggregates.ts";
import type { ReadOptions } from "../../reading/readContext.ts";
import type { Provenance } from "../../reading/readPlan.ts";
import { type Day, FIRST_DAY, type Period } from "../../time/calendar.ts";
import { type View, withFilter } from "../../view/view.ts";
import type { PartReader } from "../partReader.ts";

/** A number of deals and their annualized value, as far as Close tells them. */
interface CountAndValue {
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
	const views = viewsFor(view, period, today);
	const [all, before, from] = await Promise.all([
		parts.figures(views.all, options),
		parts.figures(views.before, options),
		parts.figures(views.from, options),
	]);
	const [ofAll, ofBefore, ofFrom] = [all, before, from].map(({ value }) => countAndValue(value));
	return {
		undated: less(less(ofAll, ofBefore), ofFrom),
		overdue: period.gte === FIRST_DAY ? { count: 0, value: 0 } : (ofBefore ?? UNKNOWN),
		requests: [...all.requests, ...before.requests, ...from.requests],
	};
}

/** How many requests {@link readOpenElsewhere} would make now. */
export function requestsForElsewhere(
	parts: Pick<PartReader, "hasFigures">,
	view: View,
	period: Period,
	today: Day,
): number {
	return Object.values(viewsFor(view, period, today)).filter((one) => !parts.hasFigures(one)).length;
}

/** All open ones, and those before and from a day on: the first of the period, or today if that is earlier. */
function viewsFor(view: View, { gte }: Period, today: Day): Readonly<Record<"all" | "before" | "from", View>> {
	const all = withFilter(view, "status_type", ["active"]);
	const cut = gte === FIRST_DAY || gte > today ? today : gte;
	return {
		all,
		before: withFilter(all, "date_won", { lt: cut }),
		from: withFilter(all, "date_won", { gte: cut }),
	};
}

const UNKNOWN: CountAndValue = { count: undefined, value: undefined };

function countAndValue({ total_results: count, total_value_annualized: value }: Aggregates): CountAndValue {
	return { count, value };
}

/** If the result is negative, the data changed between the answers, and nothing is known. */
function less(all: CountAndValue = UNKNOWN, part: CountAndValue = UNKNOWN): CountAndValue {
	const difference = (a: number | undefined, b: number | undefined) =>
		a === undefined || b === undefined ? undefined : a - b;
	const count = difference(all.count, part.count);
	return count !== undefined && count < 0 ? UNKNOWN : { count, value: difference(all.value, part.value) };
}
