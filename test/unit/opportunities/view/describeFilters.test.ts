import assert from "node:assert/strict";
import fc from "fast-check";
import { HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { describeFilters, filterText, WHOLE } from "../../../../src/opportunities/view/describeFilters.ts";
import type { Describing, Names } from "../../../../src/opportunities/view/describeOptions.ts";
import type { Filters } from "../../../../src/opportunities/view/view.ts";
import { anyView } from "./viewArbitrary.ts";

const NAMES: Names = {
	owner: (id) => ({ user_a: "Ann Lee", user_b: "Bob", user_c: "Cy", user_d: "Di" })[id],
	status: (id) => ({ stat_1: "Proposal (Sales)" })[id],
	smartView: (id) => ({ save_1: "Hot leads" })[id],
	lead: (id) => ({ lead_1: "Acme" })[id],
	organization: (id) => ({ orga_1: "Widgets" })[id],
};
const ENGLISH: Describing = { names: NAMES, locale: "en-US" };

function described(filters: Filters, describing = ENGLISH): string {
	// Dates have thin and narrow spaces in them, which say nothing here.
	return describeFilters({ filters }, describing).replace(/[\u2009\u202f]/g, " ");
}

describe("The description of filters", () => {
	it("is empty without filters", () => {
		assert.equal(described({}), "");
	});

	it("names statuses first, then people, then dates", () => {
		assert.equal(described({ date_won: "this_year", status_type: ["won", "active"] }), "Won, Open · This year");
		assert.equal(
			described({ date_won: "this_year", user_id: ["user_a"], status_type: ["lost"] }),
			"Lost · Ann Lee · This year",
		);
	});

	it("hides names and what somebody typed, and nothing else", () => {
		const hidden = { ...ENGLISH, mask: HIDDEN };
		const filters: Filters = {
			status_type: ["won"],
			status_id: ["stat_1"],
			user_id: ["me", "user_a", "user_x"],
			date_won: "this_year",
			lead_id: "lead_1",
			lead_saved_search_id: "save_1",
			organization_id: "orga_1",
			query: "note:Acme",
		};
		assert.equal(
			described(filters, hidden),
			"Won · Proposal (Sales) · Me, •••, ••• · This year · Lead: ••• · Smart View: ••• · Organization: ••• · Query: •••",
		);
		const names = { ...NAMES, owner: () => "Ann Lee" };
		assert.equal(described({ user_id: ["me"] }, { ...hidden, names }), "•••");
	});

	it("says names where they are known, else the id", () => {
		assert.equal(
			described({ user_id: ["user_a", "user_x"], status_id: ["stat_1"] }),
			"Proposal (Sales) · Ann Lee, user_x",
		);
		assert.equal(
			described({ lead_id: "lead_1", lead_saved_search_id: "save_1", organization_id: "orga_1" }),
			"Lead: Acme · Smart View: Hot leads · Organization: Widgets",
		);
		assert.equal(described({ lead_id: "lead_2" }), "Lead: lead_2");
		assert.equal(described({ user_id: ["me"] }), "Me");
	});

	it("counts the rest of a long list", () => {
		assert.equal(described({ user_id: ["user_a", "user_b", "user_c"] }), "Ann Lee, Bob, Cy");
		assert.equal(described({ user_id: ["user_a", "user_b", "user_c", "user_d"] }), "Ann Lee, Bob and 2 more");
	});

	it("says which date is meant, but for the won date", () => {
		assert.equal(
			described({ date_created: "last_7_days", date_updated: "today", date_won: "next_quarter" }),
			"Next quarter · Created: Last 7 days · Updated: Today",
		);
	});

	it("writes bounds as days, the last one included", () => {
		assert.equal(described({ date_won: { gte: "2026-01-01", lt: "2026-04-01" } }), "Jan 1 – Mar 31, 2026");
		assert.equal(described({ date_won: { gte: "2026-01-01", lt: "2026-01-02" } }), "Jan 1, 2026");
		assert.equal(described({ date_won: { gt: "2025-12-31", lt: "2026-04-01" } }), "Jan 1 – Mar 31, 2026");
		assert.equal(described({ date_won: { gte: "2026-01-01" } }), "On or after Jan 1, 2026");
		assert.equal(
			described({ date_won: { gt: "2026-01-01", lte: "2026-02-01" } }),
			"After Jan 1, 2026 · On or before Feb 1, 2026",
		);
		assert.equal(described({ date_won: { lt: "2026-01-01" } }), "Before Jan 1, 2026");
		assert.equal(described({ date_won: { eq: "2026-01-01" } }), "Jan 1, 2026");
		assert.equal(
			described({ date_won: { gte: "2026-01-01", lt: "2026-01-01" } }),
			"On or after Jan 1, 2026 · Before Jan 1, 2026",
		);
		assert.equal(
			described({ date_won: { gt: "2026-01-01", lt: "2026-01-02" } }),
			"After Jan 1, 2026 · Before Jan 2, 2026",
		);
	});

	it("writes moments with their hour, here", () => {
		assert.equal(described({ date_created: { gte: "2026-01-01T09:30" } }), "Created: On or after Jan 1, 2026, 9:30 AM");
	});

	it("writes dates as the locale does, whatever locale it is told", () => {
		const won: Filters = { date_won: { eq: "2026-02-01" } };
		assert.equal(described(won, { names: NAMES, locale: "de" }), "01.02.2026");
		assert.equal(described(won, { names: NAMES, locale: "no such locale" }), "Feb 1, 2026");
	});

	it("says both sides of stalled, value periods and queries", () => {
		assert.equal(
			described({ is_stalled: true, value_period: ["one_time", "annual"] }),
			"One-time, Annual · Stalled only",
		);
		assert.equal(described({ is_stalled: false, query: "note:important" }), "Not stalled · Query: note:important");
	});

	it("cuts long texts and turns line breaks and marks of direction into plain text", () => {
		const text = described({ query: "x".repeat(200) });
		assert.ok(text.length < 80 && text.endsWith("…"), text);
		assert.equal(described({ query: "a\nb\u202ec" }), "Query: a bc");
	});

	it("leaves out nothing that has room for all of it", () => {
		const ids = Array.from({ length: 300 }, (_, index) => `user_${index}`);
		assert.equal(describeFilters({ filters: { user_id: ids } }, ENGLISH, WHOLE), ids.join(", "));
		const query = "note:important ".repeat(40).trim();
		assert.equal(describeFilters({ filters: { query } }, ENGLISH, WHOLE), `Query: ${query}`);
	});

	it("stays short enough to show, whatever the names are", () => {
		const names = { ...NAMES, owner: () => "x".repeat(5000) };
		const user_id = Array.from({ length: 50_000 }, (_, index) => `user_${index}`);
		const text = describeFilters({ filters: { user_id } }, { ...ENGLISH, names }, WHOLE);
		assert.ok(text.length < 30_000, `${text.length}`);
		assert.match(text, /x and 49,\d{3} more$/);
	});

	it("mentions every filter that is set, and only those", () => {
		fc.assert(
			fc.property(anyView, ({ filters }) => {
				const text = describeFilters({ filters }, ENGLISH);
				for (const key of Object.keys(filters) as (keyof Filters)[]) {
					const own = filterText(filters, key, ENGLISH);
					assert.ok(own !== undefined && own !== "" && text.includes(own), key);
				}
				assert.equal(text === "", Object.keys(filters).length === 0);
			}),
		);
	});
});
