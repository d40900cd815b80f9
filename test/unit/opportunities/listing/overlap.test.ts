import assert from "node:assert/strict";
import type { Listing } from "../../../../src/opportunities/listing/listing.ts";
import { type Deal, deal, FakeSource } from "./fakeSource.ts";
import { listingOf, view } from "./overFake.ts";

const SIZE = 60;
const PAGE = 10;

const LONG_AGO = "2026-01-01T00:00:00+00:00";
const CLOCK = { clock: () => Date.UTC(2030, 0, 1) };

/** Objects of one value in one group, so that no figure tells that one went and another came. */
function alike(): FakeSource {
	const one = () => deal({ value: 100, date_updated: LONG_AGO });
	return new FakeSource(Array.from({ length: SIZE }, one), CLOCK);
}

/** The object that lies first goes, and its like comes last: each in between lies one place earlier. */
function exchange(source: FakeSource): void {
	const [first, ...others] = source.deals;
	source.deals = [...others, deal({ ...(first as Deal), id: "oppo_new", created: Number.MAX_SAFE_INTEGER })];
}

function assertEachOnce(listing: Listing, source: FakeSource): void {
	const shown = listing.state.groups.flatMap(({ rows }) => rows.map(({ id }) => id));
	assert.deepEqual(shown.sort(), source.deals.map(({ id }) => id).sort());
	assert.deepEqual([listing.state.partial, listing.state.error], [undefined, undefined]);
}

describe("Windows of a group, each of which shares a row with the one before,", () => {
	for (const group_by of ["user_id", undefined] as const) {
		const name = group_by === undefined ? "without groups" : `by ${group_by}`;

		it(`drop no object where the rows moved between two of them and no figure tells so, ${name}`, async () => {
			const source = alike();
			const listing = listingOf(source, PAGE);
			await listing.open(view(group_by));
			const id = String(listing.state.groups[0]?.id);
			await listing.loadMore(id);
			exchange(source);
			const wanted = source.deals.slice(0, 25).map((one) => one.id);
			await listing.loadMore(id);
			const loaded = new Set(listing.state.groups[0]?.rows.map((row) => row.id));
			assert.deepEqual(
				wanted.filter((one) => !loaded.has(one)),
				[],
			);
			await listing.loadAll(id);
			assertEachOnce(listing, source);
		});
	}

	it("hold no object twice that moved from the first of them to another, on a server that skips few", async () => {
		const ofYears = [12, 60, 40].flatMap((size, year) =>
			Array.from({ length: size }, () => deal({ value: 100, date_won: `202${year}-02-01`, date_updated: LONG_AGO })),
		);
		const source = new FakeSource(ofYears, { ...CLOCK, maxSkip: 30 });
		const listing = listingOf(source, PAGE);
		await listing.open(view("date_won__year"));
		const [first] = listing.state.groups;
		assert.equal(first?.rows.length, PAGE);
		const [one, other] = [source.deals[2], source.deals[PAGE]] as [Deal, Deal];
		source.deals[2] = { ...other, created: one.created };
		source.deals[PAGE] = { ...one, created: other.created };
		await listing.loadAll(first.id);
		const shown = listing.state.groups[0]?.rows.map(({ id }) => id) ?? [];
		assert.deepEqual(
			shown,
			source.deals.slice(0, 12).map(({ id }) => id),
		);
	});
});
