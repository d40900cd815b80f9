import assert from "node:assert/strict";
import { setAsideText, withoutStatusAndDate } from "../../../../src/opportunities/analysis/withoutStatusAndDate.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";

const NO_NAMES = {
	owner: () => undefined,
	status: () => undefined,
	smartView: () => undefined,
	lead: () => undefined,
	organization: () => undefined,
};
const ENGLISH = { names: NO_NAMES, locale: "en" };

describe("What rates, targets and outcome set aside", () => {
	const view: View = {
		name: "Ann's",
		group_by: "user_id",
		order_by: "-value",
		filters: {
			status_type: ["active"],
			status_id: ["stat_1"],
			status: ["x"],
			status_label: ["Proposal"],
			date_won: "this_quarter",
			date_updated: "this_year",
			user_id: ["user_a"],
			query: "note:important",
		},
	};

	it("is every status and the won date; all other filters stay", () => {
		assert.deepEqual(withoutStatusAndDate(view), {
			filters: { date_updated: "this_year", user_id: ["user_a"], query: "note:important" },
		});
	});

	it("is said in words", () => {
		assert.equal(setAsideText(view, ENGLISH), "View filters not applied: Open · stat_1 · Proposal · x · This quarter");
		assert.equal(setAsideText({ filters: { user_id: ["user_a"] } }, ENGLISH), undefined);
	});
});
