import assert from "node:assert/strict";
import fc from "fast-check";
import { parseView } from "../../../../src/opportunities/view/parseView.ts";
import {
	hasFilters,
	sameFilters,
	type View,
	withFilter,
	withGrouping,
	withOrder,
	withoutFilters,
} from "../../../../src/opportunities/view/view.ts";
import { anyView } from "./viewArbitrary.ts";

const VIEW: View = {
	name: "Mine",
	group_by: "user_id",
	order_by: "-value",
	filters: { status_type: ["won"], query: "x" },
};

/** Freezes it, so that a change in place would throw. */
function frozen<T>(value: T): T {
	if (typeof value === "object" && value !== null)
		for (const inner of Object.values(Object.freeze(value))) frozen(inner);
	return value;
}

describe("A View with another filter", () => {
	it("has that filter, all others, and no name any more", () => {
		assert.deepEqual(withFilter(frozen(VIEW), "user_id", ["me", "me"]), {
			group_by: "user_id",
			order_by: "-value",
			filters: { status_type: ["won"], query: "x", user_id: ["me"] },
		});
	});

	it("is without it where nothing is given", () => {
		for (const nothing of [undefined, ""])
			assert.deepEqual(withFilter(VIEW, "query", nothing).filters, { status_type: ["won"] });
		assert.deepEqual(withFilter(VIEW, "status_type", []).filters, { query: "x" });
		assert.deepEqual(withFilter(VIEW, "date_won", {}).filters, VIEW.filters);
	});

	it("keeps is_stalled false", () => {
		assert.equal(withFilter(VIEW, "is_stalled", false).filters.is_stalled, false);
	});

	it("stays a valid View in normal form", () => {
		fc.assert(
			fc.property(anyView, anyView, (view, other) => {
				const { user_id, date_won, is_stalled } = other.filters;
				const changed = withFilter(
					withFilter(withFilter(frozen(view), "user_id", user_id), "date_won", date_won),
					"is_stalled",
					is_stalled,
				);
				assert.deepEqual(parseView(changed), changed);
				assert.deepEqual(withFilter(changed, "user_id", user_id), changed);
			}),
		);
	});
});

describe("A View without its filters", () => {
	it("keeps grouping and order", () => {
		assert.deepEqual(withoutFilters(frozen(VIEW)), { group_by: "user_id", order_by: "-value", filters: {} });
		assert.equal(hasFilters(VIEW), true);
		assert.equal(hasFilters(withoutFilters(VIEW)), false);
	});
});

describe("A View with another grouping or order", () => {
	it("keeps its filters", () => {
		assert.deepEqual(withGrouping(frozen(VIEW), "-date_won__year"), {
			group_by: "-date_won__year",
			order_by: "-value",
			filters: VIEW.filters,
		});
		assert.deepEqual(withGrouping(VIEW, undefined), { order_by: "-value", filters: VIEW.filters });
		assert.deepEqual(withOrder(frozen(VIEW), "confidence"), {
			group_by: "user_id",
			order_by: "confidence",
			filters: VIEW.filters,
		});
	});
});

describe("Two Views have the same filters", () => {
	const of = (filters: View["filters"]): View => ({ filters });

	it("whatever the order of keys, values and bounds, and whatever else they are", () => {
		const one = of({ status_type: ["won", "lost"], date_won: { gte: "2026-01-01", lt: "2026-02-01" } });
		const other = of({ date_won: { lt: "2026-02-01", gte: "2026-01-01" }, status_type: ["lost", "won"] });
		assert.equal(sameFilters(one, { ...other, name: "x", group_by: "user_id" }), true);
	});

	it("only where every value is the same", () => {
		assert.equal(sameFilters(of({ query: "a" }), of({ lead_query: "a" })), false);
		assert.equal(sameFilters(of({ date_won: "today" }), of({ date_created: "today" })), false);
		assert.equal(sameFilters(of({ is_stalled: false }), of({})), false);
		assert.equal(sameFilters(of({ user_id: ["a"] }), of({ user_id: ["a", "b"] })), false);
		assert.equal(sameFilters(of({ date_won: { gte: "2026-01-01" } }), of({ date_won: { gt: "2026-01-01" } })), false);
	});

	it("after they were written and read", () => {
		fc.assert(
			fc.property(anyView, anyView, (a, b) => {
				assert.equal(sameFilters(a, parseView(JSON.parse(JSON.stringify(a)))), true);
				assert.equal(sameFilters(a, b), sameFilters(b, a));
			}),
		);
	});
});
