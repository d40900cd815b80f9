import assert from "node:assert/strict";
import { ClientGroupingPlan } from "../../../../../src/opportunities/reading/plans/clientGroupingPlan.ts";
import { deal } from "../../listing/fakeSource.ts";

describe("Groups that are made here", () => {
	for (const [groupBy, names] of [
		["user_id", ["Ada", "bob", "Zoe"]],
		["-user_id", ["Zoe", "bob", "Ada"]],
	] as const)
		it(`by ${groupBy} are in the order of a dictionary, and those of nobody come last`, () => {
			const plan = new ClientGroupingPlan({ _group_by: groupBy }, groupBy, 1);
			const rows = ["Zoe", null, "bob", "Ada"].map((name) => deal({ user_id: name, user_name: name }));
			const answer = { aggregates: { total_results: 4 }, groups: undefined, rows, hasMore: false, receivedAt: 1 };
			assert.equal(plan.add(answer), undefined);
			assert.deepEqual(
				plan.spans.map(({ fields }) => fields.user_name),
				[...names, null],
			);
		});
});
