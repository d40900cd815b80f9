import assert from "node:assert/strict";
import fc from "fast-check";
import { createIds } from "../../../src/sandbox/data/ids.ts";

describe("Sandbox: ids", () => {
	const number = fc.integer({ min: 0, max: 0xffff_ffff });

	it("lead back to their numbers, in their own world and kind only", () => {
		fc.assert(
			fc.property(number, number, (seed, n) => {
				const ids = createIds(seed);
				const id = ids.of("oppo", n);
				assert.match(id, /^oppo_[0-9A-Za-z]{43}$/);
				assert.equal(ids.numberOf("oppo", id), n);
				assert.equal(ids.numberOf("lead", id), undefined);
				assert.equal(ids.numberOf("lead", id.replace("oppo", "lead")), undefined);
				assert.equal(createIds((seed + 1) >>> 0).numberOf("oppo", id), undefined);
			}),
		);
	});

	it("are not to be had from any other text", () => {
		const ids = createIds(1);
		fc.assert(
			fc.property(fc.string(), (text) => {
				assert.equal(ids.numberOf("oppo", text), undefined);
				assert.equal(ids.numberOf("oppo", `oppo_${text}`), undefined);
			}),
		);
	});
});
