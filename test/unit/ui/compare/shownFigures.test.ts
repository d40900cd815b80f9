import assert from "node:assert/strict";
import type { ComparedFigure } from "../../../../src/opportunities/analysis/comparedFigures.ts";
import { shownBars, shownRows } from "../../../../src/ui/compare/shownFigures.ts";

const WORDING = { locale: "en", currency: "USD", scale: 2, hidden: false };
const VALUE: ComparedFigure = {
	name: "total_value_annualized",
	a: 100_000,
	b: 150_050,
	difference: 50_050,
	percent: 0.504,
	only_a: 60_000,
	both: 40_000,
	only_b: 110_050,
};
const COUNT: ComparedFigure = { name: "total_results", a: 0, b: 7, difference: 7 };

describe("The figures of the comparison page", () => {
	it("are written in the currency, with the sign of differences, and all digits for the hover", () => {
		const [row] = shownRows([VALUE], WORDING);
		assert.equal(row?.label, "Annualized value");
		assert.deepEqual(
			row?.cells.map(({ part, text }) => `${part} ${text}`),
			["a $1,000", "b $1,501", "difference +$500.50", "percent +50.4%", "only_a $600", "both $400", "only_b $1,101"],
		);
		assert.deepEqual(row?.cells[1], { part: "b", value: 150_050, text: "$1,501", exact: "$1,500.50" });
	});

	it("are dashes where they aren't known, or where there is no ratio of 0", () => {
		const cells = shownRows([COUNT], WORDING)[0]?.cells ?? [];
		assert.deepEqual(cells[3], { part: "percent", text: "–", spoken: "none" });
		assert.deepEqual(cells[5], { part: "both", text: "–", spoken: "unknown" });
		assert.deepEqual(cells[2], { part: "difference", value: 7, text: "+7" });
	});

	it("have no sign if they're rounded to 0%", () => {
		const texts = [-0.0004, 0, 0.0004, -0.0006, 0.0006].map((percent) => {
			const cells = shownRows([{ ...VALUE, percent }], WORDING)[0]?.cells ?? [];
			return cells[3]?.text;
		});
		assert.deepEqual(texts, ["0%", "0%", "0%", "-0.1%", "+0.1%"]);
	});

	it("have bars that can be drawn, however large the amounts are", () => {
		const { name } = VALUE;
		const [bars] = shownBars([{ name, a: -Number.MAX_VALUE, b: Number.MAX_VALUE }], WORDING);
		assert.deepEqual(
			bars?.bars.map(({ pieces }) => pieces.map(({ from, to }) => [from, to])),
			[[[0, 50]], [[50, 100]]],
		);
	});

	it("are hidden with their bars, but for counts", () => {
		const hidden = { ...WORDING, hidden: true };
		const [row, counts] = shownRows([VALUE, COUNT], hidden);
		assert.deepEqual([...new Set(row?.cells.map(({ text, value }) => `${text} ${value}`))], ["••• undefined"]);
		assert.equal(counts?.cells[1]?.text, "7");
		const bars = shownBars([VALUE, COUNT], hidden);
		assert.doesNotMatch(JSON.stringify(bars[0]), /\d{2}|%/);
		assert.deepEqual(
			bars[0]?.bars.flatMap(({ pieces }) => pieces),
			[],
		);
		assert.equal(bars[1]?.bars[1]?.pieces.length, 1);
	});

	it("are bars on one scale, which begin with what both have", () => {
		const [bars] = shownBars([VALUE], WORDING);
		assert.equal(bars?.change, "+$500.50 (+50.4%)");
		const place = (amount: number) => (amount / 150_050) * 100;
		assert.deepEqual(bars?.bars[0]?.pieces, [
			{ kind: "both", from: 0, to: place(40_000) },
			{ kind: "only", from: place(40_000), to: place(100_000) },
		]);
		const { both: _, ...unread } = VALUE;
		assert.deepEqual(shownBars([unread], WORDING)[0]?.bars[1]?.pieces, [{ kind: "whole", from: 0, to: 100 }]);
	});

	it("are bars to the left of zero if they are negative", () => {
		const [bars] = shownBars([{ ...VALUE, a: -50_000, b: 50_000, both: 0 }], WORDING);
		assert.deepEqual(
			bars?.bars.map(({ pieces }) => pieces),
			[[{ kind: "only", from: 0, to: 50 }], [{ kind: "only", from: 50, to: 100 }]],
		);
	});
});
