import assert from "node:assert/strict";
import { readOutcome } from "../../../../../src/opportunities/analysis/outcome/readOutcome.ts";
import type { Thought } from "../../../../../src/opportunities/analysis/outcome/whatIf.ts";
import { PartReader } from "../../../../../src/opportunities/analysis/partReader.ts";
import { periodInView } from "../../../../../src/opportunities/analysis/periodInView.ts";
import { TooManyRows } from "../../../../../src/opportunities/analysis/wholeListing.ts";
import { queryOf } from "../../../../../src/opportunities/view/viewParameters.ts";
import { type Deal, deal, FakeSource } from "../../listing/fakeSource.ts";
import { QUIET } from "../../listing/overFake.ts";

const NOW = new Date(2026, 10, 28, 12);
const QUARTER = periodInView({ filters: {} }, NOW, { startMonth: 1, locale: "en" });
const atOnce = { pause: async () => undefined };

function setUp(deals: readonly Partial<Deal>[]) {
	const source = new FakeSource(
		deals.map((one) => deal({ status_type: "active", date_won: "2026-12-01", value_currency: "USD", ...one })),
	);
	const settings = () => ({ pageSize: 10, maxConcurrentRequests: 4 });
	const parts = new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, { now: NOW, me: undefined }));
	const read = (thoughts: readonly (readonly [string, Thought])[] = [], target?: number, limit?: number) => {
		const question = { view: { filters: {} }, period: QUARTER, today: "2026-11-28", target };
		return readOutcome(
			parts,
			{ ...question, thoughts: new Map(thoughts) },
			limit === undefined ? {} : { limit },
			atOnce,
		);
	};
	return { source, read };
}

const DEALS = [
	{ id: "big", value: 100_000, confidence: 50 },
	{ id: "small", value: 1_000, value_period: "monthly", confidence: 25 },
	{ id: "won", value: 7_000, status_type: "won", date_won: "2026-10-02" },
	{ id: "before", value: 500, date_won: "2026-09-30" },
	{ id: "undated", value: 300, date_won: null },
] as const;

describe("The outcome of a period as it is read", () => {
	it("is that of its open deals and of what is won in it, without open deals that no period has", async () => {
		const { outcome, open, imagined } = await setUp(DEALS).read();
		const { p10, p50, p90, mean, differsFrom } = outcome;
		assert.deepEqual(
			[p10, p50, p90, mean].map(({ value }) => value),
			[7_000, 19_000, 119_000, 60_000],
		);
		assert.deepEqual([open.deals.length, differsFrom, imagined], [2, undefined, undefined]);
	});

	it("takes the pages of open deals and one request for what is won, once", async () => {
		const { source, read } = setUp([...DEALS, ...Array.from({ length: 18 }, () => ({ value: 5 }))]);
		await read();
		assert.deepEqual(source.requests.map(({ status_type }) => status_type).toSorted(), ["active", "active", "won"]);
		await read([["big", "won"]]);
		assert.equal(source.requests.length, 3);
	});

	it("is another one if the user thinks of deals as won, lost or slipped, with the target that this makes", async () => {
		const { read } = setUp(DEALS);
		const { outcome, imagined } = await read(
			[
				["big", "won"],
				["small", "slipped"],
				["gone", "lost"],
			],
			214_000,
		);
		assert.equal(outcome.mean.value, 60_000);
		assert.deepEqual(imagined?.counts, { won: 1, lost: 0, slipped: 1 });
		assert.deepEqual([imagined?.outcome.p10.value, imagined?.outcome.p90.value], [107_000, 107_000]);
		assert.deepEqual(
			imagined?.target.map(({ name, value }) => [name, value]),
			[
				["target.amount", 214_000],
				["target.won", 107_000],
				["target.share", 0.5],
				["target.gap", 107_000],
				["target.coverage", 0],
			],
		);
		const { imagined: lost } = await read([["big", "lost"]]);
		assert.deepEqual([lost?.outcome.p90.value, lost?.outcome.mean.value], [19_000, 10_000]);
		assert.deepEqual(
			lost?.target.map(({ name }) => name),
			["target.won"],
		);
	});

	it("says that the mean isn't what Close expects if a confidence had to be clamped", async () => {
		const { outcome } = await setUp([{ value: 1_000, confidence: 200 }]).read();
		assert.deepEqual([outcome.mean.value, outcome.differsFrom], [1_000, 2_000]);
	});

	it("isn't computed for more deals than are wanted, and that takes one request for them", async () => {
		const { source, read } = setUp(DEALS);
		await assert.rejects(read([], undefined, 1), TooManyRows);
		assert.equal(source.requests.filter(({ status_type }) => status_type === "active").length, 1);
	});
});
