import assert from "node:assert/strict";
import type { Row } from "../../../../src/close/schema/opportunityRow.ts";
import { SeenIds } from "../../../../src/opportunities/reading/seenIds.ts";
import { deal } from "../listing/fakeSource.ts";

const [A, B, C] = [deal(), deal(), deal()];

describe("Objects that a reading has encountered", () => {
	it("are noticed if they come again, together with others or on one page", () => {
		const seen = new SeenIds();
		assert.equal(seen.add([A, B]), true);
		assert.equal(seen.add([B, C]), false);
		assert.equal(new SeenIds().add([A, A]), false);
	});

	it("may come again once they're forgotten, and no others", () => {
		const seen = new SeenIds();
		seen.add([A, B, C]);
		seen.forget([A, B]);
		assert.deepEqual(
			[A, B, C].map((row) => seen.has(row)),
			[false, false, true],
		);
		assert.equal(seen.add([A, B]), true);
		assert.equal(seen.add([C]), false);
	});

	it("can't be told apart, nor noticed, if they have no id", () => {
		const seen = new SeenIds();
		const unreadable: Row = { unreadable: "No id." };
		assert.equal(seen.add([unreadable, unreadable]), true);
		seen.forget([unreadable]);
		assert.equal(seen.has(unreadable), false);
	});
});
