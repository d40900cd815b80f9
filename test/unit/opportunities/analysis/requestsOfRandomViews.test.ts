import assert from "node:assert/strict";
import fc from "fast-check";
import { readComparison } from "../../../../src/opportunities/analysis/comparison/readComparison.ts";
import { sharedView } from "../../../../src/opportunities/analysis/comparison/sharedView.ts";
import { readOpenDeals } from "../../../../src/opportunities/analysis/outcome/readOpenDeals.ts";
import { readOutcome } from "../../../../src/opportunities/analysis/outcome/readOutcome.ts";
import { readPartedGroups, roundingIn, typesToRead } from "../../../../src/opportunities/analysis/partedGroups.ts";
import type { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { periodBefore, periodInView, periodYearBefore } from "../../../../src/opportunities/analysis/periodInView.ts";
import { readWinRates } from "../../../../src/opportunities/analysis/readWinRate.ts";
import { readStanding } from "../../../../src/opportunities/analysis/standing/readStanding.ts";
import { withoutStatusAndDate } from "../../../../src/opportunities/analysis/withoutStatusAndDate.ts";
import { type View, withFilter } from "../../../../src/opportunities/view/view.ts";
import { closingIn, openOf, setAside } from "./bruteForce.ts";
import { dayOf, localDay } from "./matchByForce.ts";
import {
	anyGrouping,
	checkIn,
	listingIn,
	matched,
	partsIn,
	randomViews,
	type Situation,
	sampleSource,
	situations,
	viewRuns,
} from "./randomViews.ts";

describe("Requests for the analysis of random Views", () => {
	const source = sampleSource();

	async function counted(work: () => Promise<unknown>): Promise<number> {
		const before = source.asked.length;
		await work();
		return source.asked.length - before;
	}

	/** Counts the requests of `work`, and that the same work makes none once its answers are known. */
	async function countedOnce(parts: PartReader, work: (parts: PartReader) => Promise<unknown>): Promise<number> {
		const first = await counted(() => work(parts));
		assert.equal(await counted(() => work(parts)), 0, "nothing is asked twice");
		return first;
	}

	function periodsOf(view: View, { now, startMonth }: Situation) {
		const forms = { startMonth, locale: "en" };
		const period = periodInView(view, now, forms);
		return { period, before: periodBefore(period, forms), yearBefore: periodYearBefore(period, forms) };
	}

	it("are as many as the tree's own walks through won and through open ones take, for the parts of groups", async () => {
		await fc.assert(
			fc.asyncProperty(randomViews(source), anyGrouping, situations(source), (chosen, group_by, situation) =>
				checkIn(situation, async () => {
					const view = { ...chosen, group_by };
					const types = typesToRead(view, false);
					let most = 0;
					for (const type of types) {
						const walk = listingIn(source, situation);
						most += await counted(() => walk.open(withFilter(view, "status_type", [type])));
						walk.dispose();
					}
					const listing = listingIn(source, situation);
					await listing.open(view);
					const wanted = { types, rounding: roundingIn(view, situation.startMonth) };
					const requests = await countedOnce(partsIn(source, situation), (parts) =>
						readPartedGroups(parts, view, listing.state, wanted, {}),
					);
					listing.dispose();
					assert.ok(requests <= most, `${requests} of ${most}`);
				}),
			),
			viewRuns(20),
		);
	});

	it("are the pages of lost ones that changed since, and two, for the win rate of two periods", async () => {
		await fc.assert(
			fc.asyncProperty(randomViews(source), situations(source), (view, situation) =>
				checkIn(situation, async () => {
					const { period, before } = periodsOf(view, situation);
					const question = { view: withoutStatusAndDate(view), period, before, asking: situation };
					const lost = matched(source, setAside(view), situation).filter(
						({ status_type, date_updated }) =>
							status_type === "lost" && dayOf(date_updated) >= (before ?? period).period.gte,
					);
					const requests = await countedOnce(partsIn(source, situation), (parts) => readWinRates(parts, question));
					assert.ok(requests <= pagesOf(lost, situation) + 2);
				}),
			),
			viewRuns(20),
		);
	});

	it("are four at the most, for target and pace", async () => {
		await fc.assert(
			fc.asyncProperty(randomViews(source), situations(source), (view, situation) =>
				checkIn(situation, async () => {
					const question = {
						...periodsOf(view, situation),
						view: withoutStatusAndDate(view),
						today: localDay(situation.now),
						target: 1_000_000_000,
						comparable: true,
					};
					const requests = await countedOnce(partsIn(source, situation), (parts) => readStanding(parts, question));
					assert.ok(requests <= 4, String(requests));
				}),
			),
			viewRuns(20),
		);
	});

	it("are the pages of open ones in the period, for outcome and concentration together, and one for what is won", async () => {
		await fc.assert(
			fc.asyncProperty(randomViews(source), situations(source), fc.boolean(), (view, situation, isStanding) =>
				checkIn(situation, async () => {
					const periods = periodsOf(view, situation);
					const { gte, lt } = periods.period.period;
					const today = localDay(situation.now);
					const question = { ...periods, view: withoutStatusAndDate(view), today, target: undefined };
					const parts = partsIn(source, situation);
					// Target and pace ask for what is won, too.
					if (isStanding) await readStanding(parts, { ...question, comparable: true });
					const requests = await countedOnce(parts, () =>
						Promise.all([
							readOutcome(parts, { ...question, thoughts: new Map() }, {}, { pause: async () => undefined }),
							readOpenDeals(parts, question.view, { gte, lt }, { limit: Number.POSITIVE_INFINITY }),
						]),
					);
					const open = closingIn(openOf(matched(source, setAside(view), situation)), [gte, lt]);
					assert.equal(requests, pagesOf(open, situation) + (isStanding ? 0 : 1));
				}),
			),
			viewRuns(20),
		);
	});

	it("are three at the most, for a comparison of Views that share one question", async () => {
		await fc.assert(
			fc.asyncProperty(randomViews(source), randomViews(source), situations(source), (a, b, situation) =>
				checkIn(situation, async () => {
					const pair = { a, b, shared: sharedView(a, b, situation) };
					const requests = await countedOnce(partsIn(source, situation), (parts) =>
						readComparison(pair, parts, { mostRequests: 0 }),
					);
					assert.ok(requests <= 3);
				}),
			),
			viewRuns(20),
		);
	});
});

/** The number of pages that opportunities fill; one request finds out that there are none. */
function pagesOf({ length }: readonly unknown[], { pageSize }: Situation): number {
	return Math.max(1, Math.ceil(length / pageSize));
}
