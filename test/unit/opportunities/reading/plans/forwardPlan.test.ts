import assert from "node:assert/strict";
import type { ListResponse, ResponseGroup } from "../../../../../src/close/schema/listResponse.ts";
import { ForwardPlan } from "../../../../../src/opportunities/reading/plans/forwardPlan.ts";
import { ownerGroup as group, pageWith } from "../../listing/answers.ts";

const answer = (...groups: readonly ResponseGroup[]): ListResponse => pageWith(100, groups, true);

describe("A group that begins before the one above it ends", () => {
	const sequence = () => {
		const begun = new ForwardPlan({ _group_by: "user_id" });
		assert.equal(begun.add(answer(group("a", 3, 3))), undefined);
		return begun;
	};

	it("shows that objects of groups are mixed, on the first page", () => {
		const begun = new ForwardPlan({ _group_by: "user_id" });
		assert.equal(begun.add(answer(group("a", 3, 2), group("b", 1, 1))), "interleaved");
	});

	it("shows the same on a later page behind a group that is there from its first object on", () => {
		const mixed = answer(group("b", 2, 2), group("c", 5, 1), group("d", 1, 1));
		assert.equal(sequence().add(mixed), "interleaved");
	});

	it("shows on a later page that the data changed if the one above may have begun earlier", () => {
		assert.equal(sequence().add(answer(group("b", 3, 2), group("c", 1, 1))), "changed");
	});
});

describe("The end of a sequence of groups", () => {
	const behind = (page: ListResponse) => {
		const begun = new ForwardPlan({ _group_by: "user_id" });
		assert.equal(begun.withoutGroup, 0);
		assert.equal(begun.add(page), undefined);
		return [begun.next?.skip, begun.withoutGroup];
	};

	it("is where the server says that no more comes, and all else is in no group", () => {
		assert.deepEqual(behind(pageWith(30, [group("a", 10)], false)), [undefined, 20]);
		assert.deepEqual(behind(pageWith(30, [], false)), [undefined, 30]);
	});

	it("is not yet come as long as it says that more comes, or nothing of it", () => {
		assert.deepEqual(behind(pageWith(30, [group("a", 10)], true)), [10, 0]);
		assert.deepEqual(behind(pageWith(30, [group("a", 10)])), [10, 0]);
	});

	it("is not yet come behind a group that is cut, whatever it says", () => {
		assert.deepEqual(behind(pageWith(30, [group("a", 10, 4)], false)), [10, 0]);
	});

	it("is where all is accounted for, whatever it says, and unknown totals leave nothing over", () => {
		assert.deepEqual(behind(pageWith(10, [group("a", 10, 4)], true)), [undefined, 0]);
		assert.deepEqual(behind({ ...pageWith(0, [group("a", 10)], false), aggregates: {} }), [undefined, 0]);
	});

	it("never comes behind more objects than there are: the data changed", () => {
		const begun = new ForwardPlan({ _group_by: "user_id" });
		assert.equal(begun.add(pageWith(30, [group("a", 31, 10)], true)), "changed");
		assert.deepEqual(begun.spans, []);
	});
});

describe("The figures of a sequence of groups", () => {
	const value = (total_results: number, worth: number) => ({ total_results, total_value_annualized: worth });
	const addsUp = (total: number, worth: number) => {
		const begun = new ForwardPlan({ _group_by: "user_id" });
		assert.equal(begun.addsUp, true, "nothing is known yet");
		const groups = [group("a", 10), group("b", 5)].map((one) => ({ ...one, aggregates: value(one.rows.length, 7) }));
		assert.equal(begun.add({ ...pageWith(total, groups, false), aggregates: value(total, worth) }), undefined);
		return begun.addsUp;
	};

	it("make up those of the whole, but where some objects are in no group", () => {
		assert.equal(addsUp(15, 14), true);
		assert.equal(addsUp(15, 15), false);
		assert.equal(addsUp(16, 15), true);
	});
});
