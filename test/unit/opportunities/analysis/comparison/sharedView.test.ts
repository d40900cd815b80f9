import assert from "node:assert/strict";
import fc from "fast-check";
import { sharedView } from "../../../../../src/opportunities/analysis/comparison/sharedView.ts";
import type { Filters } from "../../../../../src/opportunities/view/view.ts";
import { parametersOf } from "../../../../../src/opportunities/view/viewParameters.ts";
import { runs } from "../../../runs.ts";
import { anyView } from "../../view/viewArbitrary.ts";

const ASKING = { now: new Date(2026, 10, 11), me: "user_me" };
const shared = (a: Filters, b: Filters, asking: Parameters<typeof sharedView>[2] = ASKING) =>
	sharedView({ filters: a }, { filters: b }, asking);
const view = (filters: Filters) => ({ kind: "view", view: { filters } });
const NOTHING = { kind: "nothing" };

describe("What two Views have in common", () => {
	it("is what either filters by, if they filter by different things", () => {
		assert.deepEqual(
			shared({ status_type: ["won"], query: "note:a" }, { user_id: ["user_a"], date_won: "this_quarter" }),
			view({ status_type: ["won"], query: "note:a", user_id: ["user_a"], date_won: "this_quarter" }),
		);
		assert.deepEqual(shared({}, {}), view({}));
	});

	it("is the common values of their lists", () => {
		assert.deepEqual(
			shared({ status_type: ["won", "active"] }, { status_type: ["lost", "won"] }),
			view({ status_type: ["won"] }),
		);
		assert.deepEqual(
			shared({ status_label: ["Won", "New"] }, { status_label: ["Won"] }),
			view({ status_label: ["Won"] }),
		);
		assert.deepEqual(shared({ user_id: ["me"] }, { user_id: ["user_me", "user_a"] }), view({ user_id: ["user_me"] }));
	});

	it("is nothing if their lists, leads or stalls contradict each other", () => {
		assert.deepEqual(shared({ status_type: ["won"] }, { status_type: ["lost"], query: "a" }), NOTHING);
		assert.deepEqual(shared({ user_id: ["a"], query: "a" }, { user_id: ["b"], query: "b" }), NOTHING);
		assert.deepEqual(shared({ lead_id: "lead_a" }, { lead_id: "lead_b" }), NOTHING);
		assert.deepEqual(shared({ is_stalled: true }, { is_stalled: false }), NOTHING);
	});

	it("is the days that both name", () => {
		assert.deepEqual(
			shared({ date_won: "this_year" }, { date_won: { gte: "2026-10-01" } }),
			view({ date_won: { gte: "2026-10-01", lt: "2027-01-01" } }),
		);
		assert.deepEqual(
			shared({ date_won: "this_quarter" }, { date_won: "this_quarter" }),
			view({ date_won: "this_quarter" }),
		);
		assert.deepEqual(
			shared({ date_won: { eq: "2026-03-01" } }, { date_won: { lt: "2026-04-01" } }),
			view({ date_won: { eq: "2026-03-01" } }),
		);
		assert.deepEqual(shared({ date_won: "this_quarter" }, { date_won: "last_quarter" }), NOTHING);
		assert.deepEqual(shared({ date_created: { eq: "2026-03-01" } }, { date_created: { gte: "2026-03-02" } }), NOTHING);
	});

	it("follows the fiscal year", () => {
		const fiscal = { ...ASKING, startMonth: 2 };
		assert.deepEqual(
			shared({ date_won: "this_quarter" }, { date_won: { gte: "2026-11-05" } }, fiscal),
			view({ date_won: { gte: "2026-11-05", lt: "2027-02-01" } }),
		);
	});

	it("can't be asked for if two texts, Smart Views or `status` values differ", () => {
		for (const key of ["query", "lead_query", "lead_saved_search_id", "organization_id"] as const)
			assert.deepEqual(shared({ [key]: "a" }, { [key]: "b" }), { kind: "unknown", because: key });
		assert.deepEqual(shared({ status: ["a", "b"] }, { status: ["a"] }), { kind: "unknown", because: "status" });
		assert.deepEqual(
			shared({ query: "a", status: ["a", "b"] }, { query: "a", status: ["b", "a"] }),
			view({ query: "a", status: ["a", "b"] }),
		);
	});

	it("isn't guessed if labels differ in case or spaces alone, or if it isn't known who is signed in", () => {
		assert.deepEqual(shared({ status_label: ["Won"] }, { status_label: ["won "] }), {
			kind: "unknown",
			because: "status_label",
		});
		const unknown = { ...ASKING, me: undefined };
		assert.deepEqual(shared({ user_id: ["me"] }, { user_id: ["user_me"] }, unknown), {
			kind: "unknown",
			because: "user_id",
		});
	});

	it("asks only for what either asks for, in whatever order the Views come", () => {
		fc.assert(
			fc.property(anyView, anyView, (a, b) => {
				const one = sharedView(a, b, ASKING);
				const other = sharedView(b, a, ASKING);
				assert.equal(one.kind, other.kind);
				assert.deepEqual(sharedView(a, a, ASKING).kind, "view");
				if (one.kind !== "view" || other.kind !== "view") return;
				const keys = new Set([...Object.keys(a.filters), ...Object.keys(b.filters)]);
				assert.deepEqual(new Set(Object.keys(one.view.filters)), keys);
				const sorted = (filters: Filters) =>
					Object.entries(parametersOf({ filters }, ASKING))
						.map(([name, text]) => [name, text?.split(",").sort()])
						.sort();
				assert.deepEqual(sorted(one.view.filters), sorted(other.view.filters));
			}),
			runs(500),
		);
	});
});
