import assert from "node:assert/strict";
import { HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { FakeViews } from "./fakeViews.ts";

describe("The name that Save View suggests", () => {
	async function suggested(view: View, mask = new FakeViews([]).mask): Promise<string> {
		const views = new FakeViews([]);
		views.view = view;
		views.mask = mask;
		void views.save();
		const box = await views.quickInputs.openText("Save View");
		return box.value;
	}

	it("is the View's filters in words", async () => {
		const view = { filters: { status_type: ["active"], date_won: "this_quarter", user_id: ["user_a"] } } as const;
		assert.equal(await suggested({ group_by: "user_id", ...view }), "Open · Ann · This quarter");
	});

	it("is the name of a View that has one", async () => {
		assert.equal(await suggested({ name: "Mine", filters: { user_id: ["me"] } }), "Mine");
	});

	it("is the grouping, if there are no filters or they are hidden", async () => {
		assert.equal(await suggested({ group_by: "user_id", filters: {} }), "Owner, A to Z");
		assert.equal(await suggested({ group_by: "user_id", filters: { user_id: ["user_a"] } }, HIDDEN), "Owner, A to Z");
	});

	it("is cut, so that it is a name that can be saved", async () => {
		const labels = Array.from({ length: 3 }, (_, index) => `${"x".repeat(80)}${index}`);
		const name = await suggested({ filters: { status_label: labels } });
		assert.equal([...name].length, 100);
	});
});
