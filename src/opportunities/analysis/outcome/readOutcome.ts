import type { Day } from "../../time/calendar.ts";
import type { View } from "../../view/view.ts";
import type { Measure } from "../measure.ts";
import type { PartReader } from "../partReader.ts";
import type { PeriodInView } from "../periodInView.ts";
import { readWon } from "../readWon.ts";
import { targetMeasures } from "../standing/targetMeasures.ts";
import type { Stepwise } from "./distribution.ts";
import { MOST_DEALS } from "./openDeals.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import type { OutcomeInput } from "./outcomeWorking.ts";
import { type OpenWants, type ReadDeals, readOpenDeals } from "./readOpenDeals.ts";
import { type Thought, type Thoughts, whatIf } from "./whatIf.ts";

/** What an outcome is asked for. */
interface OutcomeQuestion {
	/** A View without statuses and `date_won`. */
	readonly view: View;
	readonly period: PeriodInView;
	readonly today: Day;
	/** An integer as the API's. Undefined if there is none for this View. */
	readonly target: number | undefined;
	/** What the user thinks of some deals. */
	readonly thoughts: Thoughts;
}

/** The outcome of a period, and what it was computed from. */
export interface ReadOutcome {
	readonly open: ReadDeals;
	/** The annualized value of what is won. Undefined if the answer lacks it; then it counts as 0. */
	readonly won: number | undefined;
	readonly outcome: Outcome;
	/** What would be if the thoughts came true. Undefined without any. */
	readonly imagined: Imagined | undefined;
}

interface Imagined {
	readonly counts: Readonly<Record<Thought, number>>;
	readonly outcome: Outcome;
	/** Won, share, gap and coverage of the target; without a target, what would be won alone. */
	readonly target: readonly Measure[];
}

/**
 * Reads the open deals of a period and what is won in it, and works out what the period may bring: as it is, and as the user
 * thinks.
 * @throws TooManyRows after one request if there are more deals than `limit`, or than {@link MOST_DEALS}
 * @throws RangeError if the amounts are too large to be added
 */
export async function readOutcome(
	parts: Pick<PartReader, "figures" | "latest" | "rows">,
	{ view, period, today, target, thoughts }: OutcomeQuestion,
	{ limit = MOST_DEALS, ...wants }: OpenWants,
	stepwise: Stepwise,
): Promise<ReadOutcome> {
	const { signal } = stepwise;
	const options = signal === undefined ? {} : { signal };
	const [open, won] = await Promise.all([
		readOpenDeals(parts, view, period.period, { ...wants, limit: Math.min(limit, MOST_DEALS) }, options),
		readWon(parts, view, period, today, options),
	]);
	const { total_value_annualized: value } = won.value;
	const facts: OutcomeInput = {
		deals: open.deals,
		won: value ?? 0,
		target,
		expected: open.aggregates.expected_value_annualized,
		requests: [...open.requests, ...won.requests],
	};
	const outcome = await outcomeOf(facts, stepwise);
	return { open, won: value, outcome, imagined: await imaginedOf(facts, thoughts, stepwise) };
}

async function imaginedOf(facts: OutcomeInput, thoughts: Thoughts, stepwise: Stepwise): Promise<Imagined | undefined> {
	const thought = whatIf(facts.deals, thoughts);
	if (thought === undefined) return undefined;
	const { requests, target } = facts;
	const won = facts.won + thought.won;
	const open = thought.deals.reduce((sum, deal) => sum + deal.value, 0);
	// Close expects nothing of thoughts.
	const outcome = await outcomeOf({ deals: thought.deals, won, target, expected: undefined, requests }, stepwise);
	const stand = { target, comparable: true, won: { value: won, requests }, open: { value: open, requests } };
	return { counts: thought.counts, outcome, target: targetMeasures(stand).filter(({ value }) => value !== undefined) };
}
