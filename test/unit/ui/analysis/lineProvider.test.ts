import assert from "node:assert/strict";
import type { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { AnalysisLink } from "../../../../src/ui/analysis/analysisLink.ts";
import { lineProvider } from "../../../../src/ui/analysis/lineProvider.ts";
import type { PlacedMeasure, SectionContext } from "../../../../src/ui/analysis/sectionProvider.ts";
import { questionOf } from "../../../../src/ui/analysis/sectionQuestion.ts";
import { CONTEXT } from "./fakeSections.ts";

const write = () => undefined;
const log = { debug: write, info: write, warn: write, error: write };

/** The line of a session in which $410,000 a year was won. */
function setUp(change: Partial<SectionContext> = {}) {
	const asked: View[] = [];
	const parts = {
		latest: async (view: View) => {
			asked.push(view);
			const value = { aggregates: { total_value_annualized: 410_000_00 }, rows: [] };
			return { value, requests: [], asOf: 1, changing: false };
		},
	} as unknown as PartReader;
	const context = { ...CONTEXT, parts, ...change };
	const link = new AnalysisLink(log);
	const reading = { signal: new AbortController().signal, onProgress: () => undefined, limit: 2000 };
	const extra = async () => (await lineProvider(link).read(context, reading)).extra;
	const read = async () => {
		const { measures } = await lineProvider(link).read(context, reading);
		return measures.map(({ name, value, period, of }) => [name, value, period, of]);
	};
	return { asked, link, read, extra, context };
}

const outcome = (name: PlacedMeasure["name"], value: number): PlacedMeasure => ({
	name,
	value,
	of: "2026 Q4",
	period: "2026-Q4",
	working: { meaning: "", formula: "", numbers: [], assumptions: [], requests: [] },
});

describe("the line that says where a period stands", () => {
	it("asks once, for what was won in the period, regardless of the View's statuses", async () => {
		const { asked, read } = setUp({ view: { filters: { status_type: ["active"], user_id: ["user_1"] } } });
		await read();
		assert.deepEqual(
			asked.map(({ filters }) => filters),
			[{ user_id: ["user_1"], status_type: ["won"], date_won: { gte: "2026-10-01", lt: "2027-01-01" } }],
		);
	});

	it("has what was won, and its share of the target in whole units", async () => {
		const { read } = setUp({ targets: [{ period: "2026-Q4", amount: 500_000 }] });
		assert.deepEqual(await read(), [
			["target.won", 410_000_00, "2026-Q4", "2026 Q4"],
			["target.share", 0.82, "2026-Q4", "2026 Q4"],
		]);
	});

	it("has no share without a target of exactly the period", async () => {
		const { read, extra } = setUp({ targets: [{ period: "2026", amount: 500_000 }] });
		const [, share] = await read();
		assert.equal(share?.[1], undefined);
		assert.deepEqual(await extra(), { hasTarget: false });
		const ofPeriod = setUp({ targets: [{ period: "2026-Q4", amount: 500_000 }] });
		assert.deepEqual(await ofPeriod.extra(), { hasTarget: true });
	});

	it("has the likely outcome if it was computed for the same View and period, neither its middle nor thoughts", async () => {
		const { link, read, context } = setUp();
		const thought = { ...outcome("outcome.p10", 9), group: "what-if" };
		const measures = [outcome("outcome.p10", 1), outcome("outcome.p50", 2), outcome("outcome.p90", 3), thought];
		link.noteOutcome(questionOf({ ...context, view: { filters: { is_stalled: true } } }), measures);
		assert.equal((await read()).length, 2);
		link.noteOutcome(questionOf(context), [...measures]);
		assert.deepEqual((await read()).slice(2), [
			["outcome.p10", 1, "2026-Q4", "2026 Q4"],
			["outcome.p90", 3, "2026-Q4", "2026 Q4"],
		]);
	});
});
