import assert from "node:assert/strict";
import { allChanges, isMeant } from "../../mutants/changes.ts";
import { EQUAL } from "../../mutants/equal.ts";

describe("A mutant that is said to be equal", () => {
	it("is one that a source has, and only one", async () => {
		const changes = await allChanges();
		assert.deepEqual(
			EQUAL.filter((equal) => changes.filter((change) => isMeant(equal, change)).length !== 1),
			[],
		);
	});
});
