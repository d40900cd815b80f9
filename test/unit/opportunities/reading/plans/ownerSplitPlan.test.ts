import assert from "node:assert/strict";
import type { ListResponse } from "../../../../../src/close/schema/listResponse.ts";
import { OwnerSplitPlan } from "../../../../../src/opportunities/reading/plans/ownerSplitPlan.ts";
import { TwoEndedPlan } from "../../../../../src/opportunities/reading/plans/twoEndedPlan.ts";
import { ownerGroup, pageWith } from "../../listing/answers.ts";

const PARAMETERS = { _group_by: "user_id" } as const;

/** The beginning of a listing, and two parts that were read. */
function read(beginning: ListResponse, ...parts: readonly ListResponse[]): OwnerSplitPlan {
	const front = new TwoEndedPlan(PARAMETERS);
	assert.equal(front.add(beginning), undefined);
	const sideBySide = new OwnerSplitPlan(
		front,
		parts.map((_, index) => ({ ...PARAMETERS, user_id: `user_${index}` })),
		[],
	);
	for (const [index, part] of parts.entries()) {
		assert.equal(sideBySide.withoutGroup, 0, "not known before all is read");
		assert.equal(sideBySide.parts[index]?.add(part), undefined);
	}
	assert.equal(sideBySide.next, undefined);
	return sideBySide;
}

describe("Owners that are read by parts", () => {
	it("leave what no part has", () => {
		const beginning = pageWith(30, [ownerGroup("a", 10)], true);
		const [b, c] = [pageWith(12, [ownerGroup("b", 12)]), pageWith(5, [ownerGroup("c", 5)])];
		assert.equal(read(beginning, b, c).withoutGroup, 3);
		assert.equal(read({ ...beginning, aggregates: { total_results: 27 } }, b, c).withoutGroup, 0);
	});

	it("are never known to be all if the server tells no total", () => {
		const beginning = { ...pageWith(0, [ownerGroup("a", 1)], true), aggregates: {} };
		assert.notEqual(read(beginning, pageWith(0, []), pageWith(0, [])).withoutGroup, 0);
	});

	it("add up only if their figures make up those of the whole, where none is missing", () => {
		const worth = (page: ListResponse, whole: number, own: number): ListResponse => ({
			...page,
			aggregates: { ...page.aggregates, total_value_annualized: whole },
			groups: page.groups?.map((group) => ({
				...group,
				aggregates: { ...group.aggregates, total_value_annualized: own },
			})),
		});
		const parts = [pageWith(12, [ownerGroup("b", 12)]), pageWith(5, [ownerGroup("c", 5)])].map((page) =>
			worth(page, 200, 200),
		);
		const beginning = (total: number) => pageWith(total, [ownerGroup("a", 10)], true);
		assert.equal(read(worth(beginning(27), 500, 100), ...parts).addsUp, true);
		assert.equal(read(worth(beginning(27), 501, 100), ...parts).addsUp, false);
		assert.equal(read(worth(beginning(28), 501, 100), ...parts).addsUp, true);
	});

	it("stand behind the beginning in the order that is found out for them", () => {
		const beginning = pageWith(27, [ownerGroup("m", 10)], true);
		const parts = read(beginning, pageWith(12, [ownerGroup("z", 12)]), pageWith(5, [ownerGroup("c", 5)]));
		const ids = () => parts.spans.map(({ fields }) => fields.user_id);
		assert.deepEqual(ids(), ["m", "z", "c"]);
		parts.arrange((a, b) => (a.id < b.id ? -1 : 1));
		assert.deepEqual(ids(), ["m", "c", "z"]);
	});
});
