import assert from "node:assert/strict";
import type { ListResponse, ResponseGroup } from "../../../../src/close/schema/listResponse.ts";
import { ForwardPlan } from "../../../../src/opportunities/reading/plans/forwardPlan.ts";
import { deal } from "./fakeSource.ts";

const TOTALS = { total_results: 100 };

/** A group of so many objects, of which an answer has some. */
const group = (user_id: string, size: number, given: number): ResponseGroup => ({
	key: user_id,
	fields: { user_id },
	aggregates: { total_results: size },
	rows: Array.from({ length: given }, () => deal({ user_id })),
});

const answer = (...groups: readonly ResponseGroup[]): ListResponse => ({
	aggregates: TOTALS,
	groups,
	rows: [],
	hasMore: true,
	receivedAt: 1,
});

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
