import assert from "node:assert/strict";
import fc from "fast-check";
import { GROUP_KEYS, type GroupBy } from "../../../../src/close/schema/grouping.ts";
import type { GroupFields } from "../../../../src/close/schema/listResponse.ts";
import type { OpportunityRow } from "../../../../src/close/schema/opportunityRow.ts";
import { groupLabel, groupLabelWithDays, isUndated } from "../../../../src/opportunities/text/groupLabel.ts";

const row: OpportunityRow = {
	id: "oppo_1",
	lead_id: "lead_1",
	lead_name: null,
	user_id: "user_7",
	user_name: "Ruth Row",
	status_type: "won",
	status_label: "Won",
	is_stalled: false,
	value: null,
	value_period: "one_time",
	value_formatted: null,
	value_currency: null,
	confidence: 50,
	date_won: "2026-01-01",
	date_updated: null,
};

function label(groupBy: GroupBy | undefined, fields: GroupFields, key: unknown = "key", rows = [] as OpportunityRow[]) {
	return groupLabel({ key, fields, rows }, groupBy, "en");
}

describe("groupLabel", () => {
	it("calls owners by their name, by their id where they have none, and says where there is no owner", () => {
		assert.equal(label("user_id", { user_id: "user_1", user_name: "Ada Lovelace" }), "Ada Lovelace");
		assert.equal(label("-user_id", { user_id: "user_1", user_name: null }), "Unnamed owner …er_1");
		assert.equal(label("user_id", { user_id: "user_1", user_name: "\u200b" }), "Unnamed owner …er_1");
		assert.equal(label("user_id", { user_id: null, user_name: null }), "No owner");
	});

	it("writes periods by the fields that Close names", () => {
		assert.equal(label("date_won__quarter", { year: 2026, quarter: 3 }), "2026 Q3");
		assert.equal(label("-date_won__month", { year: 2026, month: 9 }), "2026 Sep");
		assert.equal(label("date_won__week", { weekyear: 2026, week: 38 }), "2026 W38");
		assert.equal(label("date_won__week", { weekyear: 2026, week: 5 }), "2026 W05");
		assert.equal(label("date_won__year", { year: 2026 }), "2026");
	});

	it("writes months in the language of the window", () => {
		const group = { key: "k", fields: { year: 2026, month: 3 }, rows: [] };
		assert.equal(groupLabel(group, "date_won__month", "de"), "2026 Mär");
		assert.equal(groupLabel(group, "date_won__month", "not a locale"), "2026 Mar");
	});

	it("says where there is no date", () => {
		assert.equal(label("date_won__quarter", { year: null, quarter: null }), "No date");
		assert.equal(label("date_won__week", { weekyear: null, week: null }), "No date");
		assert.equal(label("date_won__year", {}, null), "No date");
	});

	it("falls back on a row where the named fields are absent", () => {
		assert.equal(label("user_id", {}, "user_7", [row]), "Ruth Row");
		assert.equal(label("user_id", {}, "?", [{ ...row, user_id: null, user_name: null }]), "No owner");
		assert.equal(label("date_won__quarter", {}, "?", [row]), "2026 Q1");
		assert.equal(label("date_won__month", { year: 2026 }, "?", [row]), "2026 Jan");
		assert.equal(label("date_won__week", {}, "?", [{ ...row, date_won: "2027-01-01" }]), "2026 W53");
		assert.equal(label("date_won__year", {}, "?", [{ ...row, date_won: null }]), "No date");
	});

	it("falls back on the key where there is no row either", () => {
		assert.equal(label("user_id", {}, "user_7"), "user_7");
		assert.equal(label("user_id", {}, null), "No owner");
		assert.equal(label("date_won__quarter", {}, [2026, 3]), "[2026,3]");
		assert.equal(label("date_won__month", { year: 2026, month: 13 }, "2026-13"), "2026-13");
	});

	it("has one name for everything where nothing is grouped", () => {
		assert.equal(label(undefined, {}), "All opportunities");
	});

	it("always has a label of one line, whatever the API sends", () => {
		const fields = fc.record(
			{
				user_id: fc.option(fc.string({ unit: "binary" })),
				user_name: fc.option(fc.string({ unit: "binary" })),
				year: fc.option(fc.double()),
				quarter: fc.option(fc.integer()),
				month: fc.option(fc.integer()),
				weekyear: fc.option(fc.integer()),
				week: fc.option(fc.integer()),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(
				fields,
				fc.jsonValue(),
				fc.constantFrom(...GROUP_KEYS),
				fc.string(),
				(named, key, groupBy, date_won) => {
					assert.match(label(groupBy, named, key, [{ ...row, date_won }]), /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u);
				},
			),
		);
	});
});

describe("groupLabelWithDays", () => {
	const written = (fields: GroupFields, groupBy: GroupBy = "date_won__week", locale = "en") =>
		groupLabelWithDays({ key: "key", fields, rows: [] }, groupBy, locale);

	it("says the days of a week after its label, across months and years too", () => {
		assert.equal(written({ weekyear: 2026, week: 28 }), "2026 W28 · Jul 6 – 12");
		assert.equal(written({ weekyear: 2026, week: 27 }, "-date_won__week"), "2026 W27 · Jun 29 – Jul 5");
		assert.equal(written({ weekyear: 2026, week: 1 }), "2026 W01 · Dec 29, 2025 – Jan 4, 2026");
		assert.equal(written({ weekyear: 2026, week: 28 }, "date_won__week", "de"), "2026 W28 · 6.–12. Juli");
	});

	it("finds the days of a week in a row if the answer doesn't name it", () => {
		const group = { key: "?", fields: {}, rows: [{ ...row, date_won: "2026-07-08" }] };
		assert.match(groupLabelWithDays(group, "date_won__week", "en"), /^2026 W28 · Jul 6/);
	});

	it("adds nothing to other labels", () => {
		assert.equal(written({ weekyear: null, week: null }), "No date");
		assert.equal(written({ weekyear: 20_260, week: 1 }), "20260 W01");
		assert.equal(written({ year: 2026, quarter: 3 }, "date_won__quarter"), "2026 Q3");
		assert.equal(written({ user_id: "user_1", user_name: "Ada" }, "user_id"), "Ada");
	});
});

describe("isUndated", () => {
	const of = (fields: GroupFields, groupBy: GroupBy, key: unknown = "key", rows = [] as OpportunityRow[]) =>
		isUndated({ key, fields, rows }, groupBy);

	it("is true of the group whose label is No date, and of no other", () => {
		assert.equal(of({ year: null, quarter: null }, "date_won__quarter"), true);
		assert.equal(of({ weekyear: null, week: null }, "-date_won__week"), true);
		assert.equal(of({}, "date_won__year", null), true);
		assert.equal(of({}, "date_won__year", "None", [{ ...row, date_won: null }]), true);
		assert.equal(of({ year: 2026 }, "date_won__year"), false);
		assert.equal(of({}, "date_won__year", null, [row]), false);
		assert.equal(of({}, "date_won__year", "2026"), false);
		assert.equal(of({ user_id: null, user_name: null }, "user_id", null), false);
	});
});
