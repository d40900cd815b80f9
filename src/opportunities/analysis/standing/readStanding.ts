import type { ReadOptions } from "../../reading/readContext.ts";
import type { Day } from "../../time/calendar.ts";
import { type View, withFilter } from "../../view/view.ts";
import type { Measure } from "../measure.ts";
import type { PartReader } from "../partReader.ts";
import { boundsOf, type PeriodInView } from "../periodInView.ts";
import { readWon, type WonPart, wonView } from "../readWon.ts";
import { comparedDays, daysSoFar, paceMeasure, standOf, type WonByDay, wonAfter } from "./pace.ts";
import { gapOf, targetMeasures } from "./targetMeasures.ts";

/** What it is asked about. */
export interface StandingQuestion {
	/** A View without statuses and `date_won`. */
	readonly view: View;
	readonly period: PeriodInView;
	/** Undefined if there is none to compare with. */
	readonly before: PeriodInView | undefined;
	readonly yearBefore: PeriodInView | undefined;
	/** In the smallest unit of the currency; undefined if there is none. */
	readonly target: number | undefined;
	/** Whether the View finds what the target is for. */
	readonly comparable: boolean;
	readonly today: Day;
}

/** Where a period stands: its target, and its pace. */
export interface Standing {
	readonly measures: readonly { readonly period: PeriodInView; readonly measure: Measure }[];
	readonly stand: ReturnType<typeof standOf>;
}

type Parts = Pick<PartReader, "figures" | "latest">;

/**
 * Reads where a period stands, with four requests at most: what was won in it, what by as many days of the period before and of the
 * one a year before, and what is open if something is missing to the target. How much was won by today isn't asked for.
 */
export async function readStanding(
	parts: Parts,
	question: StandingQuestion,
	options: ReadOptions = {},
): Promise<Standing> {
	const { view, period, before, yearBefore, target, comparable, today } = question;
	const stand = standOf(period.period, today);
	const earlier = async (name: "pace.previous_period" | "pace.previous_year", one: PeriodInView | undefined) => {
		if (one === undefined || stand === "future") return [];
		const days = comparedDays(period.period, one.period, today);
		const { value, requests } = await parts.figures(wonView(view, { period: days }), options);
		return [{ period: one, measure: paceMeasure(name, { days, value: value.total_value_annualized, requests }) }];
	};
	const [won, ...compared] = await Promise.all([
		readWon(parts, view, period, today, options),
		earlier("pace.previous_period", before),
		earlier("pace.previous_year", yearBefore),
	]);
	const all = { value: won.value.total_value_annualized, requests: won.requests };
	const gap = comparable ? gapOf(target, all.value) : undefined;
	const open = gap ? await parts.figures(openView(view, period), options) : undefined;
	const opened = open && { value: open.value.total_value_annualized, requests: open.requests };
	const hasPace = period.span !== undefined && stand !== "future";
	return {
		measures: [
			...targetMeasures({ target, comparable, won: all, open: opened }).map((measure) => ({ period, measure })),
			...(hasPace ? [{ period, measure: paceMeasure("pace.now", soFar(won, period, today)) }] : []),
			...compared.flat(),
		],
		stand,
	};
}

/** The View of the open opportunities that are to be won in a period. */
export function openView(view: View, { period }: Pick<PeriodInView, "period">): View {
	return withFilter(withFilter(view, "status_type", ["active"]), "date_won", boundsOf(period));
}

/** What was won by today: all without what has a later date. */
function soFar({ value, latest, requests }: WonPart, { period }: PeriodInView, today: Day): WonByDay {
	const days = daysSoFar(period, today);
	const { total_value_annualized: won, total_results: count } = value;
	if (latest === undefined) return { days, value: won, requests };
	const after = wonAfter(latest, count, today);
	return { days, value: won === undefined || after === undefined ? undefined : won - after, after, requests };
}
