import * as l10n from "@vscode/l10n";
import type { PartReader } from "../../opportunities/analysis/partReader.ts";
import { periodBefore } from "../../opportunities/analysis/periodInView.ts";
import {
	lostSinceView,
	readWinRates,
	readWinRatesByOwner,
	type WinRateQuestion,
	type WinRates,
	wonByOwnerView,
	wonView,
} from "../../opportunities/analysis/readWinRate.ts";
import { count, type Sentence, sentence } from "../../opportunities/analysis/sentence.ts";
import { withoutStatusAndDate } from "../../opportunities/analysis/setAside.ts";
import { TooManyRows } from "../../opportunities/analysis/wholeListing.ts";
import { LOST_FIELDS } from "../../opportunities/analysis/winRate.ts";
import { HIDDEN } from "../../opportunities/text/mask.ts";
import { questionOf } from "./question.ts";
import type { SectionContext, SectionProvider } from "./section.ts";

/** What the page sends to have the rates of owners read. */
export const BY_OWNER = "byOwner";

/** In each session, the question for which the user asked for the rates of owners. */
const askedByOwner = new WeakMap<PartReader, string>();

/** The section that says how many of the closed opportunities were won. */
export const winRateProvider: SectionProvider<"winRate"> = {
	id: "winRate",
	setsAside: true,
	requests(context) {
		const { view, period, before, asking } = questionIn(context);
		const lost = lostSinceView(view, (before ?? period).period.gte, asking);
		const pages = context.parts.requestsForRows(lost, { fields: LOST_FIELDS });
		const ofOwners = readsOwners(context) ? requestsForOwners(context) : 0;
		return pages === undefined || ofOwners === undefined ? undefined : pages + 2 + ofOwners;
	},
	async read(context, { signal, onProgress, limit }) {
		const question = questionIn(context);
		const wants = { limit, onProgress };
		const rates = await readWinRates(context.parts, question, wants, { signal });
		if (readsOwners(context)) checkOwners(rates, limit);
		const owners = isByOwner(context)
			? await readWinRatesByOwner(context.parts, question, wants, { signal })
			: undefined;
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
		askedByOwner.set(context.parts, questionOf(context).text);
		return ["winRate"];
	},
};

function questionIn(context: SectionContext): WinRateQuestion {
	const { view, period, now, me, startMonth } = context;
	const before = periodBefore(period, context);
	return { view: withoutStatusAndDate(view), period, before, asking: { now, me, startMonth } };
}

function isByOwner(context: SectionContext): boolean {
	return askedByOwner.get(context.parts) === questionOf(context).text;
}

/** Whether the groups of owners are wanted and have to be read. */
function readsOwners(context: SectionContext): boolean {
	const { view, period } = questionIn(context);
	return isByOwner(context) && !context.parts.hasGroups(wonByOwnerView(view, period));
}

/** At the most: one for each page of the won ones, however many owners these have. Undefined if their number isn't known. */
function requestsForOwners(context: SectionContext): number | undefined {
	const { view, period } = questionIn(context);
	const count = context.parts.knownFigures(wonView(view, period))?.value.total_results;
	return count === undefined ? undefined : Math.max(1, Math.ceil(count / context.pageSize));
}

function checkOwners({ rates }: WinRates, limit: number): void {
	const won = rates[0]?.measures.find(({ name }) => name === "win_rate.won")?.value ?? 0;
	if (won > limit) throw new TooManyRows(won, limit);
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
							"Close shows some opportunities as lost after they were last updated. Others may be missing, so the actual rate may be lower.",
						),
					],
				]
			: []),
		...(unreadable === 0
			? []
			: [sentence(l10n.t("Not included because they couldn't be read: {0}."), count(unreadable))]),
		...(changing ? [[l10n.t("The data changed while it was loading, so the figures may not add up.")]] : []),
	];
}
