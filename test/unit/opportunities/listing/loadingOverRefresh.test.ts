import assert from "node:assert/strict";
import type { Listing } from "../../../../src/opportunities/listing/listing.ts";
import { deal, FakeSource } from "./fakeSource.ts";
import { latch } from "./latch.ts";
import { listingOf, view } from "./overFake.ts";

const CLOCK = { clock: () => Date.UTC(2030, 0, 1) };
const many = (length: number) => Array.from({ length }, () => deal());

async function opened(source: FakeSource, pageSize = 10): Promise<{ listing: Listing; id: string }> {
	const listing = listingOf(source, pageSize);
	await listing.open(view("user_id"));
	return { listing, id: String(listing.state.groups[0]?.id) };
}

function assertEachOnce(listing: Listing, source: FakeSource): void {
	const ids = listing.state.groups.flatMap(({ rows }) => rows.map(({ id }) => id));
	assert.deepEqual(ids.sort(), source.deals.map(({ id }) => id).sort());
	assert.deepEqual([listing.state.partial, listing.state.error, listing.state.loading], [undefined, undefined, false]);
}

describe("Loading more of a group", () => {
	it("goes on where a refresh that finds changes takes its place", async () => {
		const source = new FakeSource(many(300), CLOCK);
		const { listing, id } = await opened(source);
		const { open, release } = latch();
		const from = source.requests.length;
		source.before = async (count) => {
			if (count === from + 5) await open;
		};
		const all = listing.loadAll(id);
		while (source.requests.length < from + 6) await Promise.resolve();
		source.deals.push(deal({ date_updated: new Date(Date.UTC(2031, 0, 1)).toISOString() }));
		const refreshed = listing.refresh();
		release();
		await Promise.all([all, refreshed]);
		assertEachOnce(listing, source);
	});

	it("goes on once a refresh is done that ended it", async () => {
		const source = new FakeSource(many(300), CLOCK);
		const { listing, id } = await opened(source);
		const [window, reading] = [latch(), latch()];
		const from = source.requests.length;
		source.before = async (count) => {
			if (count === from + 5) await window.open;
			else if (listing.state.stale) await reading.open;
		};
		const all = listing.loadAll(id);
		while (source.requests.length < from + 6) await Promise.resolve();
		const refreshed = listing.refresh();
		while (!listing.state.stale) await Promise.resolve();
		window.release();
		for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
		reading.release();
		await Promise.all([all, refreshed]);
		assertEachOnce(listing, source);
	});
});
