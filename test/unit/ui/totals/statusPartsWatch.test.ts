import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { Listing } from "../../../../src/opportunities/listing/listing.ts";
import type { ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { StatusPartsWatch } from "../../../../src/ui/totals/statusPartsWatch.ts";
import { type Deal, deal, FakeSource } from "../../opportunities/listing/fakeSource.ts";
import { QUIET } from "../../opportunities/listing/overFake.ts";

const QUARTERS: View = { group_by: "date_won__quarter", filters: {} };
const OWNERS: View = { group_by: "user_id", filters: {} };

/** A page that shows what a Listing has read of deals of `owners` owners over three quarters. */
async function setUp(view: View, owners = 3, change: (one: Deal, index: number) => Deal = (one) => one) {
	const deals = Array.from({ length: owners * 6 }, (_, index) => {
		const name = `user_${String(index % owners).padStart(2, "0")}`;
		const status_type = ["won", "active", "lost"][Math.floor(index / owners) % 3] ?? "won";
		const date_won = ["2026-01-15", "2026-04-15", "2026-07-15"][index % 3] ?? null;
		return change(deal({ user_id: name, user_name: name, status_type, date_won }), index);
	});
	const source = new FakeSource(deals);
	const context = { source, settings: () => ({ pageSize: 10, maxConcurrentRequests: 4 }), log: QUIET };
	const ask = (one: View) => queryOf(one, { now: new Date("2026-05-06T12:00:00"), me: undefined });
	const listing = new Listing({ ...context, queryOf: ask });
	await listing.open(view);
	const reader = new PartReader(context, ask);
	let forgets = () => {};
	const page = { seen: true, state: undefined as ListingState | undefined };
	const shownState = {
		get state() {
			return page.state ?? listing.state;
		},
	};
	const watch = new StatusPartsWatch({
		source: shownState,
		sessionParts: {
			reader: async () => reader,
			onDidForget: (listener) => {
				forgets = listener;
				return { dispose: () => {} };
			},
		},
		seen: () => page.seen,
		startMonth: () => 1,
		changed: () => {},
		log: QUIET,
	});
	source.requests.length = 0;
	/** Draws as often as it takes until nothing is under way. */
	const settled = async () => {
		for (let turns = 0; turns < 200; turns++) {
			watch.update();
			await turn();
			if (turns > 5 && watch.shown?.phase !== "loading") return;
		}
	};
	const forget = () => {
		reader.forget();
		forgets();
	};
	return { source, listing, watch, shown: () => watch.shown, page, settled, forget };
}

describe("The parts on a totals page", () => {
	it("are read by themselves, once, for groups of a period", async () => {
		const { source, listing, watch, settled } = await setUp(QUARTERS);
		watch.update();
		assert.equal(watch.shown?.phase, "loading");
		await settled();
		const { shown } = watch;
		assert.equal(shown?.phase, "ready");
		assert.deepEqual([shown?.old, shown?.addsUp], [false, true]);
		assert.deepEqual(
			Object.keys(shown?.groups ?? {}),
			listing.state.groups.map(({ id }) => id),
		);
		assert.equal(shown?.whole?.won.total_results, 6);
		const { length } = source.requests;
		assert.ok(length > 0 && length <= 6, String(length));
		await settled();
		assert.equal(source.requests.length, length);
	});

	it("aren't asked for while nobody sees them, and are ended when the page is hidden", async () => {
		const { source, watch, shown, page, settled } = await setUp(QUARTERS);
		page.seen = false;
		await settled();
		assert.equal(source.requests.length, 0);
		assert.equal(shown(), undefined);
		page.seen = true;
		source.before = () => {
			page.seen = false;
			watch.update();
		};
		watch.update();
		await settled();
		const { length } = source.requests;
		assert.ok(length <= 2, "the walks end at their first answers");
		page.seen = true;
		source.before = () => undefined;
		await settled();
		assert.equal(watch.shown?.phase, "ready");
	});

	it("ask nothing for a View that isn't grouped or filters one status type", async () => {
		for (const view of [{ filters: {} }, { ...QUARTERS, filters: { status_type: ["won"] } }] satisfies View[]) {
			const { source, watch, settled } = await setUp(view);
			await settled();
			assert.equal(watch.shown, undefined);
			assert.equal(source.requests.length, 0);
		}
	});

	it("are asked for only after the groups are complete, but while rows are loading", async () => {
		const { source, listing, watch, page, settled } = await setUp(QUARTERS);
		for (const change of [{ partial: "opening" }, { stale: true }, { computedHere: true }] as const) {
			page.state = { ...listing.state, ...change };
			await settled();
			assert.equal(source.requests.length, 0);
		}
		page.state = { ...listing.state, loading: true };
		await settled();
		assert.equal(watch.shown?.phase, "ready");
	});

	it("are read by themselves for 30 owners, and beyond wait for the user, who learns how many requests it takes", async () => {
		const few = await setUp(OWNERS, 30);
		await few.settled();
		assert.equal(few.watch.shown?.phase, "ready");
		const { source, watch, settled } = await setUp(OWNERS, 31);
		await settled();
		assert.equal(watch.shown?.phase, "waiting");
		assert.equal(watch.shown?.requests, 21);
		assert.equal(source.requests.length, 0);
		watch.read();
		await settled();
		assert.equal(watch.shown?.phase, "ready");
		assert.ok(source.requests.length <= 21);
	});

	it("stop when the user says so, until the user wants them", async () => {
		const { source, watch, settled } = await setUp(QUARTERS);
		watch.update();
		watch.stop();
		await settled();
		assert.equal(watch.shown?.phase, "stopped");
		const { length } = source.requests;
		await settled();
		assert.equal(source.requests.length, length);
		watch.read();
		await settled();
		assert.equal(watch.shown?.phase, "ready");
	});

	it("say why they could not be read, until the user tries again", async () => {
		const { source, watch, settled } = await setUp(QUARTERS);
		source.before = () => Promise.reject(new CloseError("server", "Close is down.", { advice: "Wait." }));
		await settled();
		assert.equal(watch.shown?.phase, "failed");
		assert.deepEqual(watch.shown?.error, { message: "Close is down.", advice: "Wait." });
		source.before = () => undefined;
		await settled();
		assert.equal(watch.shown?.phase, "failed");
		watch.read();
		await settled();
		assert.deepEqual([watch.shown?.phase, watch.shown?.error], ["ready", undefined]);
	});

	it("are read again after a refresh, and stay meanwhile, marked as old", async () => {
		const { source, listing, watch, settled, forget } = await setUp(QUARTERS);
		await settled();
		const wonFitting = () => watch.fitting?.whole.won.total_results;
		const [first] = source.deals;
		source.deals.push({ ...deal(), ...first, id: "oppo_new" });
		await listing.refresh();
		forget();
		watch.update();
		assert.deepEqual(
			[watch.shown?.phase, watch.shown?.old, watch.shown?.whole?.won.total_results],
			["loading", true, 6],
		);
		assert.equal(wonFitting(), undefined);
		await settled();
		assert.deepEqual(
			[watch.shown?.phase, watch.shown?.old, watch.shown?.whole?.won.total_results],
			["ready", false, 7],
		);
		assert.equal(wonFitting(), 7);
	});

	it("of another View aren't those of the View before", async () => {
		const { listing, watch, shown, settled } = await setUp(QUARTERS);
		await settled();
		await listing.open(OWNERS);
		assert.equal(shown(), undefined);
		await settled();
		assert.deepEqual(
			Object.keys(watch.shown?.groups ?? {}),
			listing.state.groups.map(({ id }) => id),
		);
	});

	it("of the whole View aren't those of a group that is shown alone", async () => {
		const { listing, watch, shown, page, settled } = await setUp(QUARTERS);
		await settled();
		assert.ok(watch.parted);
		page.state = { ...listing.state, grouped: false, groups: listing.state.groups.slice(0, 1) };
		await settled();
		assert.equal(shown(), undefined);
		assert.equal(watch.parted, undefined, "it can't be explained by them either");
	});

	it("have lost ones by themselves as soon as an opportunity of an unknown status type is seen", async () => {
		const { source, listing, watch, settled } = await setUp(QUARTERS, 3, (one, index) =>
			index === 17 ? { ...one, status_type: "frozen", created: 1e6 } : one,
		);
		const last = listing.state.groups.at(-1)?.id ?? "";
		await listing.expand(last);
		await settled();
		assert.equal(watch.shown?.phase, "ready");
		assert.ok(source.requests.some(({ status_type }) => status_type === "lost"));
		assert.equal(watch.shown?.whole?.other?.total_results, 1);
	});
});
