import assert from "node:assert/strict";
import fc from "fast-check";
import { describeFilters } from "../../../../src/opportunities/view/describeFilters.ts";
import type { Describing } from "../../../../src/opportunities/view/describeOptions.ts";
import { explainView } from "../../../../src/opportunities/view/explain.ts";
import { anyView } from "./viewArbitrary.ts";

const DESCRIBING: Describing = {
	names: {
		owner: (id) => (id === "user_a" ? "Ann" : undefined),
		status: (id) => (id === "stat_1" ? "Demo" : undefined),
		smartView: () => undefined,
		lead: (id) => (id === "lead_1" ? "Acme\u202e" : undefined),
		organization: () => undefined,
	},
	locale: "en-US",
};

describe("The explanation of a View", () => {
	it("tells grouping, sorting and every filter, with names and ids", () => {
		const view = {
			group_by: "-date_won__quarter",
			order_by: "-value",
			filters: {
				user_id: ["user_a", "user_x", "me"],
				status_id: ["stat_1"],
				status_type: ["won", "active"],
				value_period: ["one_time"],
				date_won: "this_quarter",
				date_created: { gte: "2026-01-01" },
				lead_id: "lead_1",
				is_stalled: false,
				query: "note:important",
			},
		} as const;
		assert.deepEqual(explainView(view, DESCRIBING), [
			"Grouping: Close quarter, newest first",
			"Sort order: Value, highest first",
			"Owners: Ann (user_a), user_x, the signed-in user (me)",
			"Statuses: Demo (stat_1)",
			"Status Types: Won, Open",
			"Value Periods: One-time",
			"Won or Close Date: This quarter",
			"Date Created: On or after Jan 1, 2026",
			"Lead: Acme (lead_1)",
			"Stalled: Not stalled",
			"Query: note:important",
		]);
		assert.deepEqual(explainView({ filters: {} }, DESCRIBING), ["No grouping", "No filters"]);
	});

	it("puts a label with a comma in quotes, and not the comma between two", () => {
		const labels = (status_label: string[]) => explainView({ filters: { status_label } }, DESCRIBING)[1];
		assert.equal(labels(["Won, verbal"]), 'Status Label: "Won, verbal"');
		assert.equal(labels(["Won", "verbal"]), "Status Label: Won, verbal");
		assert.equal(describeFilters({ filters: { status: ["Won, verbal"] } }, DESCRIBING), '"Won, verbal"');
	});

	it("counts what would be too much for a dialog", () => {
		const ids = Array.from({ length: 25 }, (_, index) => `user_${index}`);
		const [, owners, query] = explainView({ filters: { user_id: ids, query: "x".repeat(1000) } }, DESCRIBING);
		assert.match(owners ?? "", /user_17, 5 more, user_23, user_24$/);
		assert.equal(query, `Query: ${"x".repeat(300)}… (characters left out: 600) …${"x".repeat(100)}`);
	});

	it("ends as a long value ends, and cuts no emoji in two", () => {
		const text = `note:a ${"👩‍👩‍👧".repeat(500)} or lead_1`;
		const [, query] = explainView({ filters: { query: text } }, DESCRIBING);
		const [first = "", last = ""] = (query ?? "").slice("Query: ".length).split(/… \(characters left out: \d+\) …/);
		assert.ok(text.startsWith(first) && text.endsWith(last) && last.endsWith("👩‍👩‍👧 or lead_1"), query);
		assert.equal((first.length - "note:a ".length) % "👩‍👩‍👧".length, 0);
	});

	it("shows what cannot be seen", () => {
		const [, query] = explainView({ filters: { query: "a\u202eb\u200bc\u0003d\u009b\u2066e\u2800❤️" } }, DESCRIBING);
		assert.equal(query, "Query: a[U+202E]b[U+200B]c␃d[U+009B][U+2066]e[U+2800]❤️");
	});

	it("has a line for each filter, and no line break in any", () => {
		fc.assert(
			fc.property(anyView, (view) => {
				const lines = explainView(view, DESCRIBING);
				const filters = Math.max(1, Object.keys(view.filters).length);
				assert.equal(lines.length, 1 + (view.order_by === undefined ? 0 : 1) + filters);
				for (const line of lines) assert.doesNotMatch(line, /[\r\n\u2028\u202e]/);
			}),
		);
	});
});
