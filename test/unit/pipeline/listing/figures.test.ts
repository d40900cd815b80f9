import assert from "node:assert/strict";
import fc from "fast-check";
import { addUp } from "../../../../src/pipeline/listing/figures.ts";

const withValue = (total_value_annual: number) => ({ total_value_annual });

describe("addUp", () => {
	it("takes figures that JSON could hold only rounded for what they are", () => {
		fc.assert(
			fc.property(fc.array(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), { maxLength: 40 }), (exact) => {
				const whole = exact.reduce((sum, one) => sum + one, 0n);
				assert.equal(addUp(exact.map(Number).map(withValue), withValue(Number(whole))), true);
			}),
		);
	});

	it("misses no cent where every sum can be held exactly", () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -1e12, max: 1e12 }), { maxLength: 40 }),
				fc.constantFrom(-1, 1),
				(values, cent) => {
					const whole = values.reduce((sum, one) => sum + one, 0);
					assert.equal(addUp(values.map(withValue), withValue(whole)), true);
					assert.equal(addUp(values.map(withValue), withValue(whole + cent)), false);
				},
			),
		);
	});
});
