import assert from "node:assert/strict";
import { openDealsOf } from "../../../../../src/opportunities/analysis/outcome/openDeals.ts";
import { type Thought, whatIf } from "../../../../../src/opportunities/analysis/outcome/whatIf.ts";
import { deal } from "../../listing/fakeSource.ts";

const { deals } = openDealsOf([
	deal({ id: "a", value: 100 }),
	deal({ id: "b", value: 20, value_period: "monthly" }),
	deal({ id: "c", value: 7 }),
	deal({ id: "d", value: 5 }),
]);

const thinking = (...thoughts: readonly (readonly [string, Thought])[]) => whatIf(deals, new Map(thoughts));

describe("What if", () => {
	it("takes a won deal for sure with its value over a year, and a lost or slipped one for nothing", () => {
		const thought = thinking(["b", "won"], ["c", "lost"], ["a", "slipped"]);
		assert.deepEqual(
			thought?.deals.map(({ id }) => id),
			["d"],
		);
		assert.equal(thought?.won, 240);
		assert.deepEqual(thought?.counts, { won: 1, lost: 1, slipped: 1 });
	});

	it("is nothing to think of without thoughts about one of the deals", () => {
		assert.equal(thinking(), undefined);
		assert.equal(thinking(["of another period", "won"]), undefined);
	});
});
