import assert from "node:assert/strict";
import { DATA_SETS } from "../eval/dataSets.ts";
import { evaluate } from "../eval/host/evaluate.ts";
import { faults } from "../eval/report.ts";

/** `npm run eval:tools` prints the same as a table. */
describe("The language-model tools", () => {
	for (const { name, about } of DATA_SETS)
		it(`answer twelve questions exactly, by two calls at most and within their tokens, about ${about}`, async () => {
			const results = await evaluate(name);
			assert.equal(results.length, 12);
			assert.deepEqual(faults(results), []);
		});
});
