import assert from "node:assert/strict";
import { deal, FakeSource } from "./fakeSource.ts";
import { listingOf, view } from "./overFake.ts";

/** 30 objects of three owners. */
const deals = () => Array.from({ length: 30 }, (_, i) => deal({ user_id: `u${i % 3}`, user_name: `u${i % 3}` }));

describe("Where a Listing says that its figures are from", () => {
	it("names for each group the request whose answer told its figures, at the offset of the jump", async () => {
		const source = new FakeSource(deals());
		const listing = listingOf(source, 4);
		await listing.open(view("user_id"));
		const { groups, provenance: told } = listing.state;
		assert.deepEqual(
			groups.map((group) => group.provenance?.asked._skip),
			[undefined, "10", "26"],
		);
		for (const group of groups) assert.ok(source.requests.some((request) => request === group.provenance?.asked));
		assert.equal(told?.asked, source.requests[0]);
		assert.equal(told?.asked._limit, "4");
	});

	it("shares one note among all groups of an answer", async () => {
		const listing = listingOf(new FakeSource(deals()), 30);
		await listing.open(view("user_id"));
		const notes = new Set(listing.state.groups.map(({ provenance: told }) => told));
		assert.equal(notes.size, 1);
	});

	it("keeps the note of a group when rows are loaded, and its time apart from the time of the newest confirmation", async () => {
		const source = new FakeSource(deals());
		const listing = listingOf(source, 4);
		await listing.open(view("user_id"));
		const [before] = listing.state.groups;
		await listing.expand(before?.id ?? "");
		await listing.loadMore(before?.id ?? "");
		const [after] = listing.state.groups;
		assert.ok((after?.rows.length ?? 0) > 4);
		assert.equal(after?.provenance, before?.provenance);
		assert.ok((listing.state.asOf ?? 0) >= (after?.provenance?.receivedAt ?? Number.POSITIVE_INFINITY));
	});

	it("names the newer requests once the data is read again", async () => {
		const source = new FakeSource(deals());
		const listing = listingOf(source, 4);
		await listing.open(view("user_id"));
		const before = listing.state.provenance;
		source.deals.push(deal({ user_id: "u1", user_name: "u1" }));
		await listing.refresh();
		assert.notEqual(listing.state.provenance, before);
		assert.ok(source.requests.includes(listing.state.provenance?.asked ?? {}));
	});

	it("names none for groups that were put together here, and still the one that told the whole", async () => {
		const source = new FakeSource(deals(), { groups: false });
		const listing = listingOf(source, 10);
		await listing.open(view("user_id"));
		const { computedHere, groups, provenance: told } = listing.state;
		assert.equal(computedHere, true);
		assert.deepEqual(
			groups.map((group) => group.provenance),
			[undefined, undefined, undefined],
		);
		assert.equal(told?.asked, source.requests[0]);
	});

	it("names the first of the pages that brought a group piece by piece", async () => {
		const source = new FakeSource(
			Array.from({ length: 24 }, (_, i) => deal({ user_id: `u${i % 2}`, user_name: "Sam" })),
			{ interleaved: true },
		);
		const listing = listingOf(source, 5);
		await listing.open(view("user_id"));
		assert.equal(listing.state.groups.length, 2);
		for (const group of listing.state.groups) assert.ok(source.requests.includes(group.provenance?.asked ?? {}));
	});
});
