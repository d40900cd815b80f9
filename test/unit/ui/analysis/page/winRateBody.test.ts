import assert from "node:assert/strict";
import { winRateBody } from "../../../../../src/ui/analysis/page/winRateBody.ts";
import { formatOf, markupOf, textOf } from "./drawn.ts";

const QUARTER = { id: "2026-Q4", label: "2026 Q4" };

/** The section of a period in which so many were won of those that closed. */
function bodyOf(won: number, closed: number, { hidden = false } = {}) {
	const rate = closed === 0 ? {} : { value: won / closed };
	const value = hidden ? {} : rate;
	const measures = [
		{ name: "win_rate.count", period: QUARTER.id, ...rate } as const,
		{ name: "win_rate.value", period: QUARTER.id, ...value } as const,
		{ name: "win_rate.won", period: QUARTER.id, value: won } as const,
		{ name: "win_rate.closed", period: QUARTER.id, value: closed } as const,
	];
	const nothing = () => undefined;
	return winRateBody(
		{ measures, notices: [], extra: { periods: [QUARTER], mayLack: false, ownersNeed: 1 } },
		{
			format: formatOf({ hidden }),
			period: QUARTER,
			explain: nothing,
			showDetails: nothing,
			setTarget: nothing,
			act: nothing,
		},
	);
}

/** The figures that programs find, with their values. */
function figuresIn(template: unknown): readonly (readonly string[])[] {
	const found = markupOf(template).matchAll(/data-measure=(\S+)\s+data-value=(\S*)/g);
	return [...found].map(([, name = "", value = ""]) => [name, value]).toSorted();
}

describe("the section on the win rate, on the page", () => {
	it("has all figures for programs, whatever it says of them to readers", () => {
		const few = bodyOf(2, 5);
		assert.equal(textOf(few), "2026 Q4 2 of 5 By Owner");
		assert.deepEqual(figuresIn(few), [
			["win_rate.closed", "5"],
			["win_rate.count", "0.4"],
			["win_rate.value", "0.4"],
			["win_rate.won", "2"],
		]);
		assert.deepEqual(figuresIn(bodyOf(0, 0)), [
			["win_rate.closed", "0"],
			["win_rate.count", ""],
			["win_rate.value", ""],
			["win_rate.won", "0"],
		]);
		assert.equal(figuresIn(bodyOf(8, 20)).length, 4);
	});

	it("says that a rate by count isn't known rather than hidden, as it is never hidden", () => {
		assert.equal(textOf(bodyOf(0, 0, { hidden: true })), "2026 Q4 – By Owner");
	});

	it("is one stop for the Tab key, however many owners it has", () => {
		assert.match(markupOf(bodyOf(8, 20)), /<tbody data-roving="grid">/);
	});
});
