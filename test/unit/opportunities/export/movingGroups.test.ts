import assert from "node:assert/strict";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { exported, TextSink } from "./support.ts";

const VIEW: View = { group_by: "-date_won__quarter", order_by: "-value", filters: {} };

interface Exported {
	readonly totals: { readonly total_value_annualized: number };
	readonly groups: readonly { readonly opportunities: readonly { readonly annualized_value: number }[] }[];
}

const sumOf = (values: readonly (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);

describe("An export of a listing that is too deep to be read in one go", () => {
	it("begins anew if a value changes meanwhile in a group that it wrote, though the others stand", async () => {
		const sink = new TextSink();
		let hasMoved = false;
		let sum = 0;
		const { outcome } = await exported({
			view: VIEW,
			format: "json",
			columns: ["id", "annualized_value"],
			pageSize: 10,
			sink,
			sandbox: { size: 300, maxSkip: 150 },
			onProgress: (count, _total, sandbox) => {
				const [, id] = /"id": ?"([^"]+)"/.exec(sink.text) ?? [];
				if (hasMoved || count < 150 || id === undefined) return;
				hasMoved = true;
				sandbox.edit(id, { value: 123_456_700 });
			},
			after: (sandbox) => {
				sum = sumOf(sandbox.all().map(({ annualized_value }) => annualized_value));
			},
		});
		assert.deepEqual(outcome, { count: 300, changed: false });
		const { totals, groups }: Exported = JSON.parse(sink.text);
		const values = groups.flatMap(({ opportunities }) => opportunities.map((one) => one.annualized_value));
		assert.deepEqual([totals.total_value_annualized, sumOf(values)], [sum, sum]);
	});

	it("says in the log that a group which is too deep itself is read whole and sorted here", async () => {
		const warnings: string[] = [];
		const { outcome } = await exported({
			view: { group_by: "user_id", order_by: "-value", filters: {} },
			pageSize: 10,
			sandbox: { size: 300, owners: 2, maxSkip: 50 },
			warned: (message) => warnings.push(message),
		});
		assert.deepEqual(outcome, { count: 300, changed: false });
		assert.ok(warnings.length > 0);
		for (const warning of warnings) assert.match(warning, /A group is read whole and sorted here/);
	});
});
