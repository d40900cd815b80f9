import assert from "node:assert/strict";
import { openDealsOf } from "../../../../../src/opportunities/analysis/outcome/openDeals.ts";
import { deal } from "../../listing/fakeSource.ts";

describe("open deals", () => {
	it("have an annualized value, and the expected value that Close rounds for each", () => {
		const rows = [
			deal({ value: 1_001, value_period: "monthly", confidence: 33 }),
			deal({ value: 1_001, value_period: "annual", confidence: 50 }),
			{ ...deal({ value: 70, confidence: 10 }), value_period: "quarterly" },
			deal({ value: -500, value_period: "one_time", confidence: 90 }),
		];
		const { deals } = openDealsOf(rows);
		assert.deepEqual(
			deals.map(({ value, chance, expected }) => [value, chance, expected]),
			[
				[12_012, 33, 3_964],
				[1_001, 50, 501],
				[70, 10, 7],
				[-500, 90, -450],
			],
		);
	});

	it("count as unlikely without a confidence, as nothing without a value, and never as more than sure, and say how many", () => {
		const found = openDealsOf([
			{ ...deal({ value: 100 }), confidence: null },
			{ ...deal({ confidence: 80 }), value: null },
			deal({ value: 100, confidence: 120 }),
			deal({ value: 100, confidence: -5 }),
			{ unreadable: "No lead" },
		]);
		assert.deepEqual(
			found.deals.map(({ value, chance, expected }) => [value, chance, expected]),
			[
				[100, 0, 0],
				[0, 80, 0],
				[100, 100, 120],
				[100, 0, -5],
			],
		);
		const { withoutConfidence, clamped, withoutValue, unreadable } = found;
		assert.deepEqual(
			{ withoutConfidence, clamped, withoutValue, unreadable },
			{ withoutConfidence: 1, clamped: 2, withoutValue: 1, unreadable: 1 },
		);
	});
});
