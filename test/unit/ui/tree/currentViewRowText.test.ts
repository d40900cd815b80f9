import assert from "node:assert/strict";
import fc from "fast-check";
import { lengthOf } from "../../../../src/close/text/cutText.ts";
import { HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import type { Describing } from "../../../../src/opportunities/view/describeOptions.ts";
import type { Filters, NamedView, View } from "../../../../src/opportunities/view/view.ts";
import { viewRowText } from "../../../../src/ui/tree/currentViewRowText.ts";
import { anyView } from "../../opportunities/view/viewArbitrary.ts";

const ENGLISH: Describing = {
	names: {
		owner: (id) => ({ user_a: "Ann Lee", user_b: "Bob" })[id],
		status: () => undefined,
		smartView: () => "Hot leads",
		lead: () => "Acme",
		organization: () => undefined,
	},
	locale: "en-US",
};

function rowOf(view: Partial<View>, origin?: NamedView, describing = ENGLISH) {
	return viewRowText({ view: { filters: {}, ...view }, origin, orderBy: "-date_updated" }, describing);
}

function labelOf(filters: Filters, describing = ENGLISH): string {
	return rowOf({ filters }, undefined, describing).label;
}

describe("The row of the View", () => {
	it("says its filters in words, the first with a capital", () => {
		assert.equal(labelOf({ status_type: ["active"] }), "Open");
		assert.equal(labelOf({ status_type: ["active"], date_won: "this_year" }), "Open · this year");
		assert.equal(labelOf({ date_won: "this_year" }), "This year");
		assert.equal(labelOf({ status_type: ["won", "lost"], user_id: ["user_a"] }), "Won, Lost · Ann Lee");
		assert.equal(labelOf({ value_period: ["monthly"], is_stalled: true }), "Monthly · stalled only");
	});

	it("looks each name up once for the label, and once for all that hover and speech tell", () => {
		const asked: string[] = [];
		const owner = (id: string) => {
			asked.push(id);
			return ENGLISH.names.owner(id);
		};
		rowOf({ filters: { user_id: ["user_a", "user_b"] } }, undefined, {
			...ENGLISH,
			names: { ...ENGLISH.names, owner },
		});
		assert.deepEqual(asked, ["user_a", "user_b", "user_a", "user_b"]);
	});

	it("says that it shows everything if there are no filters", () => {
		assert.equal(labelOf({}), "All opportunities");
	});

	it("names as many filters as fit 32 characters, and counts the others", () => {
		const filters: Filters = {
			status_type: ["active"],
			date_won: "this_year",
			date_created: "last_7_days",
			lead_id: "lead_1",
			query: "note:important",
		};
		assert.equal(labelOf(filters), "Open · this year · +3 filters");
		const fewer: Filters = { status_type: ["active"], date_won: "this_year", lead_id: "lead_1" };
		assert.equal(labelOf(fewer), "Open · this year · Lead: Acme");
		assert.equal(labelOf({ status_type: ["active"], query: "note:important and more than fits" }), "Open · +1 filter");
	});

	it("cuts the first filter if not even that one fits", () => {
		const label = labelOf({ query: "a very long query that nobody reads to its end" });
		assert.equal(label, "Query: a very long query that no…");
	});

	it("is never longer than 32 characters and the count, whatever the View", () => {
		fc.assert(
			fc.property(anyView, (view) => {
				const named = rowOf(view).label.replace(/ · \+\d+ filters?$/, "");
				assert.ok(lengthOf(named) <= 33, named);
			}),
		);
	});

	it("says the name of a View, and marks it once the View was changed", () => {
		const origin: NamedView = { name: "Mine", group_by: "user_id", filters: { user_id: ["me"] } };
		assert.equal(rowOf(origin, origin).label, "Mine");
		const changed: View = { group_by: "user_id", filters: { user_id: ["me"], is_stalled: true } };
		assert.equal(rowOf(changed, origin).label, "Mine ●");
		const { name: _, ...same } = origin;
		assert.equal(rowOf(same, origin).label, "Mine");
		const long = { ...origin, name: "A name that is much longer than a side bar" };
		assert.equal(rowOf(long, long).label, "A name that is much longer than…");
	});

	it("has the group and the order beside it", () => {
		assert.equal(rowOf({ group_by: "user_id" }).description, "by owner · Date updated, newest first");
		assert.match(rowOf({ group_by: "-date_won__quarter" }).description, /^by close quarter · /);
		assert.match(rowOf({}).description, /^No grouping · /);
	});

	it("tells all in its hover and to those who listen", () => {
		const filters: Filters = {
			status_type: ["won", "active"],
			user_id: ["user_a", "user_b", "user_c", "user_d"],
			date_won: "this_year",
			date_created: "last_7_days",
		};
		const { tooltip, speech } = rowOf({ group_by: "user_id", filters });
		assert.deepEqual(tooltip.split("\n"), [
			"Status Types: Won, Open",
			"Owners: Ann Lee, Bob, user_c, user_d",
			"Won or Close Date: This year",
			"Date Created: Last 7 days",
			"Grouping: Owner, A to Z",
			"Sort order: Date updated, newest first",
			"Click to change the filters.",
		]);
		assert.equal(
			speech,
			"View: Won, Open · Ann Lee, Bob, user_c, user_d · This year · Created: Last 7 days. Grouping: Owner, A to Z. " +
				"Sort order: Date updated, newest first. Press Enter to change the filters.",
		);
		const origin = { name: "Mine", filters: {} };
		const changed = rowOf({ filters: { is_stalled: true } }, origin);
		assert.match(changed.tooltip, /^Mine\nModified since it was opened\.\nStalled: Stalled only\nNo grouping\n/);
		assert.match(changed.speech, /^View: Mine, modified\. Filters: Stalled only\. No grouping\. /);
		assert.match(rowOf({}).speech, /^View: All opportunities\. No grouping\. /);
		assert.match(rowOf({}).tooltip, /^No filters\n/);
	});

	it("tells all however much there is in its hover and to those who listen", () => {
		const user_id = Array.from({ length: 30 }, (_, index) => `user_${index}`);
		const query = "note:important ".repeat(12).trim();
		const { tooltip, speech } = rowOf({ filters: { user_id, query } });
		for (const text of [tooltip, speech]) assert.ok(text.includes(user_id.join(", ")) && text.includes(query), text);
	});

	it("says the day of winning for what is won alone", () => {
		const sorted = (filters: Filters) =>
			viewRowText({ view: { filters }, origin: undefined, orderBy: "-date_won" }, ENGLISH);
		const won = sorted({ status_type: ["won"] });
		assert.match(won.description, / · Won date, newest first$/);
		assert.match(won.tooltip, /^Sort order: Won date, newest first$/m);
		for (const status_type of [["won", "active"], ["active"], []] as const)
			assert.match(sorted({ status_type }).description, / · Close date, newest first$/);
	});

	it("hides names and what somebody typed together with the amounts", () => {
		const hidden = { ...ENGLISH, mask: HIDDEN };
		const filters: Filters = { status_type: ["won"], user_id: ["user_a"], lead_id: "lead_1", query: "Acme" };
		const { label, tooltip, speech } = rowOf({ filters }, undefined, hidden);
		assert.equal(label, "Won · ••• · Lead: ••• · +1 filter");
		assert.doesNotMatch(label + tooltip + speech, /Ann|Acme|user_a|lead_1/);
	});
});
