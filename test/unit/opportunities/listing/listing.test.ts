import assert from "node:assert/strict";
import fc from "fast-check";
import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import type { Listing } from "../../../../src/opportunities/listing/listing.ts";
import { runs } from "../../runs.ts";
import { aggregatesOf, type Deal, deal, FakeSource, type ServerBehavior } from "./fakeSource.ts";
import { listingOf, view } from "./overFake.ts";

const dates = fc.constantFrom(null, "2024-02-01", "2025-01-10", "2025-05-05", "2025-08-08", "2025-12-31", "2026-03-03");
const anyDeals = fc
	.array(
		fc.record({
			user: fc.integer({ min: 0, max: 5 }),
			date_won: dates,
			value: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
			value_period: fc.constantFrom("one_time", "monthly", "annual"),
			confidence: fc.integer({ min: 0, max: 100 }),
		}),
		{ maxLength: 80 },
	)
	.map((parts) =>
		parts.map(({ user, ...rest }) =>
			deal({ ...rest, user_id: `user_${user}`, user_name: `Name ${user % 4}` } as Partial<Deal>),
		),
	);
const anyGrouping = fc.constantFrom<GroupBy | undefined>(
	undefined,
	"user_id",
	"-user_id",
	"date_won__quarter",
	"-date_won__quarter",
	"date_won__year",
);
const anyHabits = fc.record(
	{
		undated: fc.constantFrom("last" as const, "leftOut" as const),
		key: fc.constantFrom(
			(fields: object) => fields,
			(fields: object) => Object.values(fields),
			(fields: object) => Object.values(fields).join("-"),
		),
		maxLimit: fc.integer({ min: 1, max: 12 }),
		silentLimit: fc.integer({ min: 1, max: 12 }),
		heavy: fc.integer({ min: 1, max: 12 }),
		groups: fc.constant(false as const),
		fieldsStripFigures: fc.constant(true as const),
		totals: fc.constant(false as const),
		interleaved: fc.constant(true as const),
		hasMore: fc.constantFrom("absent" as const, "always" as const),
		clock: fc.constant(() => Date.UTC(2030, 0, 1)),
	},
	{ requiredKeys: [] },
) as fc.Arbitrary<ServerBehavior>;

async function loadEverything(listing: Listing): Promise<void> {
	for (const { id } of listing.state.groups) await listing.loadAll(id);
}

