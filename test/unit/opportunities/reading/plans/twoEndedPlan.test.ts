import assert from "node:assert/strict";
import { TwoEndedPlan } from "../../../../../src/opportunities/reading/plans/twoEndedPlan.ts";
import { ownerGroup, pageWith } from "../../listing/answers.ts";

/** A plan that knows 40 of 100 objects from the beginning, and a group of so many from the end. */
function fromBothEnds(size: number): TwoEndedPlan {
	const plan = new TwoEndedPlan({ _group_by: "user_id" });
	assert.equal(plan.add(pageWith(100, [ownerGroup("a", 40, 10)])), undefined);
	assert.equal(plan.tooDeep(), true);
	assert.deepEqual(plan.next, { parameters: { _group_by: "-user_id" }, skip: 0 });
	assert.equal(plan.add(pageWith(100, [ownerGroup("z", size, 10)])), undefined);
	return plan;
}

describe("What was read from both ends", () => {
	it("is all if it has as many objects as the whole, and adds up then", () => {
		const plan = fromBothEnds(60);
		assert.deepEqual([plan.next, plan.withoutGroup, plan.addsUp], [undefined, 0, true]);
	});

	it("doesn't add up before the ends meet", () => {
		const plan = fromBothEnds(50);
		assert.deepEqual([plan.next?.skip, plan.addsUp], [50, false]);
	});

	it("need not add up if objects are in no group", () => {
		const plan = fromBothEnds(50);
		assert.equal(plan.add(pageWith(100, [ownerGroup("a", 40, 10)])), undefined);
		assert.deepEqual([plan.next, plan.withoutGroup, plan.addsUp], [undefined, 10, true]);
	});
});
