import assert from "node:assert/strict";
import type { ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import { subjectsOf } from "../../../../src/ui/window/subjectOpportunities.ts";
import { deal } from "../../opportunities/listing/fakeSource.ts";

const [ONE, TWO, THREE] = ["oppo_1", "oppo_2", "oppo_3"].map((id) => deal({ id }));
const UNREADABLE = { id: "oppo_4", unreadable: "value" };
const node = (row: unknown) => ({ kind: "opportunity", id: "x", row });
const group = (...rows: readonly unknown[]) => ({ kind: "group", id: "y", group: { rows } });

/** The ids of what a command is about, with the first two loaded and the second selected. */
function ids(argument?: unknown, ...others: readonly unknown[]): readonly string[] {
	const state = { groups: [{ rows: [ONE, TWO, UNREADABLE] }] } as unknown as ListingState;
	return subjectsOf(argument, others, { state, selection: [node(TWO)] }).map(({ id }) => id);
}

describe("What a command about opportunities is about", () => {
	it("is what is selected, unless it is told", () => {
		assert.deepEqual(ids(), ["oppo_2"]);
		assert.deepEqual(ids([]), ["oppo_2"]);
	});

	it("is what ids name, each once, with the rows of those that are loaded", () => {
		assert.deepEqual(ids("oppo_9"), ["oppo_9"]);
		assert.deepEqual(ids(["oppo_1", 7, "", "oppo_1", "oppo_3"]), ["oppo_1", "oppo_3"]);
		const state = { groups: [{ rows: [ONE] }] } as unknown as ListingState;
		const [loaded, other] = subjectsOf(["oppo_1", "oppo_3"], [], { state, selection: [] });
		assert.deepEqual([loaded?.row, other?.row], [ONE, undefined]);
	});

	it("is the row that was acted on, or all selected rows where it is one of them", () => {
		assert.deepEqual(ids(node(ONE)), ["oppo_1"]);
		assert.deepEqual(ids(node(ONE), undefined), ["oppo_1"]);
		assert.deepEqual(ids(node(ONE), [node(ONE), node(THREE), node(ONE)]), ["oppo_1", "oppo_3"]);
	});

	it("is the loaded rows of a group, and nothing else where it has none", () => {
		assert.deepEqual(ids(group(ONE, THREE, UNREADABLE)), ["oppo_1", "oppo_3"]);
		for (const empty of [group(), group(UNREADABLE), { kind: "unreadable", id: "z", row: UNREADABLE }])
			assert.deepEqual(ids(empty), []);
	});
});
