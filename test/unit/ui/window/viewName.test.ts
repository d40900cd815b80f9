import assert from "node:assert/strict";
import { EMPTY_STATE } from "../../../../src/opportunities/listing/listingState.ts";
import type { NamedView, View } from "../../../../src/opportunities/view/view.ts";
import { viewDescription } from "../../../../src/ui/window/viewName.ts";

const OPEN: View = { group_by: "user_id", filters: { status_type: ["active"] } };

function described(view: View | undefined, origin?: NamedView, filters = "Open"): string {
	const state = view === undefined ? EMPTY_STATE : { ...EMPTY_STATE, view };
	const shown = { view: OPEN, state, originOf: () => origin, orderOf: () => "-value" as const };
	return viewDescription(shown, filters);
}

describe("The View that the totals are of", () => {
	it("is told with its name, filters, grouping and order", () => {
		assert.equal(described(OPEN), "Open · Owner, A to Z · Value, highest first");
		assert.equal(described(OPEN, { name: "Mine", ...OPEN }), "Mine · Open · Owner, A to Z · Value, highest first");
		assert.match(described({ filters: {} }, undefined, ""), /^All opportunities · /);
		assert.equal(described(undefined), "");
	});

	it("has a dot behind its name once it was changed", () => {
		assert.match(described(OPEN, { name: "Mine", filters: {} }), /^Mine ● · Open · /);
	});

	it("has nothing in its name that a label can't show", () => {
		assert.match(described(OPEN, { name: " Mi\nne\u202e ", ...OPEN }), /^Mi ne · Open · /);
	});
});
