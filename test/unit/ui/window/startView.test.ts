import assert from "node:assert/strict";
import { startView } from "../../../../src/ui/window/startView.ts";

const HOT = { name: "Hot", group_by: "-date_won__year", filters: { is_stalled: true } };

function start(name: string, views: readonly unknown[] = [HOT]) {
	return startView({ startView: name, groupBy: "user_id", orderBy: "-value", views });
}

describe("The View to begin with", () => {
	it("has what is open, or everything, grouped and sorted by the settings", () => {
		const sorted = { group_by: "user_id", order_by: "-value" };
		assert.deepEqual(start("open"), { view: { ...sorted, filters: { status_type: ["active"] } } });
		assert.deepEqual(start("everything"), { view: { ...sorted, filters: {} } });
		const ungrouped = startView({ startView: "open", groupBy: undefined, orderBy: "-value", views: [] });
		assert.deepEqual(ungrouped.view, { order_by: "-value", filters: { status_type: ["active"] } });
	});

	it("is a saved View, as it was saved", () => {
		assert.deepEqual(start("Hot"), { view: HOT });
		assert.deepEqual(start("Hot", [7, { ...HOT, name: " Hot " }]).view, HOT);
	});

	it("is not a saved View that is called like one of ours", () => {
		assert.deepEqual(start("open", [{ ...HOT, name: "open" }]).view.filters, { status_type: ["active"] });
		assert.deepEqual(start("everything", [{ ...HOT, name: "everything" }]).view.filters, {});
	});

	it("has what is open if the saved View is missing or wrong, and says so", () => {
		const missing = start("Cold");
		assert.deepEqual(missing.view, start("open").view);
		assert.equal(missing.problem, 'There\'s no saved View named "Cold". Open opportunities are shown instead.');
		const wrong = start("Hot", [{ ...HOT, order_by: "size" }]);
		assert.deepEqual(wrong.view, start("open").view);
		assert.match(wrong.problem ?? "", /order_by.* Open opportunities are shown instead\.$/);
	});
});
