import assert from "node:assert/strict";
import { currentTarget } from "../../../../../src/opportunities/analysis/standing/currentTarget.ts";
import type { Target } from "../../../../../src/opportunities/analysis/standing/targets.ts";

const NOW = new Date(2026, 10, 28, 12);
const YEAR: Target = { period: "2026", amount: 3 };
const QUARTER: Target = { period: "2026-Q4", amount: 2 };
const MONTH: Target = { period: "2026-11", amount: 1 };

const found = (targets: readonly Target[], startMonth = 1) => currentTarget(targets, NOW, { startMonth, locale: "en" });

describe("The organization's target of now", () => {
	it("is that of the quarter, else of the month, else of the year", () => {
		assert.equal(found([YEAR, MONTH, QUARTER])?.target, QUARTER);
		assert.equal(found([YEAR, MONTH])?.target, MONTH);
		assert.equal(found([YEAR])?.target, YEAR);
		assert.deepEqual([found([YEAR])?.name, found([YEAR])?.period.label], ["this_year", "2026"]);
	});

	it("is no owner's, and none of another time", () => {
		assert.equal(
			found([
				{ ...QUARTER, user_id: "user_a" },
				{ period: "2026-Q3", amount: 1 },
			]),
			undefined,
		);
	});

	it("follows the fiscal year", () => {
		const fiscal: Target = { period: "FY27-Q4", amount: 5 };
		assert.equal(found([QUARTER, fiscal], 2)?.target, fiscal);
		assert.equal(found([QUARTER], 2), undefined);
	});
});
