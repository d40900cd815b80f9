import assert from "node:assert/strict";
import type { OpportunityRow, Row } from "../../../../src/close/schema/opportunityRow.ts";
import { EMPTY_STATE, type Group, type ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import { leadNameIn, ownersIn } from "../../../../src/ui/window/nameCache.ts";

function row(fields: Partial<OpportunityRow>): Row {
	return {
		id: "oppo_1",
		lead_id: "lead_1",
		lead_name: null,
		user_id: null,
		user_name: null,
		status_type: "won",
		status_label: "Won",
		is_stalled: false,
		value: null,
		value_period: "annual",
		value_formatted: null,
		value_currency: null,
		confidence: 0,
		date_won: null,
		date_updated: null,
		...fields,
	} as OpportunityRow;
}

function state(...groups: readonly Pick<Group, "fields" | "rows">[]): ListingState {
	const group = { id: "", key: "", size: 1, aggregates: {}, loading: false, error: undefined };
	return { ...EMPTY_STATE, groups: groups.map((one) => ({ ...group, ...one })) };
}

describe("The names in loaded rows", () => {
	it("are those of owners, in rows and in groups by owner, each once", () => {
		const seen = state(
			{ fields: { user_id: "user_a", user_name: "Ann" }, rows: [] },
			{ fields: { user_id: null, user_name: null }, rows: [row({ user_id: "user_b", user_name: "Bob" }), row({})] },
			{ fields: {}, rows: [row({ user_id: "user_b", user_name: "Bob" }), { unreadable: "x" }] },
			{ fields: {}, rows: [row({ user_id: "user_n", user_name: null })] },
		);
		assert.deepEqual(ownersIn(seen), [
			{ id: "user_a", name: "Ann" },
			{ id: "user_b", name: "Bob" },
		]);
	});

	it("are gathered once for each state", () => {
		const seen = state({ fields: { user_id: "user_a", user_name: "Ann" }, rows: [] });
		assert.equal(ownersIn(seen), ownersIn(seen));
		assert.notEqual(ownersIn({ ...seen }), ownersIn(seen));
	});

	it("are those of leads", () => {
		const seen = state({ fields: {}, rows: [row({}), row({ lead_id: "lead_2", lead_name: "Acme" })] });
		assert.equal(leadNameIn(seen, "lead_2"), "Acme");
		assert.equal(leadNameIn(seen, "lead_1"), undefined);
		assert.equal(leadNameIn(seen, "lead_3"), undefined);
	});

	it("are looked for in the first thousand rows", () => {
		const rows = [...Array(1000).keys()].map(() => row({}));
		const last = row({ lead_id: "lead_2", lead_name: "Acme" });
		assert.equal(leadNameIn(state({ fields: {}, rows: [...rows.slice(1), last] }), "lead_2"), "Acme");
		assert.equal(leadNameIn(state({ fields: {}, rows: [...rows, last] }), "lead_2"), undefined);
	});
});