describe("Listing", () => {
	it("finds every group with its figures, and each object exactly once, whatever the server's habits", async () => {
		await fc.assert(
			fc.asyncProperty(
				anyDeals,
				anyGrouping,
				anyHabits,
				fc.integer({ min: 1, max: 15 }),
				async (deals, by, behavior, size) => {
					const source = new FakeSource(deals, behavior);
					const listing = listingOf(source, size);
					await listing.open(view(by));
					await loadEverything(listing);
					const { state } = listing;
					assert.equal(state.error, undefined);
					assert.equal(state.partial, undefined);
					assert.equal(state.loading, false);
					const laidOut = source.laidOut(by === undefined ? {} : { _group_by: by });
					const ids = state.groups.flatMap((group) => group.rows.map((row) => row.id));
					assert.deepEqual([...ids].sort(), laidOut.map((d) => d.id).sort());
					const inGroups = state.groups.reduce((sum, group) => sum + group.size, 0);
					if (behavior.totals !== false) assert.equal(inGroups + state.withoutGroup, deals.length);
					for (const group of state.groups) {
						assert.equal(group.rows.length, group.size);
						const members = deals.filter((d) => group.rows.some((row) => row.id === d.id));
						if (behavior.totals !== false || state.computedHere)
							assert.deepEqual(group.aggregates, aggregatesOf(members));
					}
					const sequential = !behavior.interleaved && behavior.groups !== false && behavior.totals !== false;
					if (sequential)
						assert.deepEqual(
							ids,
							laidOut.map((d) => d.id),
						);
				},
			),
			runs(400),
		);
	});

	it("opens with no more answers than the bound allows, and none twice", async () => {
		await fc.assert(
			fc.asyncProperty(anyDeals, anyGrouping, fc.integer({ min: 1, max: 15 }), async (deals, by, size) => {
				const source = new FakeSource(deals);
				const listing = listingOf(source, size);
				await listing.open(view(by));
				const bound = Math.max(1, Math.min(listing.state.groups.length, Math.ceil(deals.length / size)));
				const most = bound + 4 + 2;
				if (source.requests.length > most)
					console.log(
						by,
						size,
						deals.length,
						listing.state.groups.map((g) => g.size),
						source.requests.map((r) => JSON.stringify({ ...r, _fields: 0, _order_by: 0 })),
					);
				assert.ok(source.requests.length <= most, `${source.requests.length} answers, ${most} allowed`);
				assert.equal(new Set(source.requests.map((r) => JSON.stringify(r))).size, source.requests.length);
			}),
		);
	});

	it("shows groups as they arrive, and the totals from the first answer", async () => {
		const source = new FakeSource(
			[2024, 2025, 2026].flatMap((year) => Array.from({ length: 20 }, () => deal({ date_won: `${year}-01-01` }))),
		);
		const listing = listingOf(source);
		const seen: (readonly [number, number | undefined])[] = [];
		listing.onDidChange(() => seen.push([listing.state.groups.length, listing.state.totals?.total_results]));
		await listing.open(view("date_won__year"));
		assert.deepEqual(
			[...new Map(seen)].filter(([groups]) => groups > 0),
			[
				[1, 60],
				[2, 60],
				[3, 60],
			],
		);
	});

	it("loads a window when a group is expanded, another for each Load more, and none once complete", async () => {
		const source = new FakeSource(
			[...Array.from({ length: 35 }, () => deal({ date_won: "2025-01-01" })), deal({ date_won: "2026-01-01" })],
			{ clock: () => Date.UTC(2030, 0, 1) },
		);
		const listing = listingOf(source);
		await listing.open(view("-date_won__year"));
		const id = String(listing.state.groups[1]?.id);
		const loaded = () => listing.state.groups[1]?.rows.length;
		assert.equal(loaded(), 9);
		await listing.expand(id);
		assert.equal(loaded(), 10);
		await listing.loadMore(id);
		assert.equal(loaded(), 19);
		const before = source.requests.length;
		await listing.expand(id);
		assert.equal(source.requests.length, before);
		await listing.loadMore(id);
		await listing.loadMore(id);
		assert.equal(loaded(), 35);
		assert.equal(source.requests.at(-1)?._order_by, "-date_updated");
		const complete = source.requests.length;
		await listing.loadMore(id);
		assert.equal(source.requests.length, complete);
		for (const request of source.requests) assert.ok(Number(request._limit) <= 10);
	});

	it("answers a refresh with one request where nothing changed", async () => {
		const source = new FakeSource(
			Array.from({ length: 30 }, (_, i) => deal({ user_id: `u${i % 3}`, user_name: `u${i % 3}` })),
			{
				clock: () => Date.UTC(2030, 0, 1),
			},
		);
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		const { groups } = listing.state;
		const before = source.requests.length;
		await listing.refreshIfChanged();
		assert.equal(source.requests.length, before + 1);
		assert.deepEqual(
			listing.state.groups.map((group, index) => group === groups[index]),
			[true, true, true],
		);
	});

	it("keeps expanded groups and their loaded rows over a refresh that finds changes", async () => {
		const source = new FakeSource(
			Array.from({ length: 60 }, (_, i) => deal({ user_id: `u${i % 2}`, user_name: `u${i % 2}` })),
			{
				clock: () => Date.UTC(2030, 0, 1),
			},
		);
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		const id = String(listing.state.groups[1]?.id);
		await listing.expand(id);
		await listing.loadMore(id);
		assert.equal(listing.state.groups[1]?.rows.length, 19);
		const lowest: number[] = [];
		listing.onDidChange(() => lowest.push(listing.state.groups[1]?.rows.length ?? 0));
		source.deals.push(
			deal({ user_id: "u1", user_name: "u1", date_updated: new Date(Date.UTC(2031, 0, 1)).toISOString() }),
		);
		await listing.refresh();
		assert.equal(listing.state.groups[1]?.size, 31);
		assert.ok((listing.state.groups[1]?.rows.length ?? 0) >= 19);
		assert.ok(Math.min(...lowest) >= 19, "rows went away while it was read");
	});

	it("reads again once when the data moves between two answers, and shows every object once", async () => {
		await fc.assert(
			fc.asyncProperty(anyDeals, fc.integer({ min: 1, max: 6 }), fc.nat(), async (deals, at, pick) => {
				const source = new FakeSource(deals, { clock: () => Date.UTC(2030, 0, 1) });
				const updated = new Date(Date.UTC(2031, 0, 1)).toISOString();
				source.before = (count) => {
					if (count !== at || source.deals.length === 0) return;
					const index = pick % source.deals.length;
					const victim = source.deals[index];
					if (victim === undefined) return;
					if (pick % 3 === 0) source.deals.splice(index, 1);
					else if (pick % 3 === 1) source.deals.push(deal({ date_updated: updated }));
					else
						source.deals[index] = {
							...victim,
							date_won: "2025-05-05",
							user_id: "user_9",
							user_name: "New",
							date_updated: updated,
						};
				};
				const listing = listingOf(source, 7);
				await listing.open(view("date_won__quarter"));
				await loadEverything(listing);
				if (listing.state.partial === "changing") return;
				await loadEverything(listing);
				const ids = listing.state.groups.flatMap((group) => group.rows.map((row) => row.id));
				assert.deepEqual([...ids].sort(), source.deals.map((d) => d.id).sort());
				assert.equal(listing.state.totals?.total_results, source.deals.length);
				const starts = source.requests.filter((r) => r._skip === undefined && r._group_by !== undefined).length;
				assert.ok(starts <= 2, `${starts} readings from the start`);
			}),
			runs(300),
		);
	});

	it("marks the listing as changing when the data never holds still, and never shows an object twice", async () => {
		const source = new FakeSource(Array.from({ length: 90 }, (_, i) => deal({ date_won: `202${i % 5}-01-01` })));
		source.before = () => {
			source.deals.shift();
			source.deals.push(deal({ date_won: "2026-01-01" }), deal({ date_won: "2021-01-01" }));
		};
		const listing = listingOf(source);
		await listing.open(view("date_won__year"));
		assert.equal(listing.state.partial, "changing");
		assert.equal(listing.state.loading, false);
		const ids = listing.state.groups.flatMap((group) => group.rows.map((row) => row.id));
		assert.equal(new Set(ids).size, ids.length);
	});

	it("sorts a group here when ties change places with every request", async () => {
		const deals = Array.from({ length: 40 }, (_, i) =>
			deal({ value: 5, user_id: `u${i % 2}`, user_name: `u${i % 2}` }),
		);
		const source = new FakeSource(deals, { unstable: true, clock: () => Date.UTC(2030, 0, 1) });
		const listing = listingOf(source);
		await listing.open(view("user_id", "value"));
		await loadEverything(listing);
		const ids = listing.state.groups.flatMap((group) => group.rows.map((row) => row.id));
		assert.deepEqual([...ids].sort(), deals.map((d) => d.id).sort());
		assert.equal(listing.state.partial, undefined);
	});

	it("says how many objects the server puts into no group", async () => {
		const source = new FakeSource([deal(), deal({ date_won: null }), deal({ date_won: null })], { undated: "leftOut" });
		const listing = listingOf(source);
		await listing.open(view("date_won__year"));
		assert.equal(listing.state.withoutGroup, 2);
		assert.equal(listing.state.partial, undefined);
	});

	for (const [how, behavior] of [
		["plain paging of groups", { totals: false }],
		["objects without groups", { groups: false }],
	] as const)
		it(`tells several currencies as mixed where only the last row of a group differs, in ${how}`, async () => {
			const deals = Array.from({ length: 35 }, () => deal({ value_currency: "USD" }));
			const source = new FakeSource([...deals, deal({ value_currency: "EUR" })], behavior);
			const listing = listingOf(source);
			await listing.open(view("user_id"));
			assert.equal(listing.state.groups[0]?.rows.length, 36);
			assert.equal(listing.state.currency, "mixed");
		});

	it("knows the currency of the rows, and when there are several", async () => {
		const source = new FakeSource([deal({ value_currency: "EUR" }), deal({ value_currency: null })]);
		const listing = listingOf(source);
		await listing.open(view());
		assert.equal(listing.state.currency, "EUR");
		source.deals.push(deal({ value_currency: "GBP" }));
		await listing.open(view());
		assert.equal(listing.state.currency, "mixed");
	});
});
