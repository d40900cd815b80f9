import assert from "node:assert/strict";
import type { ResponseGroup } from "../../../../../src/close/schema/listResponse.ts";
import { ParallelPlan } from "../../../../../src/opportunities/reading/parallel/parallelPlan.ts";
import { ownerGroup, pageWith } from "../../listing/answers.ts";

const TOTAL = 1000;

/** A plan that knows these groups from the first page. */
function planWith(total: number, ...groups: readonly ResponseGroup[]): ParallelPlan {
	const options = { pageSize: 10, maxConcurrentRequests: 4, hasDirectory: true };
	const plan = new ParallelPlan({ parameters: { _group_by: "user_id" }, groupBy: "user_id", ...options });
	assert.equal(plan.add(pageWith(total, groups)), undefined);
	return plan;
}

/** A plan that wants to know who may own opportunities once it is asked for its requests. */
const wantingOwners = () => planWith(TOTAL, ownerGroup("a", 60, 10));

describe("A plan wants to know who may own opportunities", () => {
	it("if many groups are to come that fill whole pages", () => {
		const plan = wantingOwners();
		plan.nextRequests(4);
		assert.equal(plan.takeWish(), true);
	});

	it("not if pages show where groups begin", () => {
		const plan = planWith(TOTAL, ownerGroup("a", 5), ownerGroup("b", 5));
		assert.equal(plan.nextRequests(4).length, 4);
		assert.equal(plan.takeWish(), false);
	});

	it("if a page lies within a single group, however few are to come", () => {
		const plan = planWith(70, ownerGroup("a", 5), ownerGroup("b", 5));
		const request = plan.nextRequests(4).find(({ skip }) => skip > 10 && skip < 60);
		assert.ok(request !== undefined && !plan.takeWish());
		assert.equal(plan.take(request, pageWith(70, [ownerGroup("m", 40, 10)])), undefined);
		plan.nextRequests(4);
		assert.equal(plan.takeWish(), true);
	});
});

describe("While it isn't known yet who may own opportunities, a plan", () => {
	it("looks into the middle of large groups, since owners may divide what lies there", () => {
		const plan = wantingOwners();
		const offsets = plan.nextRequests(4).map(({ skip }) => skip);
		assert.equal(plan.takeWish(), true, "one of four requests is for the owners");
		assert.equal(offsets.length, 3);
		const inTheMiddle = offsets.filter((skip) => skip > 60 && skip < TOTAL - 10);
		assert.equal(inTheMiddle.length, 2, `${offsets}`);
	});

	it("wants to know it once, however long the answer takes", () => {
		const plan = wantingOwners();
		assert.equal(plan.takeWish(), false, "not before it's clear that it helps");
		plan.nextRequests(4);
		assert.equal(plan.takeWish(), true);
		plan.nextRequests(4);
		assert.equal(plan.takeWish(), false);
	});

	it("counts the request for them among those that it may make", () => {
		const [asked, unasked] = [wantingOwners(), wantingOwners()];
		for (const plan of [asked, unasked]) assert.equal(plan.nextRequests(2).length, 1);
		assert.equal(asked.takeWish(), true);
		assert.equal(asked.nextRequests(100).length, unasked.nextRequests(100).length - 1);
	});
});
