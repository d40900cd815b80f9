import * as l10n from "@vscode/l10n";
import { type PeriodInView, periodBefore } from "../../opportunities/analysis/periodInView.ts";
import {
	lostSinceView,
	readWinRates,
	readWinRatesByOwner,
	type WinRateQuestion,
	type WinRates,
	wonByOwnerView,
} from "../../opportunities/analysis/readWinRate.ts";
import { requestsForWon, wonView } from "../../opportunities/analysis/readWon.ts";
import { count, type Sentence, sentence } from "../../opportunities/analysis/sentence.ts";
import { TooManyRows } from "../../opportunities/analysis/wholeListing.ts";
import { LOST_FIELDS } from "../../opportunities/analysis/winRate.ts";
import { withoutStatusAndDate } from "../../opportunities/analysis/withoutStatusAndDate.ts";
import { HIDDEN } from "../../opportunities/text/mask.ts";
import { localDay } from "../../opportunities/time/calendar.ts";
import { changingNotice } from "./outcomeNotices.ts";
import { BY_OWNER } from "./sectionContents.ts";
import type { SectionContext, SectionProvider } from "./sectionProvider.ts";
import { AskedFor } from "./sectionQuestion.ts";

/** That the user asked for the rates of owners. */
interface Asked {
	/** The button has said how many requests it takes, and they aren't all answered yet. */
	agreed: boolean;
}

const askedByOwner = new AskedFor<Asked>();

/** The section that says how many of the closed opportunities were won. */
export const winRateProvider: SectionProvider<"winRate"> = {
	id: "winRate",
	setsAside: true,
	requests(context) {
		const { view, period, before, asking } = questionIn(context);
		const lost = lostSinceView(view, (before ?? period).period.gte, asking);
		const pages = context.parts.requestsForRows(lost, { fields: LOST_FIELDS });
		const ofOwners = requestsForOwners(context);
		return pages === undefined || ofOwners === undefined ? undefined : pages + requestsForAllWon(context) + ofOwners;
	},
	requestsBesides: requestsForAllWon,
	async read(context, { signal, onProgress, limit }) {
		const question = questionIn(context);
		const wants = { limit, onProgress };
		const rates = await readWinRates(context.parts, question, wants, { signal });
		const won = wonIn(rates);
		// A last page may hold a single row, so that rows can't be added.
		const pages = pagesOf(rates.lostRead, context) + pagesOf(won, context);
		if (pages * context.parts.pageSize > limit && mayAskOwners(context)) throw new TooManyRows(won, limit);
		const asked = askedByOwner.in(context);
		const owners = asked && (await readWinRatesByOwner(context.parts, question, wants, { signal }));
		if (asked !== undefined) asked.agreed = false;
		const { id, label } = context.period;
		return {
			measures: [
				...rates.rates.flatMap(({ period, measures }) =>
					measures.map((measure) => ({ ...measure, period: period.id, of: period.label })),
				),
				...(owners ?? []).flatMap(({ group, name, measures }) =>
					measures.map((measure) => ({ ...measure, period: id, group, of: name ?? label })),
				),
			],
			notices: noticesOf(rates),
			extra: {
				periods: rates.rates.map(({ period }) => ({ id: period.id, label: period.label })),
				mayLack: rates.mayLack,
				ownersNeed: pagesOf(won, context),
				...(owners && { owners: owners.map(({ group, name = "" }) => ({ group, name })) }),
			},
		};
	},
	hide: (extra) => ({
		...extra,
		...(extra.owners && { owners: extra.owners.map(({ group, name }) => ({ group, name: HIDDEN.name(name) })) }),
	}),
	act(action, context) {
		if (action !== BY_OWNER) return [];
		askedByOwner.set(context, { agreed: true });
		return ["winRate"];
	},
};

function questionIn(context: SectionContext): WinRateQuestion {
	const { view, period, now, me, startMonth } = context;
	const before = periodBefore(period, context);
	return { view: withoutStatusAndDate(view), period, before, asking: { now, me, startMonth } };
}

/** What was won in each period is one request, if no other section has asked for it. */
function requestsForAllWon(context: SectionContext): number {
	const { view, period, before, asking } = questionIn(context);
	const needs = (one: PeriodInView) => requestsForWon(context.parts, view, one, localDay(asking.now));
	return needs(period) + (before === undefined ? 0 : needs(before));
}

/** Whether many owners may have to be read that nobody has agreed to. */
function mayAskOwners(context: SectionContext): boolean {
	return askedByOwner.in(context)?.agreed === false && asksOwners(context);
}

/** Whether owners have to be read. */
function asksOwners(context: SectionContext): boolean {
	const { view, period } = questionIn(context);
	return askedByOwner.in(context) !== undefined && !context.parts.hasGroups(wonByOwnerView(view, period));
}

/**
 * At the most: one for each page of the won ones, however many owners these have. Undefined if their number isn't known. If
 * the user has agreed to all of them, they count as one, so that nobody asks again.
 */
function requestsForOwners(context: SectionContext): number | undefined {
	if (!mayAskOwners(context)) return asksOwners(context) ? 1 : 0;
	const { view, period } = questionIn(context);
	const count = context.parts.knownFigures(wonView(view, period))?.value.total_results;
	return count === undefined ? undefined : pagesOf(count, context);
}

function pagesOf(count: number, { parts }: SectionContext): number {
	return Math.max(1, Math.ceil(count / parts.pageSize));
}

/** How many were won in the period in view. Each request tells of at least a page of them. */
function wonIn({ rates: [rate] }: WinRates): number {
	return rate?.measures.find(({ name }) => name === "win_rate.won")?.value ?? 0;
}

function noticesOf({ undated, unreadable, mayLack, changing }: WinRates): readonly Sentence[] {
	return [
		...(undated === 0
			? []
			: [
					sentence(
						l10n.t(
							"Not counted in any period because they have no lost date: {0}. Only opportunities updated since the period began are included.",
						),
						count(undated),
					),
				]),
		...(mayLack
			? [
					[
						l10n.t(
							"Some opportunities have a lost date after their last update in Close. Others like them may be missing, so the actual rate may be lower.",
						),
					],
				]
			: []),
		...(unreadable === 0
			? []
			: [sentence(l10n.t("Not included because they couldn't be read: {0}."), count(unreadable))]),
		...changingNotice(changing),
	];
}
