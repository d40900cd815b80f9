import assert from "node:assert/strict";
import fc from "fast-check";
import { concentrationOf } from "../../../../src/opportunities/analysis/outcome/concentration.ts";
import type { OpenDeal } from "../../../../src/opportunities/analysis/outcome/openDeals.ts";
import { readOpenElsewhere } from "../../../../src/opportunities/analysis/outcome/openElsewhere.ts";
import { outcomeOf } from "../../../../src/opportunities/analysis/outcome/outcome.ts";
import { readOpenDeals } from "../../../../src/opportunities/analysis/outcome/readOpenDeals.ts";
import { THOUGHTS, type Thought, whatIf } from "../../../../src/opportunities/analysis/outcome/whatIf.ts";
import { withoutStatusAndDate } from "../../../../src/opportunities/analysis/withoutStatusAndDate.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import type { Opportunity } from "../../../../src/sandbox/index.ts";
import {
	annualized,
	chanceByForce,
	closingIn,
	concentrationByForce,
	endings,
	figuresByForce,
	meanByForce,
	openOf,
	quantileByForce,
	setAside,
} from "./bruteForce.ts";
import type { DirectSource } from "./directSource.ts";
import { type Days, localDay } from "./matchByForce.ts";
import {
	anyDays,
	checkIn,
	matched,
	partsIn,
	randomViews,
	type Situation,
	sampleSource,
	situations,
	viewRuns,
} from "./randomViews.ts";

/** What is won, and the target, if there is one: any amounts. */
const amounts = fc.record({
	won: fc.integer({ min: -1_000_000, max: 100_000_000 }),
	target: fc.option(fc.integer({ min: 0, max: 200_000_000 }), { nil: undefined }),
});
/** What binary fractions get wrong of a probability. */
const SLACK = 1e-9;
const stepwise = { pause: async () => undefined };

/** The open deals of a period as they were read, as many as `most`, and the same opportunities as they are. */
async function openDeals(source: DirectSource, view: View, [gte, lt]: Days, situation: Situation, most?: number) {
	const parts = partsIn(source, situation);
	const { deals: read, ...others } = await readOpenDeals(parts, withoutStatusAndDate(view), { gte, lt }, {});
	const deals = read.slice(0, most);
	const byId = new Map(source.deals.map((deal) => [deal.id, deal]));
	return { ...others, deals, same: deals.flatMap(({ id }) => byId.get(id) ?? []) };
}

async function assertIsEnumerated(
	deals: readonly OpenDeal[],
	same: readonly Opportunity[],
	{ won, target }: { readonly won: number; readonly target: number | undefined },
) {
	const outcome = await outcomeOf({ deals, won, target, requests: [] }, stepwise);
	const ways = endings(same, won);
	for (const [measure, probability] of [
		[outcome.p10, 0.1],
		[outcome.p50, 0.5],
		[outcome.p90, 0.9],
	] as const) {
		const [least, most] = [SLACK, -SLACK].map((slack) => quantileByForce(ways, probability, slack));
		assert.ok(Number(measure.value) >= Number(least) && Number(measure.value) <= Number(most), measure.name);
	}
	assert.ok(Math.abs(Number(outcome.mean.value) - meanByForce(ways)) <= 0.51);
	assert.equal(outcome.reachesTarget === undefined, target === undefined);
	if (target !== undefined)
		assert.ok(Math.abs(Number(outcome.reachesTarget?.value) - chanceByForce(ways, target)) <= SLACK);
}

