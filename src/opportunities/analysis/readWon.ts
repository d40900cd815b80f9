import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import { addDays, type Day } from "../time/calendar.ts";
import { type View, withFilter } from "../view/view.ts";
import { aggregatesIn, type Part, type PartReader } from "./partReader.ts";
import { boundsOf, type PeriodInView } from "./periodInView.ts";

/** The figures of the won opportunities of a period. */
export interface WonPart extends Part<Aggregates> {
	/** The rows with the latest dates, latest first. Undefined if the period doesn't go on after today. */
	readonly latest: readonly Row[] | undefined;
}

/** The View of the won opportunities of a period. */
export function wonView(view: View, { period }: Pick<PeriodInView, "period">): View {
	return withFilter(withFilter(view, "status_type", ["won"]), "date_won", boundsOf(period));
}

/**
 * Reads what was won in a period, with one request that all who ask share. In a period that goes on after today, some may
 * have a later date, so that the latest rows come with the figures.
 */
export async function readWon(
	parts: Pick<PartReader, "figures" | "latest">,
	view: View,
	period: PeriodInView,
	today: Day,
	options: ReadOptions = {},
): Promise<WonPart> {
	const won = wonView(view, period);
	if (!goesOnAfter(period, today)) return { ...(await parts.figures(won, options)), latest: undefined };
	const part = await parts.latest(won, options);
	return { ...aggregatesIn(part), latest: part.value.rows };
}

/** How many requests {@link readWon} would make now. */
export function requestsForWon(
	parts: Pick<PartReader, "hasFigures" | "hasLatest">,
	view: View,
	period: PeriodInView,
	today: Day,
): number {
	const won = wonView(view, period);
	const has = goesOnAfter(period, today) ? parts.hasLatest(won) : parts.hasFigures(won);
	return has ? 0 : 1;
}

/** Only weeks, months, quarters, years and named periods have a pace, for which what was won by today is needed. */
function goesOnAfter({ period, span }: PeriodInView, today: Day): boolean {
	return span !== undefined && period.gte <= today && addDays(today, 1) < period.lt;
}
