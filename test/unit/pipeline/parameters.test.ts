import assert from "node:assert/strict";
import fc from "fast-check";
import type { ListParameters } from "../../../src/close/parameters.ts";
import { parametersOf } from "../../../src/pipeline/parameters.ts";
import { ViewError } from "../../../src/pipeline/parseView.ts";
import { periodAround } from "../../../src/pipeline/periods.ts";
import type { Filters } from "../../../src/pipeline/view.ts";
import { anyView } from "./viewArbitrary.ts";

const ASKING = { now: new Date(2026, 10, 11, 23, 59), me: "user_me" };

function sent(filters: Filters): ListParameters {
	return parametersOf({ filters }, ASKING);
}

describe("The parameters of a View", () => {
	it("are none for a View of everything", () => {
		assert.deepEqual(sent({}), {});
	});

	it("send grouping and order under their own names", () => {
		assert.deepEqual(parametersOf({ group_by: "-date_won__week", order_by: "-value", filters: {} }, ASKING), {
			_group_by: "-date_won__week",
			_order_by: "-value",
		});
	});

	it("send one value plainly and several with in", () => {
		for (const filter of ["user_id", "status_id", "status_label", "status"] as const) {
			assert.deepEqual(sent({ [filter]: ["a"] }), { [filter]: "a" });
			assert.deepEqual(sent({ [filter]: ["a", "b"] }), { [`${filter}__in`]: "a,b" });
		}
		assert.deepEqual(sent({ status_type: ["won"] }), { status_type: "won" });
		assert.deepEqual(sent({ status_type: ["won", "active"] }), { status_type__in: "won,active" });
		assert.deepEqual(sent({ value_period: ["monthly", "annual"] }), { value_period__in: "monthly,annual" });
	});

	it("send a value with a comma as the one that it is", () => {
		assert.deepEqual(sent({ status_label: ["Won, signed"] }), { status_label: "Won, signed" });
	});

	it("send every comparison of every date as it was given", () => {
		for (const filter of ["date_won", "date_created", "date_updated"] as const) {
			assert.deepEqual(sent({ [filter]: { eq: "2026-01-01" } }), { [filter]: "2026-01-01" });
			for (const operator of ["gte", "gt", "lte", "lt"])
				assert.deepEqual(sent({ [filter]: { [operator]: "2026-01-01" } }), {
					[`${filter}__${operator}`]: "2026-01-01",
				});
			assert.deepEqual(sent({ [filter]: { gt: "2026-01-01", lte: "2026-02-01" } }), {
				[`${filter}__gt`]: "2026-01-01",
				[`${filter}__lte`]: "2026-02-01",
			});
			assert.deepEqual(sent({ [filter]: "this_quarter" }), {
				[`${filter}__gte`]: "2026-10-01",
				[`${filter}__lt`]: "2027-01-01",
			});
		}
	});

	it("send texts as they are, and is_stalled as true or false", () => {
		for (const filter of ["lead_id", "organization_id", "lead_saved_search_id", "query", "lead_query"] as const)
			assert.deepEqual(sent({ [filter]: "a, b & c" }), { [filter]: "a, b & c" });
		assert.deepEqual(sent({ is_stalled: true }), { is_stalled: "true" });
		assert.deepEqual(sent({ is_stalled: false }), { is_stalled: "false" });
	});

	it("send the id of the signed-in user for me, once", () => {
		assert.deepEqual(sent({ user_id: ["me"] }), { user_id: "user_me" });
		assert.deepEqual(sent({ user_id: ["me", "user_a"] }), { user_id__in: "user_me,user_a" });
		assert.deepEqual(sent({ user_id: ["user_me", "me"] }), { user_id: "user_me" });
		assert.deepEqual(sent({ status_label: ["me"] }), { status_label: "me" });
	});

	it("cannot be told where me is meant and nobody knows who that is", () => {
		const nobody = { now: new Date(), me: undefined };
		assert.throws(
			() => parametersOf({ filters: { user_id: ["me"] } }, nobody),
			(error) => error instanceof ViewError && /user_id/.test(error.message) && /"me"/.test(error.message),
		);
		assert.deepEqual(parametersOf({ filters: { user_id: ["user_a"] } }, nobody), { user_id: "user_a" });
	});

	it("lead back to the View, but for periods and me", () => {
		fc.assert(
			fc.property(anyView, (view) => {
				const { name: _, ...rest } = view;
				assert.deepEqual(viewOf(parametersOf(view, ASKING)), { ...rest, filters: resolved(view.filters) });
			}),
		);
	});
});

/** What a View's filters mean at the moment of {@link ASKING}. */
function resolved(filters: Filters): object {
	return Object.fromEntries(
		Object.entries(filters).map(([key, value]) => {
			if (key === "user_id") return [key, [...new Set(filters.user_id?.map((id) => (id === "me" ? "user_me" : id)))]];
			if (key.startsWith("date_") && typeof value === "string")
				return [key, periodAround(value as "today", "2026-11-11")];
			return [key, value];
		}),
	);
}

/** Reads parameters as the document describes them. */
function viewOf(parameters: ListParameters): object {
	const { _group_by, _order_by, ...rest } = parameters;
	const filters: Record<string, unknown> = {};
	for (const [parameter, text] of Object.entries(rest)) {
		const [, filter = "", operator = "eq"] = /^(.*?)(?:__(in|gte|gt|lte|lt))?$/.exec(parameter) ?? [];
		if (filter.startsWith("date_")) filters[filter] = { ...(filters[filter] as object | undefined), [operator]: text };
		else if (filter === "is_stalled") filters[filter] = text === "true";
		else if (operator === "in") filters[filter] = text.split(",");
		else filters[filter] = /^(user_id|status.*|value_period)$/.test(filter) ? [text] : text;
	}
	return { ...(_group_by && { group_by: _group_by }), ...(_order_by && { order_by: _order_by }), filters };
}
