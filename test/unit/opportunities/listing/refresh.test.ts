import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { isReadable } from "../../../../src/close/schema/opportunityRow.ts";
import type { Listing } from "../../../../src/opportunities/listing/listing.ts";
import { type Deal, deal, FakeSource } from "./fakeSource.ts";
import { listingOf, view } from "./overFake.ts";

const CLOCK = { clock: () => Date.UTC(2030, 0, 1) };
const many = (length: number, part: Partial<Deal> = {}) => Array.from({ length }, () => deal(part));
const owned = (owner: string, length: number) => many(length, { user_id: owner, user_name: `Name of ${owner}` });

/** Changes what neither figures nor `date_updated` tell. */
function edit(source: FakeSource, id: string | undefined, part: Partial<Deal>): void {
	source.deals = source.deals.map((one) => (one.id === id ? { ...one, ...part } : one));
}

const rowsOf = ({ state }: Listing, group: number) => state.groups[group]?.rows.filter(isReadable) ?? [];
const firstPages = (source: FakeSource, from: number) =>
	source.requests.slice(from).filter(({ _skip, _order_by }) => _skip === undefined && _order_by !== "-date_updated");

/** What a test lets go on. */
function latch(): { readonly open: Promise<void>; release(): void } {
	let release = () => {};
	const open = new Promise<void>((resolve) => {
		release = resolve;
	});
	return { open, release };
}

