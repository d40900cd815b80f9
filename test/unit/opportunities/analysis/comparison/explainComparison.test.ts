import assert from "node:assert/strict";
import { explainCompared } from "../../../../../src/opportunities/analysis/comparison/explainComparison.ts";
import type { Shared } from "../../../../../src/opportunities/analysis/comparison/sharedView.ts";

const [ofA, ofB, ofBoth] = ["a", "b", "both"].map((query, index) => ({ asked: { query }, receivedAt: index }));
const requests = { a: [ofA], b: [ofB], both: [ofBoth] } as never;
const figures = [
	{
		name: "total_value_annualized",
		a: 1000,
		b: 1500,
		difference: 500,
		percent: 0.5,
		only_a: 600,
		both: 400,
		only_b: 1100,
	},
	{ name: "total_results", a: 10, b: 7 },
] as const;
const TOGETHER = { kind: "view", view: { filters: {} } } as Shared;
const explain = (
	name: "total_value_annualized" | "total_results",
	part: Parameters<typeof explainCompared>[3],
	shared = TOGETHER,
) => explainCompared({ figures, requests }, shared, name, part);
const money = (value: number) => ({ kind: "money", value });

describe("The explanation of a compared figure", () => {
	it("has Close's definition and the request for what a View has", () => {
		const { meaning, formula, numbers, requests } = explain("total_value_annualized", "b");
		assert.match(meaning, /^The sum of the values of all opportunities/);
		assert.match(formula, /total_value_one_time/);
		assert.deepEqual(numbers, []);
		assert.deepEqual(requests, [ofB]);
	});

	it("has the formula with its numbers for what is computed here", () => {
		const difference = explain("total_value_annualized", "difference");
		assert.equal(difference.formula, "b − a");
		assert.deepEqual(difference.numbers, [money(1500), " − ", money(1000), " = ", money(500)]);
		assert.deepEqual(difference.requests, [ofA, ofB]);
		const percent = explain("total_value_annualized", "percent");
		assert.deepEqual(percent.numbers, [money(500), " ÷ ", money(1000), " = ", { kind: "ratio", value: 0.5 }]);
		const onlyA = explain("total_value_annualized", "only_a");
		assert.deepEqual(onlyA.numbers, [money(1000), " − ", money(400), " = ", money(600)]);
		assert.deepEqual(onlyA.requests, [ofA, ofBoth]);
		assert.deepEqual(explain("total_value_annualized", "only_b").requests, [ofB, ofBoth]);
	});

	it("has no numbers while one of them isn't known", () => {
		assert.deepEqual(explain("total_results", "only_a").numbers, []);
	});

	it("says how it is known what both match", () => {
		const says = (shared: Shared) => explain("total_results", "both", shared).assumptions.join();
		assert.match(says(TOGETHER), /comes from Close/);
		assert.match(says({ kind: "nothing" }), /exclude each other/);
		assert.match(
			says({ kind: "unknown", because: "query" }),
			/\(Query\), so this extension matched the opportunities by ID/,
		);
		assert.deepEqual(explain("total_results", "a").assumptions, []);
	});
});
