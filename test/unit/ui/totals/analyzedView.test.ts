import assert from "node:assert/strict";
import { EMPTY_STATE, type Group } from "../../../../src/opportunities/listing/listingState.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { analyzedView } from "../../../../src/ui/totals/analyzedView.ts";

const ASKING = { now: new Date(2026, 10, 28), me: "user_me", startMonth: 1 };

const group = (key: unknown, fields: Group["fields"]): Group => ({
	id: JSON.stringify(key),
	key,
	fields,
	size: 1,
	aggregates: {},
	rows: [],
	loading: false,
	error: undefined,
});

const ADA = group("user_1", { user_id: "user_1", user_name: "Ada" });
const NOBODY = group(null, { user_id: null, user_name: null });

const source = (view: View | undefined, only?: Group) => ({
	state: { ...EMPTY_STATE, view, grouped: true, groups: only === undefined ? [ADA, NOBODY] : [only] },
	onDidChange: () => ({ dispose: () => {} }),
	only: only?.id,
});

describe("the View that a page analyzes", () => {
	it("is the one whose figures it shows", () => {
		const view: View = { group_by: "user_id", filters: { is_stalled: true } };
		assert.equal(analyzedView(source(view), ASKING), view);
		assert.equal(analyzedView(source(undefined), ASKING), undefined);
	});

	it("is narrowed to the group that it shows alone", () => {
		const view: View = { group_by: "user_id", filters: { is_stalled: true } };
		assert.deepEqual(analyzedView(source(view, ADA), ASKING)?.filters, { is_stalled: true, user_id: ["user_1"] });
		const quarter = group({ year: 2026, quarter: 3 }, { year: 2026, quarter: 3 });
		const byQuarter: View = { group_by: "date_won__quarter", filters: {} };
		assert.deepEqual(analyzedView(source(byQuarter, quarter), ASKING)?.filters, {
			date_won: { gte: "2026-07-01", lt: "2026-10-01" },
		});
	});

	it("is none if no filter can say the group, or if the View's filters exclude it", () => {
		assert.equal(analyzedView(source({ group_by: "user_id", filters: {} }, NOBODY), ASKING), undefined);
		const other: View = { group_by: "user_id", filters: { user_id: ["user_2"] } };
		assert.equal(analyzedView(source(other, ADA), ASKING), undefined);
	});
});
