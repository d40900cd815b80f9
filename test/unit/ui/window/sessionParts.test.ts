import assert from "node:assert/strict";
import { EMPTY_STATE, type ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import type { OpenSession, Session } from "../../../../src/ui/session/session.ts";
import { SessionParts } from "../../../../src/ui/window/sessionParts.ts";
import { FakeClose, FakeLog, FakeSecrets, key, Window } from "../session/fakes.ts";

const VIEW: View = { filters: { status_type: ["active"] } };
const GROUPED: View = { ...VIEW, group_by: "user_id" };
const OTHER: View = { filters: { status_type: ["won"] } };

/** A window that shows what a test says, and counts how often it forgets. */
async function setUp() {
	const close = new FakeClose();
	close.keys.set("k", "Ada").set("l", "Ben");
	const window = new Window(new FakeSecrets(), close);
	await window.sessions.signIn(key("k"));
	let state: ListingState = EMPTY_STATE;
	let changed = () => {};
	const currentView = {
		get session(): Session {
			return window.sessions.current;
		},
		get state() {
			return state;
		},
		ready: async () => {},
		queryOf: (view: View, _: OpenSession) => queryOf(view, { now: new Date(), me: undefined }),
		onDidChange: (listener: () => void) => {
			changed = listener;
			return { dispose: () => {} };
		},
	};
	const settings = { current: { pageSize: 100, maxConcurrentRequests: 4 } as never };
	const parts = new SessionParts({ currentView, settings, log: new FakeLog() });
	let forgotten = 0;
	parts.onDidForget(() => {
		forgotten += 1;
	});
	/** The Listing has read a View from its start. */
	const reads = (view: View, total: number) => {
		state = { ...EMPTY_STATE, view, totals: { total_results: total }, provenance: { asked: {}, receivedAt: 1 } };
		changed();
	};
	/** How often a question about the View was asked until now, after asking it. */
	const asked = async () => {
		await (await parts.reader())?.figures(VIEW);
		return close.requests.filter(({ path }) => path.startsWith("/opportunity/")).length;
	};
	await parts.reader();
	return { window, parts, reads, asked, changes: () => changed(), forgotten: () => forgotten };
}

describe("The parts of a session", () => {
	it("have one reader, which asks nothing before it is asked", async () => {
		const { parts, asked, window } = await setUp();
		assert.equal(await parts.reader(), await parts.reader());
		assert.equal(window.close.requests.filter(({ path }) => path.startsWith("/opportunity/")).length, 0);
		assert.equal(await asked(), 1);
		assert.equal(await asked(), 1);
	});

	it("are forgotten when the View has been read again, and not before", async () => {
		const { reads, asked, forgotten, changes } = await setUp();
		reads(VIEW, 5);
		assert.equal(await asked(), 1);
		const before = forgotten();
		changes();
		assert.equal(await asked(), 1);
		reads(VIEW, 5);
		assert.equal(forgotten(), before + 1);
		assert.equal(await asked(), 2);
	});

	it("stay when another View is read, or the same filters in other groups", async () => {
		const { reads, asked, forgotten } = await setUp();
		reads(VIEW, 5);
		await asked();
		const before = forgotten();
		reads(OTHER, 3);
		reads(GROUPED, 5);
		assert.equal(forgotten(), before);
		assert.equal(await asked(), 1);
	});

	it("are forgotten when a View has other figures than before", async () => {
		const { reads, asked, forgotten } = await setUp();
		reads(VIEW, 5);
		await asked();
		reads(OTHER, 3);
		const before = forgotten();
		reads(GROUPED, 6);
		assert.equal(forgotten(), before + 1);
		assert.equal(await asked(), 2);
	});

	it("are told to be old when somebody has their reader forget, unless it is another session's", async () => {
		const { window, parts, changes, asked, forgotten } = await setUp();
		await asked();
		const reader = await parts.reader();
		const before = forgotten();
		reader?.forget();
		assert.equal(forgotten(), before + 1);
		assert.equal(await asked(), 2);
		await window.sessions.signIn(key("l"));
		changes();
		reader?.forget();
		assert.equal(forgotten(), before + 2);
	});

	it("are another session's after signing in as another", async () => {
		const { window, parts, changes, forgotten } = await setUp();
		const first = await parts.reader();
		const before = forgotten();
		await window.sessions.signIn(key("l"));
		changes();
		assert.equal(forgotten(), before + 1);
		assert.notEqual(await parts.reader(), first);
	});

	it("have no reader without a session", async () => {
		const { window, parts, changes } = await setUp();
		await window.sessions.signOut();
		changes();
		assert.equal(await parts.reader(), undefined);
	});
});
