import assert from "node:assert/strict";
import { ParallelPlan } from "../../../../../src/opportunities/reading/parallel/parallelPlan.ts";
import { ownerGroup, pageWith } from "../../listing/answers.ts";

const TOTAL = 1000;

describe("While it isn't known yet who may own opportunities, a plan", () => {
	it("looks into the middle of large groups, since owners may divide what lies there", () => {
		const options = { pageSize: 10, maxConcurrentRequests: 4, hasDirectory: true };
		const plan = new ParallelPlan({ parameters: { _group_by: "user_id" }, groupBy: "user_id", ...options });
		assert.equal(plan.add(pageWith(TOTAL, [ownerGroup("a", 60, 10)])), undefined);
		const offsets = plan.nextRequests(4).map(({ skip }) => skip);
		assert.equal(plan.takeWish(), true, "one of four requests is for the owners");
		assert.equal(offsets.length, 3);
		const inTheMiddle = offsets.filter((skip) => skip > 60 && skip < TOTAL - 10);
		assert.equal(inTheMiddle.length, 2, `${offsets}`);
	});
});
