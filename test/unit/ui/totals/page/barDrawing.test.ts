import assert from "node:assert/strict";
import type { StatusParts } from "../../../../../src/opportunities/totals/statusParts.ts";
import type { GroupTotals } from "../../../../../src/opportunities/totals/totals.ts";
import { placesOf } from "../../../../../src/ui/totals/page/barDrawing.ts";

const GROUP = { id: "a", figures: {} } as GroupTotals;

function places(won: number, open: number) {
	const parts: StatusParts = {
		won: { total_value_annualized: won },
		open: { total_value_annualized: open, expected_value_annualized: open },
		lost: {},
	};
	return placesOf([GROUP], () => parts);
}

describe("The places of amounts on the scale of the bars", () => {
	it("are a part of the whole, which includes 0", () => {
		const place = places(300, -100);
		assert.deepEqual([-100, 0, 300].map(place), [0, 25, 100]);
	});

	it("are all the same if the amounts of a bar are too large to be added", () => {
		const place = places(Number.MAX_VALUE, Number.MAX_VALUE);
		assert.deepEqual([0, Number.MAX_VALUE, Number.POSITIVE_INFINITY].map(place), [0, 0, 0]);
	});
});
