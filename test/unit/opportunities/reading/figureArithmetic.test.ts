import assert from "node:assert/strict";
import fc from "fast-check";
import { addUp, figuresOf, sameFigures } from "../../../../src/opportunities/reading/figureArithmetic.ts";
import { deal } from "../listing/fakeSource.ts";

const withValue = (total_value_annual: number) => ({ total_value_annual });

describe("addUp", () => {
	it("takes figures that JSON could hold only rounded for what they are", () => {
		fc.assert(
			fc.property(fc.array(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), { maxLength: 40 }), (exact) => {
				const whole = exact.reduce((sum, one) => sum + one, 0n);
				assert.equal(addUp(exact.map(Number).map(withValue), withValue(Number(whole))), true);
			}),
		);
	});

	it("misses no cent where every sum can be held exactly", () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -1e12, max: 1e12 }), { maxLength: 40 }),
				fc.constantFrom(-1, 1),
				(values, cent) => {
					const whole = values.reduce((sum, one) => sum + one, 0);
					assert.equal(addUp(values.map(withValue), withValue(whole)), true);
					assert.equal(addUp(values.map(withValue), withValue(whole + cent)), false);
				},
			),
		);
	});
});

describe("figuresOf", () => {
	it("counts periods that nobody knows as others, whose values count once a year, and no confidence as nothing expected", () => {
		const rows = [
			deal({ value: 100, value_period: "monthly", confidence: 50 }),
			{ ...deal({ value: 1000, confidence: 10 }), value_period: "quarterly" },
			{ ...deal({ value: 5, confidence: 100 }), value_period: null },
			{ ...deal({ value: 7, value_period: "annual" }), confidence: null },
		];
		const figures = figuresOf(rows);
		assert.deepEqual(figures.count_by_value_period, { monthly: 1, other: 2, annual: 1 });
		assert.equal(figures.total_value_annualized, 1200 + 1000 + 5 + 7);
		assert.equal(figures.expected_value_annualized, 600 + 100 + 5);
		assert.deepEqual(
			[figures.total_value_one_time, figures.total_value_annual, figures.expected_value_annual],
			[0, 7, 0],
		);
		assert.deepEqual(figuresOf(rows.slice(2), figuresOf(rows.slice(0, 2))), figures);
	});
});

describe("sameFigures", () => {
	it("sees that the count of other periods changed", () => {
		assert.ok(!sameFigures({ count_by_value_period: { other: 1 } }, { count_by_value_period: { other: 2 } }));
		assert.ok(sameFigures({ count_by_value_period: { other: 1 } }, { count_by_value_period: { other: 1, annual: 0 } }));
	});
});
