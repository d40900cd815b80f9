import { setImmediate } from "node:timers/promises";
import type { Measure } from "../analysis/measure.ts";
import { readOpenElsewhere } from "../analysis/outcome/openElsewhere.ts";
import { measuresOf } from "../analysis/outcome/outcome.ts";
import { readOutcome } from "../analysis/outcome/readOutcome.ts";
import type { Thoughts } from "../analysis/outcome/whatIf.ts";
import { daysId } from "../analysis/periodId.ts";
import { type PeriodInView, periodInView } from "../analysis/periodInView.ts";
import { readWinRates } from "../analysis/readWinRate.ts";
import { readWon } from "../analysis/readWon.ts";
import { openView } from "../analysis/standing/readStanding.ts";
import { gapOf, targetMeasures } from "../analysis/standing/targetMeasures.ts";
import { amountToReach } from "../analysis/standing/targets.ts";
import { TooManyRows } from "../analysis/wholeListing.ts";
import { withoutStatusAndDate } from "../analysis/withoutStatusAndDate.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import { localDay } from "../time/calendar.ts";
import type { View } from "../view/view.ts";
import type { AssistantContext } from "./assistantContext.ts";
import type { MeasureGroup } from "./toolInputs.ts";

/** Measures of the period in view, and what they lack, as parts of a closing line. */
interface ReadMeasures {
	readonly measures: readonly Measure[];
	/** Measures that take too much to read, or that are missing something. */
	readonly partial: readonly string[];
	/** What would help if a measure can't be given, or says less than it could. */
	readonly next: readonly string[];
	readonly changing: boolean;
	/** When the oldest answer was complete; undefined if there was none. */
	readonly asOf: number | undefined;
}

/** The most requests for opportunities that one measure makes. */
const MOST_REQUESTS = 20;

/** The period that measures are about: the one of the View's `date_won`, else the current quarter. */
export function measuredPeriod(view: View, { asking }: Pick<AssistantContext, "asking">): PeriodInView {
	return periodInView(view, asking.now, { startMonth: asking.startMonth ?? 1, locale: "en" });
}

/** What the measures are about, for the first line. */
export function periodMeaning(groups: readonly MeasureGroup[], { id, period }: PeriodInView): string {
	const named = id.includes("..") ? "" : ` (${id})`;
	return `${groups.join(", ")} of ${daysId(period)}${named}, status and date_won filters set aside`;
}

/** What a model can't guess of the measures, each in a few words, for the first line. */
export function measureMeanings(groups: readonly MeasureGroup[]): readonly string[] {
	return groups.map((group) => MEANINGS[group]);
}

const MEANINGS: Readonly<Record<MeasureGroup, string>> = {
	win_rate: "win_rate = won / (won + lost by date_lost)",
	target: "coverage = active / gap",
	outcome: "outcome = won + active by confidence, independent, 80% in p10..p90",
};

export async function readMeasures(
	groups: readonly MeasureGroup[],
	view: View,
	context: AssistantContext,
	options: ReadOptions,
): Promise<ReadMeasures> {
	const period = measuredPeriod(view, context);
	const base = withoutStatusAndDate(view);
	const all: ReadMeasures[] = [];
	for (const group of groups) all.push(await readOrTell(group, () => READERS[group](base, period, context, options)));
	const times = all.flatMap(({ asOf }) => asOf ?? []);
	return {
		measures: all.flatMap(({ measures }) => measures),
		partial: all.flatMap(({ partial }) => partial),
		next: [...new Set(all.flatMap(({ next }) => next))],
		changing: all.some(({ changing }) => changing),
		asOf: times.length === 0 ? undefined : Math.min(...times),
	};
}

const NOTHING: ReadMeasures = { measures: [], partial: [], next: [], changing: false, asOf: undefined };

async function readOrTell(group: MeasureGroup, read: () => Promise<ReadMeasures>): Promise<ReadMeasures> {
	try {
		return await read();
	} catch (error) {
		if (error instanceof TooManyRows)
			return {
				...NOTHING,
				partial: [
					`${group} isn't known, it takes ${error.count} opportunities; use a shorter date_won or more filters`,
				],
			};
		if (error instanceof RangeError)
			return { ...NOTHING, partial: [`${group} isn't known, the amounts are too large to be added`] };
		throw error;
	}
}