describe("The outcome of random Views", () => {
	const source = sampleSource();
	const anyone = fc.tuple(randomViews(source), anyDays, situations(source));

	it("is that of every way in which the open deals may end", async () => {
		await fc.assert(
			fc.asyncProperty(anyone, amounts, fc.nat(10), ([view, days, situation], other, most) =>
				checkIn(situation, async () => {
					const { deals, same } = await openDeals(source, view, days, situation, most);
					await assertIsEnumerated(deals, same, other);
				}),
			),
			viewRuns(40),
		);
	});

	it("is that of the ways that are left if deals are thought of as won, lost or slipped", async () => {
		const thoughts = fc.array(fc.constantFrom(undefined, ...THOUGHTS), { minLength: 8, maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(anyone, amounts, thoughts, ([view, days, situation], { won, target }, thoughts) =>
				checkIn(situation, async () => {
					const { deals, same } = await openDeals(source, view, days, situation, thoughts.length);
					const thoughtOf = new Map(deals.flatMap(({ id }, at) => (thoughts[at] ? [[id, thoughts[at]] as const] : [])));
					const imagined = whatIf(deals, thoughtOf);
					assert.equal(imagined === undefined, thoughtOf.size === 0);
					if (imagined === undefined) return;
					const thinking = (wanted: Thought | undefined) => same.filter(({ id }) => thoughtOf.get(id) === wanted);
					for (const thought of THOUGHTS) assert.equal(imagined.counts[thought], thinking(thought).length);
					assert.equal(imagined.won, annualized(thinking("won")));
					await assertIsEnumerated(imagined.deals, thinking(undefined), { won: won + imagined.won, target });
				}),
			),
			viewRuns(20),
		);
	});

	it("takes confidences that are missing or out of range, too, and is the same for sixteen deals", async () => {
		const loose = sampleSource({ variants: { fields: "loose" } });
		const [situation] = fc.sample(situations(loose), 1);
		assert.ok(situation !== undefined);
		const { deals, same, ...found } = await openDeals(loose, { filters: {} }, ["2026-01-01", "2027-06-01"], situation);
		const isOdd = ({ confidence }: Opportunity) => [null, 12.5, -20, 150].includes(confidence);
		assert.equal(found.withoutConfidence, same.filter(({ confidence }) => confidence === null).length);
		assert.equal(found.clamped, same.filter(({ confidence }) => confidence < 0 || confidence > 100).length);
		const sixteen = [...same.filter(isOdd).slice(0, 8), ...same.filter((deal) => !isOdd(deal))].slice(0, 16);
		assert.ok(sixteen.filter(isOdd).length > 3);
		const read = sixteen.flatMap((deal) => deals[same.indexOf(deal)] ?? []);
		assert.equal(read.length, 16);
		await assertIsEnumerated(read, sixteen, { won: 1_234, target: 3_000_000 });
	});

	it("has the mean that Close expects, and concentrates on the largest deals as brute force finds them", async () => {
		await fc.assert(
			fc.asyncProperty(anyone, ([view, days, situation]) =>
				checkIn(situation, async () => {
					const { deals } = await openDeals(source, view, days, situation);
					const expectedDeals = closingIn(openOf(matched(source, setAside(view), situation)), days);
					assert.equal(deals.length, expectedDeals.length);
					const expected = figuresByForce(expectedDeals)["expected_value_annualized"] ?? 0;
					const { differsFrom } = await outcomeOf({ deals, won: 0, expected, requests: [] }, stepwise);
					assert.equal(differsFrom, undefined);
					assert.deepEqual(
						concentrationOf(deals, []).map(({ name, value }) => [name, value]),
						[1, 3, 5, 10].map((count) => [`concentration.${count}`, concentrationByForce(expectedDeals, count)]),
					);
				}),
			),
			viewRuns(40),
		);
	});

	it("leaves out open deals without a date and overdue ones, which are counted apart", async () => {
		await fc.assert(
			fc.asyncProperty(anyone, ([view, [gte, lt], situation]) =>
				checkIn(situation, async () => {
					const today = localDay(situation.now);
					const rest = withoutStatusAndDate(view);
					const found = await readOpenElsewhere(partsIn(source, situation), rest, { gte, lt }, today);
					const open = openOf(matched(source, setAside(view), situation));
					const first = gte < today ? gte : today;
					for (const [part, deals] of [
						[found.undated, open.filter(({ date_won }) => date_won === null)],
						[found.overdue, open.filter(({ date_won }) => date_won !== null && date_won < first)],
					] as const)
						assert.deepEqual(part, { count: deals.length, value: annualized(deals) });
				}),
			),
			viewRuns(40),
		);
	});
});
