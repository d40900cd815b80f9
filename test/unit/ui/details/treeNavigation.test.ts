import assert from "node:assert/strict";
import type { ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import { treeNavigation } from "../../../../src/ui/details/treeNavigation.ts";
import { type DetailsNavigation, neighbourOf, placeIn } from "../../../../src/ui/window/detailsNavigation.ts";
import { FakeEvent } from "../fakeEvent.ts";
import { failure, row, stateOf } from "./fakes.ts";

const rows = (...ids: string[]) => ids.map((id) => row(id, "lead_1"));

/** A tree whose groups load what `next` says. */
function tree(state: ListingState) {
	const changes = new FakeEvent<void>();
	const asked: string[] = [];
	const currentView = {
		state,
		next: (_id: string): ListingState => currentView.state,
		listing: {
			loadMore: async (id: string) => {
				asked.push(id);
				currentView.state = currentView.next(id);
			},
			loadAll: async (id: string) => {
				asked.push(`all of ${id}`);
				currentView.state = currentView.next(id);
			},
		},
		onDidChange: changes.on,
	};
	return {
		currentView,
		asked,
		changes,
		navigation: treeNavigation(currentView as unknown as Parameters<typeof treeNavigation>[0]),
	};
}

describe("the walk along the tree", () => {
	it("goes through the loaded rows of all groups, in the tree's order", () => {
		const { navigation } = tree(
			stateOf([rows("a", "b")], [[]], [[{ unreadable: "?" }, { unreadable: "?", id: "c" }, ...rows("d")]]),
		);
		assert.deepEqual(navigation.ids(), ["a", "b", "c", "d"]);
		assert.equal(neighbourOf(navigation, "b", 1), "c");
		assert.equal(neighbourOf(navigation, "c", -1), "b");
		assert.equal(neighbourOf(navigation, "a", -1), undefined);
		assert.equal(neighbourOf(navigation, "d", 1), undefined);
		assert.equal(neighbourOf(navigation, "x", 1), undefined);
		assert.equal(neighbourOf(navigation, "b", -1), "a");
		assert.equal(navigation.title, "Owner, A to Z");
	});

	it("counts what is not loaded where a group is loaded in part", () => {
		const { navigation } = tree(stateOf([rows("a", "b"), 118], [[], 7], [rows("c"), 20]));
		assert.deepEqual(placeIn(navigation, "b"), { position: 2, size: 145 });
		assert.deepEqual(placeIn(navigation, "c"), { position: 126, size: 145 });
		assert.equal(placeIn(navigation, "x"), undefined);
	});

	it("loads on at the end of what is loaded of a group, and only there", async () => {
		const { navigation, currentView, asked } = tree(stateOf([rows("a", "b"), 3], [rows("d")]));
		currentView.next = () => stateOf([rows("a", "b", "c"), 3], [rows("d")]);
		assert.equal(await navigation.loadAfter?.("a"), true);
		assert.deepEqual(asked, []);
		assert.equal(await navigation.loadAfter?.("b"), true);
		assert.deepEqual(asked, ['"0"']);
		assert.equal(neighbourOf(navigation, "b", 1), "c");
		assert.equal(await navigation.loadAfter?.("c"), true);
		assert.equal(await navigation.loadAfter?.("d"), true);
		assert.deepEqual(asked, ['"0"']);
	});

	it("loads a group of which nothing is loaded as it is come to, and counts it before", async () => {
		const { currentView, asked, navigation } = tree(stateOf([rows("a")], [[], 2]));
		currentView.next = () => stateOf([rows("a")], [rows("b", "c")]);
		assert.deepEqual(placeIn(navigation, "a"), { position: 1, size: 3 });
		assert.equal(await navigation.loadAfter?.("a"), true);
		assert.deepEqual(asked, [currentView.state.groups[1]?.id]);
		assert.equal(neighbourOf(navigation, "a", 1), "b");
		assert.deepEqual(placeIn(navigation, "b"), { position: 2, size: 3 });
	});

	it("loads the whole of an earlier group on the way back to its last row, and nothing within a group", async () => {
		const { navigation, currentView, asked } = tree(stateOf([rows("a", "b"), 4], [[]], [rows("e", "f"), 9]));
		currentView.next = () => stateOf([rows("a", "b", "c", "d")], [[]], [rows("e", "f"), 9]);
		assert.equal(await navigation.loadBefore?.("f"), true);
		assert.equal(await navigation.loadBefore?.("b"), true);
		assert.equal(await navigation.loadBefore?.("a"), true);
		assert.deepEqual(asked, []);
		assert.equal(await navigation.loadBefore?.("e"), true);
		assert.deepEqual(asked, ['all of "0"']);
		assert.equal(neighbourOf(navigation, "e", -1), "d");
		assert.equal(await navigation.loadBefore?.("e"), true);
		assert.deepEqual(asked, ['all of "0"']);
	});

	it("loads group after group on the way back until one has a row to go to", async () => {
		const { navigation, currentView, asked } = tree(stateOf([[], 1], [[], 1], [rows("c")]));
		currentView.next = (id) =>
			id === '"1"'
				? stateOf([[], 1], [[{ unreadable: "?" }]], [rows("c")])
				: stateOf([rows("a")], [[{ unreadable: "?" }]], [rows("c")]);
		assert.equal(await navigation.loadBefore?.("c"), true);
		assert.deepEqual(asked, ['all of "1"', 'all of "0"']);
		assert.equal(neighbourOf(navigation, "c", -1), "a");
	});

	it("does not pass over what did not arrive on the way back", async () => {
		const { navigation, currentView } = tree(stateOf([rows("a"), 3], [rows("c")]));
		currentView.next = () => stateOf([rows("a", "b"), 3], [rows("c")]);
		assert.equal(await navigation.loadBefore?.("c"), false);
		const [group, ...others] = currentView.state.groups;
		const error = failure("server");
		currentView.next = () => ({ ...currentView.state, groups: group ? [{ ...group, error }, ...others] : [] });
		await assert.rejects(async () => navigation.loadBefore?.("c"), error);
	});

	it("does not skip what did not arrive", async () => {
		const { navigation, currentView } = tree(stateOf([rows("a"), 2], [rows("c")]));
		assert.equal(await navigation.loadAfter?.("a"), false);
		const [group, ...others] = currentView.state.groups;
		const error = failure("server");
		currentView.next = () => ({ ...currentView.state, groups: group ? [{ ...group, error }, ...others] : [] });
		await assert.rejects(async () => navigation.loadAfter?.("a"), error);
	});

	it("follows the rows of the state as it is", () => {
		const { navigation, currentView } = tree(stateOf([rows("a", "b")]));
		assert.equal(neighbourOf(navigation, "a", 1), "b");
		currentView.state = stateOf([rows("a", "c", "b")]);
		assert.equal(neighbourOf(navigation, "a", 1), "c");
		assert.deepEqual(placeIn(navigation, "b"), { position: 3, size: 3 });
	});

	it("tells when the rows may have changed", () => {
		const { navigation, changes } = tree(stateOf());
		const listening = navigation.onDidChange(() => {});
		assert.equal(changes.listeners.size, 1);
		listening.dispose();
		assert.equal(changes.listeners.size, 0);
	});
});

describe("any other walk", () => {
	const navigation: DetailsNavigation = {
		title: "Overdue",
		ids: () => ["a", "b", "c"],
		onDidChange: () => ({ dispose() {} }),
	};

	it("counts its own ids", () => {
		assert.deepEqual(placeIn(navigation, "b"), { position: 2, size: 3 });
		assert.equal(placeIn(navigation, "x"), undefined);
	});
});
