import assert from "node:assert/strict";
import type { Sandbox } from "../../../../src/sandbox/index.ts";
import { exported, objectsOf } from "./support.ts";

const VIEW = { order_by: "date_created", filters: {} } as const;

describe("An export of some of the objects that match", () => {
	it("has these alone, in order, with the figures over them", async () => {
		let sandbox: Sandbox | undefined;
		const ids = () => (sandbox?.all() ?? []).filter((_, index) => index % 7 === 0).map(({ id }) => id);
		let expected: readonly string[] = [];
		const progress: number[] = [];
		const options = {
			view: VIEW,
			pageSize: 50,
			before: (started: Sandbox) => {
				sandbox = started;
				expected = ids();
			},
			only: () => ({ ids: new Set(ids()), totals: { total_results: 43, total_value_annual: 5 } }),
			onProgress: (count: number, total: number | undefined) => {
				assert.equal(total, 43);
				progress.push(count);
			},
		};
		const plain = await exported(options);
		assert.equal(expected.length, 43);
		assert.deepEqual(new Set(objectsOf(plain.text).map(({ id }) => id)), new Set(expected));
		assert.deepEqual(plain.outcome, { count: 43, changed: false });
		assert.equal(progress.at(-1), 43);
		const { totals, opportunities } = JSON.parse((await exported({ ...options, format: "json" })).text);
		assert.equal(opportunities.length, 43);
		assert.equal(totals.total_value_annual, 5);
	});

	it("says that the data changed if some of them are gone", async () => {
		const only = () => ({ ids: new Set(["oppo_gone"]), totals: { total_results: 1 } });
		const { outcome } = await exported({ view: VIEW, only });
		assert.deepEqual(outcome, { count: 0, changed: true });
	});
});
