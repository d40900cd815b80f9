import assert from "node:assert/strict";
import fc from "fast-check";
import { searchFor } from "../../../../src/close/text/needleSearch.ts";

describe("A search for any of some texts", () => {
	const letters = (min: number, max: number) =>
		fc.string({ unit: fc.constantFrom("a", "B", "é", "1", "_"), minLength: min, maxLength: max });

	it("finds what a look at each place finds, in capitals or not", () => {
		const needles = fc.array(letters(1, 12), { minLength: 1, maxLength: 3 });
		fc.assert(
			fc.property(needles, letters(0, 60), fc.nat(), fc.boolean(), (needles, around, place, capitals) => {
				const needle = needles[place % needles.length] ?? "";
				const at = place % (around.length + 1);
				const held = around.slice(0, at) + (capitals ? needle.toUpperCase() : needle) + around.slice(at);
				assert.equal(searchFor(needles)(held), true, held);
				const lower = around.toLowerCase();
				assert.equal(
					searchFor(needles)(around),
					needles.some((one) => lower.includes(one.toLowerCase())),
					around,
				);
			}),
			{ numRuns: 1000 },
		);
	});
});
