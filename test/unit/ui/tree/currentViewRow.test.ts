import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { Listing } from "../../../../src/opportunities/listing/listing.ts";
import { EMPTY_STATE, type ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import { CLEAR, HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import type { NamedView, View } from "../../../../src/opportunities/view/view.ts";
import { ViewRow } from "../../../../src/ui/tree/currentViewRow.ts";

const NAMES = {
	owner: () => "Ann Lee",
	status: () => undefined,
	smartView: () => undefined,
	lead: () => undefined,
	organization: () => undefined,
};

/** A window, and the row that its tree shows. */
function setUp() {
	const window = {
		state: EMPTY_STATE as ListingState,
		view: { filters: {} } as View,
		listing: undefined as Listing | undefined,
		origin: undefined as NamedView | undefined,
		originOf: () => window.origin,
		orderOf: () => "-date_updated" as const,
	};
	const texts = { mask: CLEAR, saved: [] as readonly unknown[] };
	const row = new ViewRow({
		currentView: window,
		describing: () => ({ names: NAMES, locale: "en-US", mask: texts.mask }),
		savedViews: () => texts.saved,
	});
	const show = (part: Partial<typeof window>) => {
		Object.assign(window, part);
		return row.update();
	};
	return { row, show, texts };
}

const LISTING = {} as Listing;
const VIEW: View = { group_by: "user_id", filters: {} };
const OPEN: View = { group_by: "user_id", filters: { status_type: ["active"] } };

describe("The row of the View in the tree", () => {
	it("is there from the first answer on, and stays while that is asked for again", () => {
		const { row, show } = setUp();
		const error = new CloseError("server", "Close answered 503.", { advice: "" });
		assert.equal(show({ listing: LISTING, state: { ...EMPTY_STATE, loading: true } }), "nothing");
		assert.equal(show({ state: { ...EMPTY_STATE, error } }), "tree");
		assert.equal(show({ state: { ...EMPTY_STATE, loading: true } }), "nothing");
		assert.equal(row.shown?.label, "All opportunities");
		assert.equal(show({ state: { ...EMPTY_STATE, view: VIEW } }), "row");
	});

	it("is gone when the session ends", () => {
		const { row, show } = setUp();
		show({ listing: LISTING, state: { ...EMPTY_STATE, view: VIEW } });
		assert.equal(show({ listing: undefined, state: EMPTY_STATE }), "tree");
		assert.equal(row.shown, undefined);
	});

	it("tells what is on screen, or what is loading, and is redrawn only for that", () => {
		const { row, show } = setUp();
		show({ listing: LISTING, view: VIEW, state: { ...EMPTY_STATE, view: VIEW } });
		assert.equal(show({ state: { ...EMPTY_STATE, view: VIEW, asOf: 5 } }), "nothing");
		assert.equal(show({ view: OPEN, state: { ...EMPTY_STATE, view: VIEW, loading: true } }), "row");
		assert.deepEqual([row.shown?.label, row.shown?.filtered], ["Open", true]);
		const error = new CloseError("server", "Close answered 503.", { advice: "" });
		show({ state: { ...EMPTY_STATE, view: VIEW, error } });
		assert.equal(row.shown?.label, "All opportunities");
	});

	it("offers to clear the filters that were asked for in vain, too", () => {
		const { row, show } = setUp();
		show({ listing: LISTING, view: VIEW, state: { ...EMPTY_STATE, view: VIEW } });
		assert.equal(row.shown?.filtered, false);
		const error = new CloseError("server", "Close answered 400.", { advice: "" });
		show({ view: OPEN, state: { ...EMPTY_STATE, view: VIEW, error } });
		assert.equal(row.shown?.filtered, true);
	});

	it("can be renamed if the View comes from a saved one", () => {
		const { row, show, texts } = setUp();
		const origin: NamedView = { name: "Mine", ...OPEN };
		show({ listing: LISTING, view: origin, origin, state: { ...EMPTY_STATE, view: origin } });
		assert.deepEqual([row.shown?.label, row.shown?.saved], ["Mine", false]);
		texts.saved = [{ name: " Mine " }];
		assert.equal(row.update(), "row");
		assert.equal(row.shown?.saved, true);
	});

	it("hides names as soon as amounts are hidden", () => {
		const { row, show, texts } = setUp();
		const view: View = { filters: { user_id: ["user_a"] } };
		show({ listing: LISTING, view, state: { ...EMPTY_STATE, view } });
		assert.equal(row.shown?.label, "Ann Lee");
		texts.mask = HIDDEN;
		assert.equal(row.update(), "row");
		assert.doesNotMatch(JSON.stringify(row.shown), /Ann|user_a/);
	});
});
