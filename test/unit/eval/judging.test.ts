import assert from "node:assert/strict";
import { figureAt, isRight } from "../../eval/judging.ts";

const TOTALS = ["Close CRM | currency USD", "figure\tvalue", "total_results\t12", "win_rate.count\t45.45%"].join("\n");
const LIST = ["Close CRM", "lead_name\tvalue", '"Acme"\t10.00', '"Globex"\t9.50', "partial: 3 more match"].join("\n");

describe("a figure in a tool's answer", () => {
	it("is found by row and column, in the first row unless another is named", () => {
		assert.equal(figureAt([TOTALS], { row: "total_results", column: "value" }), "12");
		assert.equal(figureAt([LIST], { column: "value" }), "10.00");
		assert.equal(figureAt([LIST], { row: 1, column: "value" }), "9.50");
	});

	it("is found in the last call's answer unless another is named", () => {
		assert.equal(figureAt([TOTALS, LIST], { column: "lead_name" }), '"Acme"');
		assert.equal(figureAt([TOTALS, LIST], { call: 0, row: "total_results", column: "value" }), "12");
	});

	it("isn't found in a refusal, in another column, or in another row", () => {
		assert.equal(
			figureAt(["The input can't have the key views."], { row: "total_results", column: "value" }),
			undefined,
		);
		assert.equal(figureAt([TOTALS], { row: "total_results", column: "values" }), undefined);
		assert.equal(figureAt([TOTALS], { row: "total", column: "value" }), undefined);
	});

	it("is right if it is the same text: no digit more, none less", () => {
		const place = { row: "total_results", column: "value" };
		assert.ok(isRight(place, "12.50", "12.50"));
		for (const other of ["12.5", "12,50", "$12.50", "1.50", undefined]) assert.ok(!isRight(place, other, "12.50"));
	});

	it("is right as a percentage that is rounded to its own two decimals", () => {
		const place = { row: "win_rate.count", column: "value" };
		assert.ok(isRight(place, "45.45%", "0.454545"));
		assert.ok(isRight(place, "-51.52%", "-0.515213"));
		for (const other of ["45.46%", "45.44%", "45%", "0.45"]) assert.ok(!isRight(place, other, "0.454545"), other);
	});

	it("is right in the provenance if the word stands there, alone", () => {
		const place = { column: "provenance" };
		assert.ok(isRight(place, "currency mixed: sums", "mixed"));
		assert.ok(!isRight(place, "currency unmixed", "mixed"));
	});
});
