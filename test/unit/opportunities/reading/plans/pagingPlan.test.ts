import assert from "node:assert/strict";
import { PagingPlan } from "../../../../../src/opportunities/reading/plans/pagingPlan.ts";
import { ownerGroup, pageWith } from "../../listing/answers.ts";

describe("Reading page after page", () => {
	it("combines what several pages have of a group, in the order in which groups are first seen", () => {
		const plan = new PagingPlan({ _group_by: "user_id" });
		assert.equal(plan.add(pageWith(6, [ownerGroup("b", 4, 2), ownerGroup("a", 2, 1)])), undefined);
		assert.equal(plan.next?.skip, 3);
		assert.equal(plan.add(pageWith(6, [ownerGroup("a", 2, 1), ownerGroup("b", 4, 2)])), undefined);
		assert.equal(plan.next, undefined);
		assert.deepEqual(
			plan.spans.map(({ key, rows }) => [key, rows.length]),
			[
				["b", 4],
				["a", 2],
			],
		);
		assert.ok(plan.addsUp);
	});

	it("ends if an object comes again, on another page or in another group, though no figure changed", () => {
		const again = ownerGroup("a", 4, 2);
		const plan = new PagingPlan({ _group_by: "user_id" });
		assert.equal(plan.add(pageWith(6, [again])), undefined);
		assert.equal(plan.add(pageWith(6, [again])), "changed");
		const elsewhere = { ...ownerGroup("b", 2), rows: again.rows };
		assert.equal(new PagingPlan({ _group_by: "user_id" }).add(pageWith(6, [again, elsewhere])), "changed");
	});
});
