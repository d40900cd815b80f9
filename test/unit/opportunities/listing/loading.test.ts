import assert from "node:assert/strict";
import type { CallOptions } from "../../../../src/close/base/callOptions.ts";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { Listing } from "../../../../src/opportunities/listing/listing.ts";
import { holdTime } from "../../heldTime.ts";
import { type Deal, deal, FakeSource } from "./fakeSource.ts";
import { latch } from "./latch.ts";
import { listingOf, view } from "./overFake.ts";

const CLOCK = { clock: () => Date.UTC(2030, 0, 1) };
const many = (length: number, part: Partial<Deal> = {}) => Array.from({ length }, () => deal(part));

async function opened(source: FakeSource, pageSize = 10): Promise<{ listing: Listing; id: string }> {
	const listing = listingOf(source, pageSize);
	await listing.open(view("user_id"));
	return { listing, id: String(listing.state.groups[0]?.id) };
}

const loaded = ({ state }: Listing) => state.groups[0]?.rows.length;

function assertEachOnce(listing: Listing, source: FakeSource): void {
	const ids = listing.state.groups.flatMap(({ rows }) => rows.map(({ id }) => id));
	assert.deepEqual(ids.sort(), source.deals.map(({ id }) => id).sort());
	assert.deepEqual([listing.state.partial, listing.state.error, listing.state.loading], [undefined, undefined, false]);
}

