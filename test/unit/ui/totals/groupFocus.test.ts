import assert from "node:assert/strict";
import { EMPTY_STATE, type Group, type ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import type { Provenance } from "../../../../src/opportunities/reading/readPlan.ts";
import { CLEAR, HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { identityOf } from "../../../../src/opportunities/totals/groupState.ts";
import { GroupFocus } from "../../../../src/ui/totals/groupFocus.ts";

const LOG = { debug: () => {}, info: () => {}, warn: () => {}, error: assert.fail };
const PROVENANCE = { receivedAt: 1 } as Provenance;

function group(key: string | null, name: string | null, count: number): Group {
	return {
		id: JSON.stringify(key),
		key,
		fields: { user_id: key, user_name: name },
		size: count,
		aggregates: { total_value_annualized: count * 100 },
		provenance: PROVENANCE,
		rows: [],
		loading: false,
		error: undefined,
	};
}

const [ANN, BOB, NOBODY] = [group("user_1", "Ann", 3), group("user_2", "Bob", 4), group(null, null, 5)];
const STATE: ListingState = {
	...EMPTY_STATE,
	view: { group_by: "user_id", filters: {} },
	grouped: true,
	groups: [ANN, BOB, NOBODY],
	totals: { total_results: 12 },
	withoutGroup: 1,
};

/** A focus on one group of a Listing that does as the test says. */
function focused(on: Group) {
	const listeners = new Set<() => void>();
	const source = {
		state: STATE,
		onDidChange: (listener: () => void) => {
			listeners.add(listener);
			return { dispose: () => listeners.delete(listener) };
		},
	};
	const focus = new GroupFocus(source, LOG);
	focus.set(identityOf(on, STATE));
	let changes = 0;
	focus.onDidChange(() => {
		changes += 1;
	});
	return {
		focus,
		listeners,
		changes: () => changes,
		change: (change: Partial<ListingState>) => {
			source.state = { ...source.state, ...change };
			for (const listener of listeners) listener();
		},
		whole: () => focus.state === source.state,
	};
}

describe("The totals of a group", () => {
	it("are the group's own figures, with where they come from, and nothing of the other groups", () => {
		const { focus } = focused(BOB);
		assert.deepEqual(focus.state.totals, { total_results: 4, total_value_annualized: 400 });
		assert.deepEqual([focus.state.groups, focus.state.grouped, focus.state.withoutGroup], [[BOB], false, 0]);
		assert.equal(focus.state.provenance, PROVENANCE);
		assert.equal(focus.only, BOB.id);
	});

	it("name the group, unless names are hidden", () => {
		assert.equal(focused(BOB).focus.label("en", CLEAR), "Bob");
		assert.equal(focused(BOB).focus.label("en", HIDDEN), "•••");
	});

	it("follow what the View is filtered by", () => {
		const { focus, change, changes } = focused(BOB);
		change({ groups: [group("user_2", "Bob", 1)], totals: { total_results: 1 } });
		assert.equal(focus.state.totals?.total_results, 1);
		assert.equal(changes(), 1);
	});

	it("wait for the group while it may still arrive", () => {
		const { focus, change } = focused(BOB);
		change({ groups: [ANN], loading: true, partial: "opening" });
		assert.deepEqual([focus.state.totals, focus.state.groups, focus.state.loading], [undefined, [], true]);
		change({ groups: [ANN, BOB] });
		assert.equal(focus.state.totals?.total_results, 4);
		assert.equal(focus.state.partial, undefined, "the others that are still to come change nothing of it");
		change({ loading: false, partial: undefined });
		assert.equal(focus.state.totals?.total_results, 4);
	});

	const endings: Readonly<Record<string, Partial<ListingState>>> = {
		"has the group no more": { groups: [ANN] },
		"is grouped in another way, though a group has the same key": {
			view: { group_by: "date_won__year", filters: {} },
		},
		"is another account's": { ...EMPTY_STATE },
	};
	for (const [name, change] of Object.entries(endings))
		it(`give way to those of all once the View ${name}, and do not come back`, () => {
			const { focus, whole, change: to } = focused(NOBODY);
			to(change);
			assert.ok(whole());
			assert.deepEqual([focus.only, focus.label("en", CLEAR)], [undefined, undefined]);
			to(STATE);
			assert.ok(whole());
		});

	it("listen no longer than they live", () => {
		const { focus, listeners } = focused(ANN);
		focus.dispose();
		assert.equal(listeners.size, 0);
	});
});
