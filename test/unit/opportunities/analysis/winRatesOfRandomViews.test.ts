import assert from "node:assert/strict";
import fc from "fast-check";
import type { Measure } from "../../../../src/opportunities/analysis/measure.ts";
import {
	type PeriodForms,
	type PeriodInView,
	periodBefore,
	periodInView,
} from "../../../../src/opportunities/analysis/periodInView.ts";
import { readWinRates, readWinRatesByOwner } from "../../../../src/opportunities/analysis/readWinRate.ts";
import { withoutStatusAndDate } from "../../../../src/opportunities/analysis/withoutStatusAndDate.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { groupsByForce, setAside, winRateByForce } from "./bruteForce.ts";
import type { DirectSource } from "./directSource.ts";
import { type Days, dayOf } from "./matchByForce.ts";
import {
	checkIn,
	matched,
	partsIn,
	randomViews,
	type Situation,
	sampleSource,
	situations,
	viewRuns,
} from "./randomViews.ts";

const valuesOf = (measures: readonly Measure[]) =>
	Object.fromEntries(measures.map(({ name, value }) => [name.replace("win_rate.", ""), value]));

function ask(source: DirectSource, view: View, situation: Situation) {
	const forms: PeriodForms = { startMonth: situation.startMonth, locale: "en" };
	const period = periodInView(view, situation.now, forms);
	const before = periodBefore(period, forms);
	const question = { view: withoutStatusAndDate(view), period, before, asking: situation };
	const deals = matched(source, setAside(view), situation);
	return { question, deals, parts: partsIn(source, situation) };
}

const daysOf = ({ period }: Pick<PeriodInView, "period">): Days => [period.gte, period.lt];

describe("Win rates of random Views", () => {
	const source = sampleSource();

	it("are those of the opportunities one by one, in the period in view and in the one before", async () => {
		await fc.assert(
			fc.asyncProperty(randomViews(source), situations(source), (view, situation) =>
				checkIn(situation, async () => {
					const { question, deals, parts } = ask(source, view, situation);
					const { rates, mayLack } = await readWinRates(parts, question);
					assert.equal(rates.length, question.before === undefined ? 1 : 2);
					for (const { period, measures } of rates)
						assert.deepEqual(valuesOf(measures), winRateByForce(deals, daysOf(period)));
					assert.equal(mayLack, false);
				}),
			),
			viewRuns(40),
		);
	});

	it("are each owner's own, by owner, and leave nobody out who won or lost", async () => {
		await fc.assert(
			fc.asyncProperty(randomViews(source), situations(source), (view, situation) =>
				checkIn(situation, async () => {
					const { question, deals, parts } = ask(source, view, situation);
					const found = await readWinRatesByOwner(parts, question);
					const days = daysOf(question.period);
					const owners = [...groupsByForce(deals, "user_id", 1)].map(
						([id, own]) => [id, winRateByForce(own, days)] as const,
					);
					assert.deepEqual(
						Object.fromEntries(found.map(({ group, measures }) => [group, valuesOf(measures)])),
						Object.fromEntries(owners.filter(([, { closed }]) => closed > 0)),
					);
				}),
			),
			viewRuns(20),
		);
	});

	it("take what was lost after its last change if it was read, and say so", async () => {
		const late = sampleSource({ variants: { lostDates: "someAfterUpdates" } });
		await fc.assert(
			fc.asyncProperty(randomViews(late), situations(late), (view, situation) =>
				checkIn(situation, async () => {
					const { question, deals, parts } = ask(late, view, situation);
					const from = (question.before ?? question.period).period.gte;
					const read = deals.filter(
						({ status_type, date_updated }) => status_type !== "lost" || dayOf(date_updated) >= from,
					);
					const { rates, mayLack } = await readWinRates(parts, question);
					for (const { period, measures } of rates)
						assert.deepEqual(valuesOf(measures), winRateByForce(read, daysOf(period)));
					assert.equal(
						mayLack,
						read.some(
							({ status_type, date_lost, date_updated }) =>
								status_type === "lost" && date_lost !== null && date_updated < date_lost,
						),
					);
				}),
			),
			viewRuns(20),
		);
	});
});
