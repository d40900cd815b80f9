import { setImmediate } from "node:timers/promises";
import * as l10n from "@vscode/l10n";
import { MOST_DEALS } from "../../opportunities/analysis/outcome/openDeals.ts";
import {
	type OpenElsewhere,
	readOpenElsewhere,
	requestsForElsewhere,
} from "../../opportunities/analysis/outcome/openElsewhere.ts";
import { measuresOf } from "../../opportunities/analysis/outcome/outcome.ts";
import { type ReadOutcome, readOutcome } from "../../opportunities/analysis/outcome/readOutcome.ts";
import type { PartReader } from "../../opportunities/analysis/partReader.ts";
import { requestsForWon } from "../../opportunities/analysis/readWon.ts";
import { openView } from "../../opportunities/analysis/standing/readStanding.ts";
import { amountToReach } from "../../opportunities/analysis/standing/targets.ts";
import { TooManyRows } from "../../opportunities/analysis/wholeListing.ts";
import { withoutStatusAndDate } from "../../opportunities/analysis/withoutStatusAndDate.ts";
import { localDay } from "../../opportunities/time/calendar.ts";
import { think, thoughtsIn } from "./dealThoughts.ts";
import { COUNT_ELSEWHERE, type OutcomeExtra, WHAT_IF } from "./outcomeContents.ts";
import { outcomeNotices } from "./outcomeNotices.ts";
import type {
	PlacedMeasure,
	SectionContent,
	SectionContext,
	SectionProvider,
	SectionReading,
} from "./sectionProvider.ts";

/** The section that says what the period may bring, and what it would if the user's thoughts came true. */
export const outcomeProvider: SectionProvider<"outcome"> = {
	id: "outcome",
	setsAside: true,
	requests(context) {
		const { view, period, parts } = context;
		const pages = parts.requestsForRows(openView(withoutStatusAndDate(view), period));
		return pages === undefined ? undefined : pages + requestsBesides(context);
	},
	requestsBesides,
	async read(context, reading) {
		const target = targetOf(context);
		try {
			const [read, elsewhere] = await Promise.all([readIn(context, target, reading), elsewhereIn(context, reading)]);
			return contentOf(read, elsewhere, target, context);
		} catch (error) {
			if (error instanceof RangeError) return without("tooLarge", 0);
			if (!(error instanceof TooManyRows) || error.count <= MOST_DEALS) throw error;
			return without("tooMany", error.count);
		}
	},
	hide: ({ won, target, strip, ...others }) => others,
	act(action, context) {
		if (action !== COUNT_ELSEWHERE) return think(action, context);
		counting.add(context.parts);
		return ["outcome"];
	},
};

/** The sessions in which the user asked for the open deals that no period has. */
const counting = new WeakSet<PartReader>();

/** For what is won, and for the open deals that no period has. */
function requestsBesides(context: SectionContext): number {
	const { view, period, parts, now } = context;
	const won = requestsForWon(parts, withoutStatusAndDate(view), period, localDay(now));
	return won + (counting.has(parts) ? elsewhereNeeds(context) : 0);
}

function elsewhereNeeds({ parts, view, period, now }: SectionContext): number {
	return requestsForElsewhere(parts, withoutStatusAndDate(view), period.period, localDay(now));
}

/** Undefined if it takes requests that nobody asked for. */
async function elsewhereIn(context: SectionContext, { signal }: SectionReading): Promise<OpenElsewhere | undefined> {
	const { parts, view, period, now } = context;
	if (!counting.has(parts) && elsewhereNeeds(context) > 0) return undefined;
	return readOpenElsewhere(parts, withoutStatusAndDate(view), period.period, localDay(now), { signal });
}

/** The target, if there is one that the View can be compared with. */
function targetOf(context: SectionContext): number | undefined {
	const target = amountToReach(context);
	return target?.comparable ? target.amount : undefined;
}

function readIn(
	context: SectionContext,
	target: number | undefined,
	{ signal, onProgress, limit }: SectionReading,
): Promise<ReadOutcome> {
	const { view, period, now, parts } = context;
	const thoughts = thoughtsIn(context);
	const question = { view: withoutStatusAndDate(view), period, today: localDay(now), target, thoughts };
	return readOutcome(parts, question, { limit, onProgress }, { signal, pause: () => setImmediate() });
}

function contentOf(
	read: ReadOutcome,
	elsewhere: OpenElsewhere | undefined,
	target: number | undefined,
	context: SectionContext,
): SectionContent<OutcomeExtra> {
	const { open, won = 0, outcome, imagined } = read;
	const { id: period, label } = context.period;
	const facts = measuresOf(outcome).map((measure) => ({ ...measure, period, of: label }));
	const thoughts = imagined && [...measuresOf(imagined.outcome), ...imagined.target];
	const of = l10n.t("{0} (what-if)", label);
	return {
		measures: [
			...facts,
			...(thoughts ?? []).map((measure): PlacedMeasure => ({ ...measure, period, group: WHAT_IF, of })),
		],
		notices: outcomeNotices(read, elsewhere, localDay(context.now)),
		extra: {
			open: open.deals.length,
			won,
			...(target !== undefined && { target }),
			...(outcome.strip && { strip: outcome.strip }),
			...(imagined && { whatIf: imagined.counts }),
			...(elsewhere === undefined && { elsewhereNeeds: elsewhereNeeds(context) }),
		},
	};
}

/** What is shown if there is no outcome. */
function without(refused: OutcomeExtra["refused"], open: number): SectionContent<OutcomeExtra> {
	return { measures: [], notices: [], extra: { open, ...(refused && { refused }) } };
}
