import assert from "node:assert/strict";
import type { NamedView, View } from "../../../../src/opportunities/view/view.ts";
import { RememberedView } from "../../../../src/ui/window/rememberedView.ts";
import { ViewAndOrigin } from "../../../../src/ui/window/viewAndOrigin.ts";
import { FakeLog, FakeMemento } from "../session/fakes.ts";

const MINE: NamedView = { name: "Mine", group_by: "user_id", filters: { user_id: ["me"] } };

function beginning(memory = new FakeMemento()): ViewAndOrigin {
	const made = new ViewAndOrigin(new RememberedView(memory, new FakeLog()));
	made.begin({ kind: "none", problem: undefined }, { view: { filters: {} }, origin: undefined });
	return made;
}

describe("The View and its origin", () => {
	it("knows the named View that the current one was made from, change by change", () => {
		const views = beginning();
		views.open(MINE);
		views.change({ group_by: "user_id", filters: { user_id: ["me"], is_stalled: true } });
		views.change({ filters: { user_id: ["me"], is_stalled: true } });
		assert.equal(views.originOf(views.view), MINE);
		views.go(-1);
		assert.equal(views.originOf(views.view), MINE);
	});

	it("knows of none for what was opened without a name", () => {
		const views = beginning();
		views.open(MINE);
		views.open({ filters: { is_stalled: true } });
		assert.equal(views.originOf(views.view), undefined);
	});

	it("leaves the named View when all its filters are cleared, but not one that has none", () => {
		const views = beginning();
		views.open(MINE);
		views.change({ group_by: "user_id", filters: {} });
		assert.equal(views.originOf(views.view), undefined);
		const all: NamedView = { name: "Everything", filters: {} };
		views.open(all);
		views.change({ group_by: "user_id", filters: {} });
		assert.equal(views.originOf(views.view), all);
	});

	it("takes the name under which the View was saved, for what is on screen too", () => {
		const views = beginning();
		const asked: View = { filters: { is_stalled: true } };
		const shown: View = { filters: { is_stalled: true } };
		views.open(asked);
		views.setOrigin({ ...asked, name: "Stuck" }, shown);
		assert.equal(views.originOf(asked)?.name, "Stuck");
		assert.equal(views.originOf(shown)?.name, "Stuck");
	});

	it("takes a new name for every View that comes from the renamed one, and for no other", () => {
		const views = beginning();
		views.open(MINE);
		views.change({ group_by: "user_id", filters: { user_id: ["me"], is_stalled: true } });
		views.open({ ...MINE, name: "Another" });
		views.rename("Mine", "Ours", undefined);
		assert.equal(views.originOf(views.view)?.name, "Another");
		views.go(-1);
		assert.deepEqual(views.originOf(views.view), { ...MINE, name: "Ours" });
		views.go(-1);
		assert.equal(views.originOf(views.view)?.name, "Ours");
	});

	it("remembers the new name for a reload of the window", () => {
		const memory = new FakeMemento();
		const views = beginning(memory);
		views.open(MINE);
		views.rename("Mine", "Ours", undefined);
		assert.match(JSON.stringify([...memory.values]), /"Ours"/);
	});

	it("takes the name of what was changed, which may be on screen while another View was asked for", () => {
		const views = beginning();
		views.open(MINE);
		const asked: View = { filters: { query: "foo:(" } };
		views.open(asked);
		views.change({ filters: { user_id: ["me"] } }, MINE);
		assert.equal(views.originOf(views.view), MINE);
		views.go(-1);
		const saved: NamedView = { name: "Saved", filters: { user_id: ["me"] } };
		const shown: View = { filters: { user_id: ["me"] } };
		views.setOrigin(saved, shown);
		assert.equal(views.originOf(shown), saved);
		assert.equal(views.originOf(asked), undefined);
	});

	it("makes no step of what shows the same", () => {
		const views = beginning();
		views.open({ filters: {} });
		views.change({ filters: {} });
		assert.equal(views.canGoBack, false);
		views.open(MINE);
		views.open({ ...MINE });
		views.go(-1);
		assert.equal(views.canGoBack, false);
	});
});