describe("Loading more of a group", () => {
	it("follows after what is under way for it", async () => {
		const source = new FakeSource(many(60), CLOCK);
		const { listing, id } = await opened(source);
		const first = listing.loadMore(id);
		const second = listing.loadMore(id);
		await Promise.all([first, second]);
		assert.equal(loaded(listing), 28);
		await Promise.all([listing.loadMore(id), listing.loadAll(id), listing.loadMore(id)]);
		assertEachOnce(listing, source);
	});

	for (const heavy of [7, 2, 1]) {
		it(`goes on in pages of at most ${heavy} where larger ones are too large, and asks for no larger one again`, async () => {
			const source = new FakeSource(many(60), { ...CLOCK, heavy });
			const { listing, id } = await opened(source, 16);
			await listing.loadMore(id);
			await listing.loadAll(id);
			assertEachOnce(listing, source);
			const limits = source.requests.slice(1).map(({ _limit }) => Number(_limit));
			assert(Math.max(...limits) <= 2 ** Math.floor(Math.log2(heavy)), limits.join());
		});
	}

	for (const grows of [2, 1]) {
		it(`loses nothing where pages turn out too large only while some of ${grows === 1 ? "one" : "two"} are under way`, async () => {
			const source = new FakeSource(many(60), CLOCK);
			const { listing, id } = await opened(source);
			source.before = (count) => {
				if (count > 3) source.behavior = { ...CLOCK, heavy: grows };
			};
			await listing.loadAll(id);
			assertEachOnce(listing, source);
			// Nothing is read again for it but what was under way.
			assert(source.requests.length < 60, `${source.requests.length} requests`);
		});
	}

	it("comes back to large pages, by and by, behind objects that were too large for them", async () => {
		const source = new FakeSource(many(1100), { ...CLOCK, heavy: 1 });
		const { listing, id } = await opened(source, 16);
		source.behavior = CLOCK;
		await listing.loadAll(id);
		assertEachOnce(listing, source);
		assert.equal(source.requests.at(-10)?._limit, "16");
		assert(source.requests.length < 400, `${source.requests.length} requests`);
	});

	it("goes on, and ends, where a server gives a single object at a time from then on", async () => {
		const source = new FakeSource(many(30), CLOCK);
		const { listing, id } = await opened(source);
		source.behavior = { ...CLOCK, silentLimit: 1 };
		await listing.loadAll(id);
		assertEachOnce(listing, source);
		assert(source.requests.length < 30, `${source.requests.length} requests`);
	});

	it("shows windows that are here while the next are on their way", async () => {
		const source = new FakeSource(many(100), CLOCK);
		const { listing, id } = await opened(source);
		const { open, release } = latch();
		listing.onDidChange(() => {
			if ((loaded(listing) ?? 0) > 10) release();
		});
		const from = source.requests.length;
		// Nothing of the second half is answered before something of the first is shown.
		source.before = (count) => (count < from + 5 ? undefined : open);
		await listing.loadAll(id);
		assertEachOnce(listing, source);
	});

	it("ends where single objects come at a time, and then none although figures say that there are more", async () => {
		const source = new FakeSource(many(30), CLOCK);
		const { listing, id } = await opened(source, 1);
		await listing.loadMore(id);
		const list = source.list.bind(source);
		source.list = async (parameters, options) => {
			const answer = await list(parameters, options);
			return Number(parameters._skip ?? 0) < 5 ? answer : { ...answer, groups: undefined, rows: [] };
		};
		const from = source.requests.length;
		await listing.loadAll(id);
		assert.equal(listing.state.loading, false);
		assert.ok(source.requests.length - from < 60, `${source.requests.length - from} requests`);
	});

	it("asks for several windows at once again after a server began to give less than it is asked for", async () => {
		const source = new FakeSource(many(100), CLOCK);
		const { listing, id } = await opened(source);
		source.behavior = { ...CLOCK, silentLimit: 6 };
		let underWay = 0;
		const seen: number[] = [];
		source.before = async () => {
			underWay += 1;
			seen.push(underWay);
			await new Promise(setImmediate);
			underWay -= 1;
		};
		await listing.loadAll(id);
		assertEachOnce(listing, source);
		// The first nine are those of before, and those that take their place beside them.
		assert.deepEqual(new Set(seen.slice(9, -1)), new Set([4]));
	});

	it("does not follow after what failed or was stopped", async () => {
		const source = new FakeSource(many(60), CLOCK);
		const { listing, id } = await opened(source);
		source.before = () => {
			throw new CloseError("timeout", "No answer.", { advice: "" });
		};
		const before = source.requests.length;
		await Promise.all([listing.loadMore(id), listing.loadAll(id)]);
		assert.equal(listing.state.groups[0]?.error?.kind, "timeout");
		assert.equal(loaded(listing), 10);
		assert.ok(source.requests.length - before <= 2);
		source.before = (count) => {
			if (count === source.requests.length - 1) listing.stop();
		};
		await Promise.all([listing.loadMore(id), listing.loadAll(id)]);
		assert.equal(loaded(listing), 10);
		assert.equal(listing.state.loading, false);
	});

	it("never follows into another View that has the same group", async () => {
		const source = new FakeSource(many(60), CLOCK);
		const { listing, id } = await opened(source);
		const more = Promise.all([listing.loadMore(id), listing.loadAll(id)]);
		await listing.open(view("user_id", "-value"));
		await more;
		assert.equal(loaded(listing), 10);
	});

	it("ends by its own signal, keeps what arrived and leaves the rest alone", async () => {
		const source = new FakeSource(many(200), CLOCK);
		const { listing, id } = await opened(source);
		const end = new AbortController();
		const from = source.requests.length;
		source.before = (count) => {
			if (count === from + 8) end.abort();
		};
		await listing.loadAll(id, end.signal);
		const kept = loaded(listing) ?? 0;
		assert.ok(kept > 10 && kept < 200, `${kept} rows`);
		const { loading, error, partial, groups } = listing.state;
		assert.deepEqual([loading, error, partial], [false, undefined, undefined]);
		assert.deepEqual([groups[0]?.loading, groups[0]?.error], [false, undefined]);
		await listing.loadAll(id);
		assertEachOnce(listing, source);
	});

	it("reads again for each change on its own: an answer to one does not use up the answer to the next", async () => {
		const source = new FakeSource(many(60), CLOCK);
		const { listing, id } = await opened(source);
		const later = () => deal({ date_updated: new Date(Date.UTC(2031, 0, source.deals.length)).toISOString() });
		for (let round = 0; round < 3; round += 1) {
			source.deals.push(later());
			await listing.loadMore(id);
			assert.equal(listing.state.partial, undefined, `round ${round}`);
			assert.equal(listing.state.totals?.total_results, source.deals.length);
		}
		await listing.loadAll(id);
		assertEachOnce(listing, source);
	});

	it("tells of windows by and by: the work is in proportion to the rows", async () => {
		const source = new FakeSource([]);
		const rows = many(40_000);
		const totals = { total_results: rows.length };
		source.list = async ({ _skip = "0", _limit = "0", _group_by }) => {
			const part = rows.slice(Number(_skip), Number(_skip) + Number(_limit));
			const answer = { hasMore: true, aggregates: totals, receivedAt: 1, servedAt: Date.UTC(2030, 0, 1) };
			if (_group_by === undefined) return { ...answer, groups: undefined, rows: part };
			return { ...answer, rows: [], groups: [{ key: "a", fields: { user_id: "a" }, aggregates: totals, rows: part }] };
		};
		const { listing, id } = await opened(source);
		let told = 0;
		let copied = 0;
		let last: unknown;
		listing.onDidChange(() => {
			told += 1;
			const shown = listing.state.groups[0]?.rows;
			if (shown !== last) copied += shown?.length ?? 0;
			last = shown;
		});
		const time = holdTime();
		try {
			await listing.loadAll(id);
		} finally {
			time.release();
		}
		assert.equal(loaded(listing), 40_000);
		assert.ok(told <= 10, `told ${told} times within a moment`);
		assert.ok(copied <= 3 * 40_000, `${copied} rows copied`);
	});
});

