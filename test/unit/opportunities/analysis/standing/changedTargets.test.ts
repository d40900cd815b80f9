import assert from "node:assert/strict";
import { changedTargets, targetAmong } from "../../../../../src/opportunities/analysis/standing/changedTargets.ts";
import { TargetError } from "../../../../../src/opportunities/analysis/standing/targetEntries.ts";

const QUARTER = { period: "2026-Q4", amount: 500_000 };
const OF_ANN = { period: "2026-Q4", user_id: "user_a", amount: 120_000 };
const ODD = { period: "someday", amount: "much" };

describe("The entries of the targets", () => {
	it("get a further one at the end", () => {
		assert.deepEqual(changedTargets([ODD, QUARTER], { period: "2026-10" }, 7, 1), [
			ODD,
			QUARTER,
			{ period: "2026-10", amount: 7 },
		]);
	});

	it("keep the place of one that changes, and drop its doubles", () => {
		const entries = [OF_ANN, QUARTER, ODD, { ...QUARTER, amount: 1 }];
		assert.deepEqual(changedTargets(entries, { period: "2026-Q4" }, 7, 1), [OF_ANN, { ...QUARTER, amount: 7 }, ODD]);
		assert.deepEqual(changedTargets(entries, { period: "2026-Q4", user_id: "user_a" }, 7, 1), [
			{ ...OF_ANN, amount: 7 },
			...entries.slice(1),
		]);
	});

	it("lose the one that is removed, and no other", () => {
		assert.deepEqual(changedTargets([ODD, QUARTER, OF_ANN], { period: "2026-Q4" }, null, 1), [ODD, OF_ANN]);
		assert.throws(() => changedTargets([OF_ANN], { period: "2026-Q4" }, null, 1), TargetError);
	});

	it("are found by their days, however the period is written", () => {
		const entries = [{ period: "FY27-Q3", amount: 9 }];
		assert.equal(targetAmong(entries, { period: "2026-Q4" }, 4)?.amount, 9);
		assert.deepEqual(
			changedTargets(entries, { period: "2026-Q4" }, 7, 4),
			[QUARTER].map((one) => ({ ...one, amount: 7 })),
		);
		assert.equal(targetAmong(entries, { period: "2026-Q4" }, 1), undefined);
	});
});
