import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { EMPTY_STATE, isEmpty, type ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";

const VIEW: View = { group_by: "date_won__year", filters: {} };

function empty(part: Partial<ListingState>): boolean {
	return isEmpty({ ...EMPTY_STATE, view: VIEW, ...part });
}

describe("An empty view", () => {
	it("is one that was read whole and holds nothing", () => {
		assert.equal(empty({}), true);
	});

	it("is not one whose objects are all in no group", () => {
		assert.equal(empty({ withoutGroup: 1 }), false);
	});

	it("is not one of which something is missing still", () => {
		const error = new CloseError("network", "No connection.", { advice: "" });
		for (const part of [
			{ view: undefined },
			{ loading: true },
			{ stale: true },
			{ error },
			{ partial: "stopped" },
			{ partial: "failed" },
		] as const)
			assert.equal(empty(part), false, JSON.stringify(part));
	});
});
