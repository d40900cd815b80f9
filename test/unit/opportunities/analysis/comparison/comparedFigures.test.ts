import assert from "node:assert/strict";
import type { Aggregates } from "../../../../../src/close/schema/aggregates.ts";
import { comparedFigures, fitTogether } from "../../../../../src/opportunities/analysis/comparison/comparedFigures.ts";
import { NO_FIGURES, singleFigures } from "../../../../../src/opportunities/totals/singleFigures.ts";

const A: Aggregates = {
	total_results: 10,
	count_by_value_period: { monthly: 4, one_time: 6 },
	total_value_annualized: 1000,
};
const B: Aggregates = { total_results: 7, count_by_value_period: { monthly: 7 }, total_value_annualized: 1500 };
const BOTH: Aggregates = { total_results: 3, count_by_value_period: { monthly: 3 }, total_value_annualized: 400 };

const figure = (name: string, a: Aggregates, b: Aggregates, both?: Aggregates) =>
	comparedFigures(a, b, both && singleFigures(both)).find((one) => one.name === name);

describe("Compared figures", () => {
	it("are unknown if the amounts are too large to be compared", () => {
		const most = (sign: number): Aggregates => ({ total_value_annualized: sign * Number.MAX_VALUE });
		const both = { total_value_annualized: Number.POSITIVE_INFINITY };
		assert.deepEqual(figure("total_value_annualized", most(-1), most(1), both), {
			name: "total_value_annualized",
			a: -Number.MAX_VALUE,
			b: Number.MAX_VALUE,
		});
	});

	it("have the difference of B and A, and that as a ratio of A", () => {
		assert.deepEqual(figure("total_value_annualized", A, B, BOTH), {
			name: "total_value_annualized",
			a: 1000,
			b: 1500,
			difference: 500,
			percent: 0.5,
			only_a: 600,
			both: 400,
			only_b: 1100,
		});
	});

	it("have the ten aggregates, those of counts by period apart", () => {
		assert.equal(comparedFigures(A, B, undefined).length, 12);
		assert.deepEqual(figure("count_by_value_period.one_time", A, B, BOTH), {
			name: "count_by_value_period.one_time",
			a: 6,
			b: 0,
			difference: -6,
			percent: -1,
			only_a: 6,
			both: 0,
			only_b: 0,
		});
	});

	it("have no ratio of 0", () => {
		const none = figure("total_results", { total_results: 0 }, { total_results: 5 });
		assert.deepEqual(none, { name: "total_results", a: 0, b: 5, difference: 5 });
	});

	it("leave out what isn't known, and never take it for 0", () => {
		assert.deepEqual(figure("total_value_annual", A, { ...B, total_value_annual: 5 }, BOTH), {
			name: "total_value_annual",
			b: 5,
		});
		assert.deepEqual(figure("total_results", A, B), {
			name: "total_results",
			a: 10,
			b: 7,
			difference: -3,
			percent: -0.3,
		});
	});

	it("have the periods that this extension doesn't know, if either View has any", () => {
		const other: Aggregates = { ...A, count_by_value_period: { other: 2 } };
		assert.deepEqual(figure("count_by_value_period.other", other, B, BOTH), {
			name: "count_by_value_period.other",
			a: 2,
			b: 0,
			difference: -2,
			percent: -1,
			only_a: 2,
			both: 0,
			only_b: 0,
		});
	});

	it("are all only in A or B if nothing is in both", () => {
		const [all] = comparedFigures(A, B, NO_FIGURES);
		assert.deepEqual(all, {
			name: "total_results",
			a: 10,
			b: 7,
			difference: -3,
			percent: -0.3,
			only_a: 10,
			both: 0,
			only_b: 7,
		});
	});

	it("don't fit together if more are in both than in one of them", () => {
		assert.equal(fitTogether(comparedFigures(A, B, singleFigures(BOTH))), true);
		assert.equal(fitTogether(comparedFigures(A, B, singleFigures({ ...BOTH, total_results: 8 }))), false);
		assert.equal(fitTogether(comparedFigures(A, B, undefined)), true);
		// Values can be negative, so that a part is larger than the whole.
		assert.equal(fitTogether(comparedFigures(A, B, singleFigures({ ...BOTH, total_value_annualized: 5000 }))), true);
	});
});