describe("What the requests of a Listing wait for", () => {
	it("is the pause that ends first, and the end of one does not hide the others", async () => {
		const source = new FakeSource(many(100), CLOCK);
		const { listing, id } = await opened(source);
		const pauses: NonNullable<CallOptions["onWait"]>[] = [];
		const { open, release } = latch();
		const list = source.list.bind(source);
		source.list = async (parameters, options) => {
			if (options?.onWait !== undefined) pauses.push(options.onWait);
			await open;
			return list(parameters, options);
		};
		const all = listing.loadAll(id);
		const [one, other] = pauses;
		assert.ok(one !== undefined && other !== undefined);
		one({ cause: "rateLimit", until: 2000 });
		other({ cause: "retry", until: 3000 });
		assert.equal(listing.state.wait?.until, 2000);
		one(undefined);
		assert.equal(listing.state.wait?.until, 3000);
		other(undefined);
		assert.equal(listing.state.wait, undefined);
		other({ cause: "retry", until: 4000 });
		listing.stop();
		assert.equal(listing.state.wait, undefined);
		other(undefined);
		release();
		await all;
	});
});

describe("A Retry", () => {
	it("after an opening of which nothing arrived shows groups as they arrive", async () => {
		const source = new FakeSource(
			[2024, 2025, 2026].flatMap((year) => many(20, { date_won: `${year}-01-01` })),
			CLOCK,
		);
		const listing = listingOf(source);
		source.before = () => {
			throw new CloseError("network", "No connection.", { advice: "" });
		};
		await listing.open(view("date_won__year"));
		assert.equal(listing.state.partial, "failed");
		source.before = () => undefined;
		const seen = new Set<number>();
		listing.onDidChange(() => seen.add(listing.state.groups.length));
		await listing.refresh();
		assert.deepEqual([...seen], [0, 1, 2, 3]);
	});
});

describe("The lookup of owners", () => {
	it("ends with the View that it was for", async () => {
		const deals = Array.from({ length: 400 }, (_, i) => deal({ user_id: `u${i % 100}`, user_name: `Name ${i % 100}` }));
		const source = new FakeSource(deals, CLOCK);
		const signals: (AbortSignal | undefined)[] = [];
		const listing = listingOf(source, 4, {
			owners: (options) => {
				signals.push(options.signal);
				return new Promise((_, reject) => options.signal?.addEventListener("abort", () => reject(new Error("ended"))));
			},
		});
		const opening = listing.open(view("user_id"));
		while (signals.length === 0) await new Promise(setImmediate);
		await listing.open(view("date_won__year"));
		await opening;
		assert.equal(signals[0]?.aborted, true);
		assert.equal(listing.state.view?.group_by, "date_won__year");
	});
});
