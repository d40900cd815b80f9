import assert from "node:assert/strict";
import fc from "fast-check";
import { figuresOf } from "../../../../src/opportunities/reading/figureArithmetic.ts";
import { definitionOf } from "../../../../src/opportunities/totals/definitions.ts";
import {
	type FigureName,
	type Figures,
	singleFigures,
	withoutPeriod,
} from "../../../../src/opportunities/totals/singleFigures.ts";
import { addedUp } from "../../../../src/opportunities/totals/sumOfParts.ts";
import { deal } from "../listing/fakeSource.ts";

function agreement(name: FigureName, figures: Figures): string | undefined {
	return addedUp(name, definitionOf(name).parts, figures)?.agreement;
}

const counts = (one_time: number, monthly: number, annual: number): Figures => ({
	"count_by_value_period.one_time": one_time,
	"count_by_value_period.monthly": monthly,
	"count_by_value_period.annual": annual,
});

describe("A figure and the parts that make it up", () => {
	it("are equal, or differ: counts and values are never rounded", () => {
		assert.equal(agreement("total_results", { ...counts(2, 1, 0), total_results: 3 }), "equal");
		assert.equal(agreement("total_results", { ...counts(2, 1, 0), total_results: 5 }), "different");
		const values = { total_value_one_time: 100, total_value_monthly: 10, total_value_annual: 5 };
		const of = (total_value_annualized: number) =>
			agreement("total_value_annualized", { ...counts(1, 1, 1), ...values, total_value_annualized });
		assert.deepEqual([225, 226, 224].map(of), ["equal", "different", "different"]);
	});

	it("count other periods if there are any, and are not held against sums that these are missing from", () => {
		const figures = { ...counts(2, 1, 0), "count_by_value_period.other": 4, total_results: 7 };
		assert.equal(agreement("total_results", figures), "equal");
		assert.equal(addedUp("total_results", definitionOf("total_results").parts, figures)?.terms.length, 4);
		assert.equal(agreement("total_results", { ...figures, total_results: 8 }), "different");
		const values = { total_value_one_time: 100, total_value_monthly: 10, total_value_annual: 5 };
		assert.equal(agreement("total_value_annualized", { ...figures, ...values, total_value_annualized: 9 }), undefined);
	});

	it("may differ by the roundings of expected values, one for each opportunity, twelve for a monthly one", () => {
		const of = (one_time: number, monthly: number, expected_value_annualized: number) =>
			agreement("expected_value_annualized", {
				...counts(one_time, monthly, 0),
				expected_value_one_time: 100,
				expected_value_monthly: 10,
				expected_value_annual: 0,
				expected_value_annualized,
			});
		assert.deepEqual(
			[220, 222, 223].map((figure) => of(2, 0, figure)),
			["equal", "rounded", "different"],
		);
		assert.deepEqual(
			[232, 233, 208, 207].map((figure) => of(0, 1, figure)),
			["rounded", "different", "rounded", "different"],
		);
	});

	it("differ by the opportunities that Close counts in no value period, if all of the counts are known", () => {
		assert.equal(withoutPeriod({ total_results: 5, ...counts(2, 0, 1) }), 2);
		assert.equal(withoutPeriod({ total_results: 5, ...counts(2, 0, 1), "count_by_value_period.other": 2 }), 0);
		assert.equal(withoutPeriod({ total_results: 2, ...counts(2, 0, 1) }), 0);
		assert.equal(withoutPeriod({ total_results: 5 }), 0);
		assert.equal(withoutPeriod(counts(2, 0, 1)), 0);
	});

	it("are not compared where one of them is not known, or there are none", () => {
		assert.equal(agreement("total_results", { total_results: 5 }), undefined);
		assert.equal(agreement("total_value_monthly", { total_value_monthly: 5 }), undefined);
	});

	it("never count as different where each expected value was rounded once", () => {
		const rows = fc.array(
			fc.record({
				value: fc.nat(1_000_000),
				value_period: fc.constantFrom("one_time", "monthly", "annual"),
				confidence: fc.integer({ min: 0, max: 100 }),
			}),
		);
		fc.assert(
			fc.property(rows, (given) => {
				const deals = given.map((part) => deal(part));
				const rounded = (of: (typeof deals)[number], times: number) =>
					Math.round((of.value ?? 0) * times * (of.confidence / 100));
				const sum = (period: string) =>
					deals.filter(({ value_period }) => value_period === period).reduce((all, one) => all + rounded(one, 1), 0);
				const figures = {
					...singleFigures(figuresOf(deals)),
					expected_value_one_time: sum("one_time"),
					expected_value_monthly: sum("monthly"),
					expected_value_annual: sum("annual"),
					expected_value_annualized: deals.reduce(
						(all, one) => all + rounded(one, one.value_period === "monthly" ? 12 : 1),
						0,
					),
				};
				assert.notEqual(agreement("expected_value_annualized", figures), "different");
				assert.equal(agreement("total_value_annualized", figures), "equal");
			}),
		);
	});
});