const NO_THOUGHTS: Thoughts = new Map();

/** Reads the measures of a group. The View is one without statuses and `date_won`. */
type Read = (
	view: View,
	period: PeriodInView,
	context: AssistantContext,
	options: ReadOptions,
) => Promise<ReadMeasures>;

const readRate: Read = async (view, period, { parts, asking }, options) => {
	const question = { view, period, before: undefined, asking };
	const limit = MOST_REQUESTS * parts.pageSize;
	const { rates, undated, mayLack, unreadable, changing } = await readWinRates(parts, question, { limit }, options);
	const measures = rates.flatMap((rate) => rate.measures);
	const lacks = undated + unreadable;
	return {
		measures,
		partial: [
			...(lacks > 0 ? [`lost without a readable lost date, not in win_rate: ${lacks}`] : []),
			...(mayLack ? ["lost opportunities may be missing, so win_rate may be lower"] : []),
		],
		next: [],
		changing,
		asOf: oldestOf(measures),
	};
};

function targetIn(view: View, period: PeriodInView, { targets, asking, currencies }: AssistantContext) {
	const { me, startMonth = 1 } = asking;
	return amountToReach({ view, period, targets, me, startMonth, currencies });
}

const readTarget: Read = async (view, period, context, options) => {
	const { parts, asking } = context;
	const ofWon = await readWon(parts, view, period, localDay(asking.now), options);
	// Only now, because answers teach the decimals that the target needs.
	const { amount: target, comparable = false } = targetIn(view, period, context) ?? {};
	const won = { value: ofWon.value.total_value_annualized, requests: ofWon.requests };
	const gap = comparable ? gapOf(target, won.value) : undefined;
	const ofOpen = gap ? await parts.figures(openView(view, period), options) : undefined;
	const open = ofOpen && { value: ofOpen.value.total_value_annualized, requests: ofOpen.requests };
	return {
		measures: targetMeasures({ target, comparable, won, open }),
		partial: [],
		next: targetAdvice(target, comparable, period),
		changing: false,
		asOf: Math.min(ofWon.asOf, ofOpen?.asOf ?? ofWon.asOf),
	};
};

function targetAdvice(target: number | undefined, comparable: boolean, { id }: PeriodInView): readonly string[] {
	if (target === undefined)
		return [`no target is set for ${id}; only the user can set one, with the command Close CRM: Set Target…`];
	return comparable
		? []
		: ["the target covers all opportunities and this View fewer, so there is no share; ask without other filters"];
}

const readOutcomes: Read = async (view, period, context, options) => {
	const { parts, asking } = context;
	const found = targetIn(view, period, context);
	const target = found?.comparable ? found.amount : undefined;
	const today = localDay(asking.now);
	const limit = MOST_REQUESTS * parts.pageSize;
	const [{ open, outcome }, elsewhere] = await Promise.all([
		readOutcome(
			parts,
			{ view, period, today, target, thoughts: NO_THOUGHTS },
			{ limit },
			{ ...options, pause: () => setImmediate() },
		),
		readOpenElsewhere(parts, view, period.period, today, options),
	]);
	const measures = measuresOf(outcome);
	const left = (elsewhere.undated.count ?? 0) + (elsewhere.overdue.count ?? 0);
	return {
		measures,
		partial: open.unreadable > 0 ? [`active but unreadable, not in outcome: ${open.unreadable}`] : [],
		next: left > 0 ? [`active but overdue or without date_won, not in outcome: ${left}`] : [],
		changing: open.changing,
		asOf: oldestOf(measures),
	};
};

const READERS: Readonly<Record<MeasureGroup, Read>> = { win_rate: readRate, target: readTarget, outcome: readOutcomes };

function oldestOf(measures: readonly Measure[]): number | undefined {
	const times = measures.flatMap(({ working }) => working.requests.map(({ receivedAt }) => receivedAt));
	return times.length === 0 ? undefined : Math.min(...times);
}
