import assert from "node:assert/strict";
import fc from "fast-check";
import { middleOf, type Slice } from "../../../../src/opportunities/reading/creationSlices.ts";

const NOW = Date.parse("2026-11-28T10:00:00Z");
const anyMoment = fc.date({
	min: new Date("0001-01-01T00:00:00Z"),
	max: new Date("9999-12-30T00:00:00Z"),
	noInvalidDate: true,
});

/** How often a slice is cut until the moment is alone. */
function cutsTo(moment: number): number {
	let slice: Slice = { from: undefined, to: undefined };
	for (let cuts = 0; ; cuts += 1) {
		const middle = middleOf(slice, NOW);
		if (middle === undefined) return cuts;
		assert.ok(slice.from === undefined || slice.from < middle);
		assert.ok(slice.to === undefined || middle < slice.to);
		slice = moment < middle ? { ...slice, to: middle } : { ...slice, from: middle };
	}
}

describe("The middle of a slice of time", () => {
	it("leads to any moment of any year in few cuts, always within the slice", () => {
		fc.assert(
			fc.property(anyMoment, (moment) => {
				assert.ok(cutsTo(moment.getTime()) <= 80);
			}),
		);
	});

	it("lies where a day begins, or at a full hour or second, where that leaves two parts", () => {
		const [from, to] = [new Date(2026, 0, 1).getTime(), new Date(2026, 0, 4, 7).getTime()];
		assert.equal(middleOf({ from, to }, NOW), new Date(2026, 0, 2).getTime());
		assert.equal(middleOf({ from, to: from + 10_000 }, NOW), from + 5000);
		assert.equal(middleOf({ from, to: from + 1000 }, NOW), undefined);
	});
});
