import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { viewOfType } from "../../../../src/opportunities/analysis/partedGroups.ts";
import type { ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { HoverStatusParts, type HoverToken } from "../../../../src/ui/tree/hoverStatusParts.ts";
import { openedListing } from "../../opportunities/analysis/openedListing.ts";
import { deal } from "../../opportunities/listing/fakeSource.ts";
import { QUIET } from "../../opportunities/listing/overFake.ts";
import { FakeClock } from "../fakeClock.ts";
import { latch, rest } from "../session/fakes.ts";

const QUARTERS: View = { group_by: "date_won__quarter", filters: {} };
const DAYS = ["2026-01-15", "2026-04-15", null];

/** A token that a test cancels. */
class FakeToken implements HoverToken {
	isCancellationRequested = false;
	readonly #listeners = new Set<() => void>();

	onCancellationRequested(listener: () => void) {
		this.#listeners.add(listener);
		return { dispose: () => this.#listeners.delete(listener) };
	}

	cancel(): void {
		this.isCancellationRequested = true;
		for (const listener of this.#listeners) listener();
	}
}

async function setUp(view: View = QUARTERS) {
	const deals = Array.from({ length: 27 }, (_, index) =>
		deal({
			status_type: ["won", "active", "lost"][index % 3] ?? "won",
			date_won: DAYS[Math.floor(index / 3) % 3] ?? null,
			value_period: index < 9 ? "monthly" : "one_time",
		}),
	);
	const { source, asking, listing, reader } = await openedListing(deals, view);
	const clock = new FakeClock();
	const changed: string[] = [];
	let forgets = () => {};
	const page = { hidden: false, state: listing.state as ListingState };
	const hover = new HoverStatusParts({
		state: () => page.state,
		asking: () => asking,
		hidden: () => page.hidden,
		sessionParts: {
			reader: async () => reader,
			onDidForget: (listener) => {
				forgets = listener;
				return { dispose: () => {} };
			},
		},
		changed: (group) => changed.push(group),
		log: QUIET,
		clock,
	});
	/** The hover of a group, by its place. */
	const of = (index: number, token: HoverToken = new FakeToken()) => {
		const group = page.state.groups.at(index);
		assert.ok(group);
		return hover.of(group, token);
	};
	/** The mouse rests on the row that it was moved to. */
	const stays = async (ms = 400) => {
		clock.pass(ms);
		await rest();
	};
	/** Shows another View. Groups have the same ids in all Views of one grouping. */
	const open = async (other: View) => {
		await listing.open(other);
		page.state = listing.state;
	};
	return { source, reader, clock, hover, changed, page, open, of, stays, forget: () => forgets() };
}

describe("The parts in a group's hover", () => {
	it("aren't waited for, and are asked for after 400 ms on the row, so that the next hover has them", async () => {
		const { source, of, stays, changed, page } = await setUp();
		assert.equal(await of(0), undefined);
		await stays(399);
		assert.equal(source.requests.length, 0);
		await stays(1);
		assert.equal(source.requests.length, 2);
		assert.deepEqual(changed, [page.state.groups[0]?.id]);
		const told = await of(0);
		assert.ok(typeof told === "object");
		assert.equal(told.parts.won.total_results, 3);
		await stays();
		assert.equal(source.requests.length, 2);
	});

	it("aren't asked for if the mouse goes on to another row, or the hover is cancelled", async () => {
		const { source, of, stays, hover } = await setUp();
		await of(0);
		await stays(300);
		await of(1);
		await stays(300);
		assert.equal(source.requests.length, 0);
		hover.leave();
		await stays();
		assert.equal(source.requests.length, 0);
		const token = new FakeToken();
		await of(0, token);
		token.cancel();
		await stays();
		assert.equal(source.requests.length, 0);
	});

	it("are cancelled with the hover while they are being asked for", async () => {
		const { source, of, stays, changed } = await setUp();
		const gate = latch();
		source.before = () => gate.opened;
		const token = new FakeToken();
		await of(0, token);
		await stays();
		token.cancel();
		gate.open();
		await rest();
		assert.equal(source.requests.length, 2);
		assert.deepEqual(changed, []);
		assert.equal(await of(0), undefined);
	});

	it("join if they arrive within 300 ms, and else the next time", async () => {
		const { source, of, stays, clock } = await setUp();
		const gate = latch();
		source.before = () => gate.opened;
		await of(0);
		await stays();
		const late = of(0);
		await rest();
		assert.equal(clock.waiting, 1);
		clock.pass(300);
		assert.equal(await late, undefined);
		const inTime = of(0);
		await rest();
		clock.pass(299);
		gate.open();
		assert.ok(typeof (await inTime) === "object");
		assert.equal(source.requests.length, 2);
		assert.equal(clock.waiting, 0);
	});

	it("come from the walks of a page without a request, for groups that no filter selects, too", async () => {
		const { source, reader, of, stays } = await setUp();
		assert.equal(await of(-1), "notAvailable");
		await stays();
		assert.equal(source.requests.length, 0);
		const walks = (["won", "active"] as const).map((type) => reader.groups(viewOfType(QUARTERS, type)));
		const told = await of(-1);
		assert.ok(typeof told === "object", "it waits for the walks");
		assert.equal(told.parts.open.total_results, 3);
		await Promise.all(walks);
		const { length } = source.requests;
		assert.ok(typeof (await of(0)) === "object");
		await stays();
		assert.equal(source.requests.length, length);
	});

	it("aren't there, nor asked for, while amounts are hidden or for one status type", async () => {
		const { source, of, stays, page } = await setUp();
		page.hidden = true;
		assert.equal(await of(0), undefined);
		await stays();
		page.hidden = false;
		page.state = { ...page.state, view: { ...QUARTERS, filters: { status_type: ["won"] } } };
		assert.equal(await of(0), undefined);
		await stays();
		assert.equal(source.requests.length, 0);
	});

	it("are asked for again at the next rest if Close doesn't answer", async () => {
		const { source, of, stays, changed } = await setUp();
		source.before = () => Promise.reject(new CloseError("server", "Close is down.", { advice: "" }));
		await of(0);
		await stays();
		assert.deepEqual(changed, []);
		source.before = () => undefined;
		assert.equal(await of(0), undefined);
		await stays();
		assert.equal(changed.length, 1);
	});

	it("of another View aren't those that are on their way for the View before", async () => {
		const { source, page, open, of, stays } = await setUp();
		const before = page.state;
		await open({ ...QUARTERS, filters: { value_period: ["monthly"] } });
		const after = page.state;
		page.state = before;
		const gate = latch();
		source.before = () => gate.opened;
		await of(0);
		await stays();
		page.state = after;
		assert.equal(after.groups[0]?.id, before.groups[0]?.id);
		const told = of(0);
		await rest();
		gate.open();
		assert.equal(await told, undefined);
		await stays();
		const own = await of(0);
		assert.ok(typeof own === "object");
		assert.deepEqual([own.parts.won.total_results, own.addsUp], [1, true]);
	});

	it("that are on their way when everything is forgotten aren't told", async () => {
		const { source, reader, of, stays, forget } = await setUp();
		const gate = latch();
		source.before = () => gate.opened;
		await of(0);
		await stays();
		reader.forget();
		forget();
		const told = of(0);
		await rest();
		gate.open();
		assert.equal(await told, undefined);
	});

	it("are told anew after they were forgotten", async () => {
		const { reader, of, stays, changed, page, forget } = await setUp();
		await of(0);
		await stays();
		await of(0);
		changed.length = 0;
		reader.forget();
		forget();
		assert.deepEqual(changed, [page.state.groups[0]?.id]);
		forget();
		assert.equal(changed.length, 1);
		assert.equal(await of(0), undefined);
	});
});