describe("A refresh that somebody asks for", () => {
	it("shows the new name of a lead, a status and an owner, and a stall, though the figures and the newest change stay", async () => {
		const source = new FakeSource([...owned("a", 15), ...owned("b", 15)], { ...CLOCK, key: ({ user_id }) => user_id });
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		const id = String(listing.state.groups[1]?.id);
		await listing.expand(id);
		await listing.loadMore(id);
		const [first, , last] = [rowsOf(listing, 1)[0], rowsOf(listing, 1)[5], rowsOf(listing, 1).at(-1)];
		edit(source, first?.id, { lead_name: "Renamed", status_label: "Verbal" });
		edit(source, last?.id, { is_stalled: true });
		source.deals = source.deals.map((one) => (one.user_id === "b" ? { ...one, user_name: "Name of b, married" } : one));
		await listing.refreshIfChanged();
		assert.equal(rowsOf(listing, 1)[0]?.lead_name, first?.lead_name, "the cheap look cannot know");
		await listing.refresh();
		assert.equal(listing.state.groups[1]?.fields.user_name, "Name of b, married");
		assert.deepEqual([rowsOf(listing, 1)[0]?.lead_name, rowsOf(listing, 1)[0]?.status_label], ["Renamed", "Verbal"]);
		assert.equal(rowsOf(listing, 1).at(-1)?.is_stalled, true);
		assert.equal(rowsOf(listing, 1).length, 15);
	});

	it("shows them in an ungrouped listing too", async () => {
		const source = new FakeSource(many(35), CLOCK);
		const listing = listingOf(source);
		await listing.open(view());
		await listing.loadAll(String(listing.state.groups[0]?.id));
		edit(source, rowsOf(listing, 0)[33]?.id, { lead_name: "Renamed" });
		await listing.refresh();
		assert.equal(rowsOf(listing, 0)[33]?.lead_name, "Renamed");
		assert.equal(rowsOf(listing, 0).length, 35);
	});

	it("keeps the objects of rows that say the same, and makes new ones of those that changed alone", async () => {
		const source = new FakeSource(owned("a", 25), CLOCK);
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		const id = String(listing.state.groups[0]?.id);
		await listing.expand(id);
		await listing.loadAll(id);
		const before = listing.state.groups[0]?.rows ?? [];
		await listing.refresh();
		assert.equal(listing.state.groups[0]?.rows, before);
		edit(source, before[12]?.id, { lead_name: "Renamed" });
		await listing.refresh();
		const changed = (listing.state.groups[0]?.rows ?? []).flatMap((row, index) =>
			row === before[index] ? [] : [index],
		);
		assert.deepEqual(changed, [12]);
	});

	it("leaves the rows of closed groups until they are opened, and reads as many of them then", async () => {
		const source = new FakeSource([...owned("a", 5), ...owned("b", 60)], CLOCK);
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		const id = String(listing.state.groups[1]?.id);
		await listing.expand(id);
		await listing.loadAll(id);
		listing.collapse(id);
		edit(source, source.deals.at(-1)?.id, { lead_name: "Renamed" });
		const before = source.requests.length;
		await listing.refresh();
		assert.equal(source.requests.length, before + 1, "only the figures were read");
		assert.equal(
			rowsOf(listing, 1).some(({ lead_name }) => lead_name === source.deals.at(-2)?.lead_name),
			false,
			"nothing old stays",
		);
		await listing.expand(id);
		assert.equal(rowsOf(listing, 1).length, 60);
		assert.equal(rowsOf(listing, 1).at(-1)?.lead_name, "Renamed");
	});

	it("reads a thousand rows of an open group again, and what lies beyond when more is loaded", async () => {
		const source = new FakeSource(owned("a", 2500), CLOCK);
		const listing = listingOf(source, 100);
		await listing.open(view("user_id"));
		const id = String(listing.state.groups[0]?.id);
		await listing.expand(id);
		await listing.loadAll(id);
		assert.equal(rowsOf(listing, 0).length, 2500);
		edit(source, rowsOf(listing, 0)[1050]?.id, { lead_name: "Renamed" });
		const before = source.requests.length;
		await listing.refresh();
		assert.equal(rowsOf(listing, 0).length, 1000);
		assert.ok(source.requests.length - before <= 14, `${source.requests.length - before} requests`);
		await listing.loadMore(id);
		assert.equal(rowsOf(listing, 0)[1050]?.lead_name, "Renamed");
	});

	it("reads open groups side by side", async () => {
		const source = new FakeSource(
			["a", "b", "c"].flatMap((owner) => owned(owner, 20)),
			CLOCK,
		);
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		const ids = listing.state.groups.map(({ id }) => id);
		for (const id of ids) {
			await listing.expand(id);
			await listing.loadAll(id);
		}
		let under = 0;
		let most = 0;
		const list = source.list.bind(source);
		source.list = async (parameters, options) => {
			under += 1;
			most = Math.max(most, under);
			await new Promise(setImmediate);
			try {
				return await list(parameters, options);
			} finally {
				under -= 1;
			}
		};
		await listing.refresh();
		assert.deepEqual(
			ids.map((_, index) => rowsOf(listing, index).length),
			[20, 20, 20],
		);
		assert.ok(most >= 3, `${most} at once`);
	});

	it("does nothing where one is under way: no second reading, and no new beginning", async () => {
		const source = new FakeSource([...owned("a", 15), ...owned("b", 15)], CLOCK);
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		const { open, release } = latch();
		const from = source.requests.length;
		source.before = async (count) => {
			if (count === from) await open;
		};
		const first = listing.refresh();
		const others = [listing.refresh(), listing.refreshIfChanged(), listing.refresh()];
		release();
		await Promise.all([first, ...others]);
		assert.equal(firstPages(source, from).length, 1);
		assert.equal(listing.state.loading, false);
		await listing.refresh();
		assert.equal(firstPages(source, from).length, 2, "the next one reads again");
	});

	it("reads again at once after it was stopped, and for a View that was opened meanwhile", async () => {
		const source = new FakeSource(owned("a", 15), CLOCK);
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		const { open, release } = latch();
		const from = source.requests.length;
		source.before = async (count) => {
			if (count === from) await open;
		};
		const stopped = listing.refresh();
		listing.stop();
		const again = listing.refresh();
		release();
		await Promise.all([stopped, again]);
		assert.equal(firstPages(source, from).length, 2);
		const opening = listing.refresh();
		await listing.open(view("date_won__year"));
		await listing.refresh();
		await opening;
		assert.equal(listing.state.view?.group_by, "date_won__year");
		assert.equal(listing.state.error, undefined);
	});

	it("joins none from before the same View was opened once more", async () => {
		const source = new FakeSource(owned("a", 15), CLOCK);
		const listing = listingOf(source);
		const shown = view("user_id");
		await listing.open(shown);
		const { open, release } = latch();
		const from = source.requests.length;
		source.before = () => open;
		const calls = [listing.refresh(), listing.open(shown), listing.refresh()];
		release();
		await Promise.all(calls);
		assert.equal(firstPages(source, from).length, 3);
	});

	it("keeps what is there until the new is, and where a window does not come", async () => {
		const source = new FakeSource(owned("a", 40), CLOCK);
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		const id = String(listing.state.groups[0]?.id);
		await listing.expand(id);
		await listing.loadAll(id);
		const before = listing.state.groups[0]?.rows;
		const from = source.requests.length;
		const lengths = new Set<number | undefined>();
		listing.onDidChange(() => lengths.add(listing.state.groups[0]?.rows.length));
		source.before = (count) => {
			if (count > from + 1) throw new CloseError("server", "Close answered 503.", { status: 503, advice: "" });
		};
		await listing.refresh();
		assert.equal(listing.state.error?.status, 503);
		assert.equal(listing.state.groups[0]?.rows, before);
		assert.deepEqual([...lengths], [40]);
		assert.equal(listing.state.loading, false);
	});

	it("keeps all groups that are there where the data never holds still, and says that they change", async () => {
		const source = new FakeSource(
			[2021, 2022, 2023, 2024].flatMap((year) => many(20, { date_won: `${year}-01-01` })),
			CLOCK,
		);
		const listing = listingOf(source);
		await listing.open(view("date_won__year"));
		source.before = () => {
			source.deals.push(deal({ date_won: "2021-01-01" }));
		};
		await listing.refresh();
		assert.equal(listing.state.partial, "changing");
		assert.equal(listing.state.groups.length, 4);
		source.before = () => undefined;
		await listing.refresh();
		assert.equal(listing.state.partial, undefined);
		assert.equal(listing.state.totals?.total_results, source.deals.length);
	});

	it("tells of when the rows are apart from the figures: a look at the figures alone makes no row newer", async () => {
		const source = new FakeSource(owned("a", 15), CLOCK);
		let now = 1000;
		const list = source.list.bind(source);
		source.list = async (parameters, options) => ({ ...(await list(parameters, options)), receivedAt: now });
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		assert.deepEqual([listing.state.asOf, listing.state.rowsAsOf], [1000, 1000]);
		now = 2000;
		await listing.refreshIfChanged();
		assert.deepEqual([listing.state.asOf, listing.state.rowsAsOf], [2000, 1000]);
		now = 3000;
		await listing.refresh();
		assert.deepEqual([listing.state.asOf, listing.state.rowsAsOf], [3000, 3000]);
		now = 4000;
		await listing.loadMore(String(listing.state.groups[0]?.id));
		assert.deepEqual([listing.state.asOf, listing.state.rowsAsOf], [4000, 3000]);
	});
});
