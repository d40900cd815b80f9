import assert from "node:assert/strict";
import fc from "fast-check";
import type { OpenDeal } from "../../../../../src/opportunities/analysis/outcome/openDeals.ts";
import { outcomeOf } from "../../../../../src/opportunities/analysis/outcome/outcome.ts";
import { runs } from "../../../runs.ts";

const atOnce = { pause: async () => undefined };

function open(value: number, chance: number): OpenDeal {
	const expected = Math.round((value * chance) / 100);
	return { id: "oppo_1", lead: "Acme", date_won: "2026-12-01", value, chance, expected };
}

describe("the outcome of a period", () => {
	it("says what is likely, the middle and the mean, with what is won", async () => {
		const deals = [open(100_000, 50), open(40_000, 25)];
		const outcome = await outcomeOf({ deals, won: 10_000, expected: 60_000, requests: [] }, atOnce);
		const values = [outcome.p10, outcome.p50, outcome.p90, outcome.mean].map(({ name, value }) => [name, value]);
		assert.deepEqual(values, [
			["outcome.p10", 10_000],
			["outcome.p50", 50_000],
			["outcome.p90", 150_000],
			["outcome.mean", 70_000],
		]);
		assert.equal(outcome.differsFrom, undefined);
		assert.equal(outcome.reachesTarget, undefined);
	});

	it("says how likely the target is, which counts as reached by exactly as much", async () => {
		const chance = async (target: number) => {
			const outcome = await outcomeOf({ deals: [open(100, 30)], won: 50, target, requests: [] }, atOnce);
			return outcome.reachesTarget?.value;
		};
		assert.deepEqual([await chance(50), await chance(51), await chance(150), await chance(151)], [1, 0.3, 0.3, 0]);
	});

	it("has the mean that Close expects, and says so if it hasn't", async () => {
		const deals = [open(333, 50), open(333, 50)];
		const differsFrom = async (expected: number) =>
			(await outcomeOf({ deals, won: 1_000, expected, requests: [] }, atOnce)).differsFrom;
		assert.deepEqual(
			[await differsFrom(333), await differsFrom(334), await differsFrom(332)],
			[undefined, undefined, undefined],
		);
		assert.deepEqual([await differsFrom(335), await differsFrom(331)], [1_335, 1_331]);
	});

	it("always has Close's expected value for a mean, if that is rounded for each deal", async () => {
		const deals = fc.array(
			fc.tuple(fc.integer({ min: -1e6, max: 1e9 }), fc.nat(100)).map(([value, chance]) => open(value, chance)),
			{ maxLength: 60 },
		);
		await fc.assert(
			fc.asyncProperty(deals, fc.nat(1e9), async (some, won) => {
				const expected = some.reduce((sum, one) => sum + one.expected, 0);
				const outcome = await outcomeOf({ deals: some, won, expected, requests: [] }, atOnce);
				assert.equal(outcome.differsFrom, undefined);
				assert.ok(Math.abs((outcome.mean.value ?? 0) - won - expected) <= some.length / 2 + 0.5);
			}),
			runs(20),
		);
	});

	it("explains itself with its numbers and its assumptions", async () => {
		const requests = [{ asked: { status_type: "active" }, receivedAt: 5 }];
		const input = { deals: [open(100_000, 50)], won: 10_000, target: 90_000, expected: 50_000, requests };
		const { p10, mean, reachesTarget } = await outcomeOf(input, atOnce);
		const amounts = (numbers: typeof p10.working.numbers | undefined) =>
			numbers?.flatMap((piece) => (typeof piece === "string" ? [] : [piece.value]));
		assert.deepEqual(amounts(p10.working.numbers), [10_000, 0.5, 10_000, 110_000]);
		assert.deepEqual(amounts(mean.working.numbers), [10_000, 50_000, 60_000, 50_000]);
		assert.deepEqual(amounts(reachesTarget?.working.numbers), [90_000, 0.5, 10_000, 110_000]);
		assert.match(p10.working.assumptions.join(" "), /are independent/);
		assert.deepEqual(p10.working.requests, requests);
	});
});

describe("the strip of an outcome", () => {
	it("shows how likely each column is, between amounts that are seldom missed", async () => {
		const { strip } = await outcomeOf({ deals: [open(100, 40)], won: 50, requests: [] }, atOnce);
		assert.deepEqual([strip?.from, strip?.to, strip?.columns[0], strip?.columns.at(-1)], [50, 150, 0.6, 0.4]);
		assert.equal(
			strip?.columns.reduce((sum, column) => sum + column, 0),
			1,
		);
	});

	it("reaches as far as a target beside it, but not as far as one that is out of reach", async () => {
		const deals = [open(100, 40)];
		const to = async (target: number) => (await outcomeOf({ deals, won: 50, target, requests: [] }, atOnce)).strip?.to;
		assert.deepEqual([await to(200), await to(1_000)], [200, 150]);
	});

	it("is left out if the outcome is certain", async () => {
		const { strip } = await outcomeOf({ deals: [open(100, 100)], won: 50, target: 500, requests: [] }, atOnce);
		assert.equal(strip, undefined);
	});
});
