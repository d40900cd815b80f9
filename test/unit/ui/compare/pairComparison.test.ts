import assert from "node:assert/strict";
import fc from "fast-check";
import { keptPair } from "../../../../src/ui/compare/pairComparison.ts";
import { anyView } from "../../opportunities/view/viewArbitrary.ts";

describe("The Views that a comparison page kept", () => {
	it("are the same after a reload of the window", () => {
		fc.assert(
			fc.property(anyView, anyView, (a, b) => {
				const kept: unknown = JSON.parse(JSON.stringify({ pair: { a, b }, scrollY: 7 }));
				assert.deepEqual(keptPair(kept), { a, b });
			}),
		);
	});

	it("are none if they aren't Views", () => {
		const view = { filters: {} };
		for (const kept of [
			undefined,
			null,
			"x",
			{},
			{ pair: null },
			{ pair: { a: view } },
			{ pair: { a: view, b: { x: 1 } } },
		])
			assert.equal(keptPair(kept), undefined);
	});
});
