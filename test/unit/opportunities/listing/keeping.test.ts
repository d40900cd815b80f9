import assert from "node:assert/strict";
import { CloseError, UserError } from "../../../../src/close/base/errors.ts";
import { Listing } from "../../../../src/opportunities/listing/listing.ts";
import { deal, FakeSource } from "./fakeSource.ts";
import { listingOf, QUIET, view } from "./overFake.ts";

describe("What a Listing keeps", () => {
	it("cancels what an earlier View was fetching, and never shows its late answer", async () => {
		const source = new FakeSource(
			Array.from({ length: 30 }, (_, i) => deal({ user_id: `u${i % 3}`, user_name: `u${i % 3}` })),
		);
		const listing = listingOf(source);
		let release = () => {};
		source.before = (count) => (count === 0 ? new Promise<void>((resolve) => (release = resolve)) : undefined);
		const first = listing.open(view("date_won__year"));
		await listing.open(view("user_id"));
		release();
		await first;
		assert.equal(listing.state.view?.group_by, "user_id");
		assert.equal(listing.state.groups.length, 3);
		assert.equal(listing.state.error, undefined);
	});

	it("keeps the last good rows and says why when a refresh fails, then recovers", async () => {
		const source = new FakeSource(Array.from({ length: 25 }, () => deal()));
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		const { groups, totals } = listing.state;
		source.before = () => {
			throw new CloseError("server", "Close answered 503.", { status: 503, advice: "Try again." });
		};
		await listing.refresh();
		assert.equal(listing.state.error?.status, 503);
		assert.deepEqual(listing.state.groups, groups);
		assert.deepEqual(listing.state.totals, totals);
		assert.equal(listing.state.loading, false);
		source.before = () => undefined;
		await listing.refresh();
		assert.equal(listing.state.error, undefined);
	});

	it("keeps the rows of the View before when another View cannot be read, and reads that one on Retry", async () => {
		const source = new FakeSource(Array.from({ length: 25 }, () => deal()));
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		source.before = () => {
			throw new CloseError("timeout", "No answer.", { advice: "" });
		};
		await listing.open(view("date_won__year"));
		assert.equal(listing.state.view?.group_by, "user_id");
		assert.equal(listing.state.groups.length, 1);
		assert.equal(listing.state.error?.kind, "timeout");
		assert.equal(listing.state.stale, false);
		source.before = () => undefined;
		await listing.refresh();
		assert.equal(listing.state.view?.group_by, "date_won__year");
		assert.equal(listing.state.error, undefined);
	});

	it("says why when it cannot even look whether the data moved, and is idle then", async () => {
		const source = new FakeSource(
			[2024, 2025].flatMap((year) => Array.from({ length: 20 }, () => deal({ date_won: `${year}-01-01` }))),
		);
		source.before = (count) => {
			if (count === 1) source.deals.push(deal());
			if (count === 2) throw new CloseError("network", "No connection.", { advice: "" });
		};
		const listing = listingOf(source);
		await listing.open(view("date_won__year"));
		assert.equal(listing.state.error?.kind, "network");
		assert.equal(listing.state.loading, false);
	});

	it("reads again on a refresh when the View means other days than before", async () => {
		let day = "2026-01-01";
		const source = new FakeSource([
			deal({ date_won: "2026-01-01" }),
			deal({ date_won: "2026-01-02" }),
			deal({ date_won: "2026-01-02" }),
		]);
		const listing = new Listing({
			source,
			settings: () => ({ pageSize: 10, maxConcurrentRequests: 4 }),
			queryOf: () => ({
				groupBy: "user_id",
				startMonth: 1,
				parameters: { _group_by: "user_id", date_won__gte: day, date_won__lt: `${day}x` },
			}),
			log: QUIET,
		});
		await listing.open(view("user_id"));
		assert.equal(listing.state.totals?.total_results, 1);
		day = "2026-01-02";
		await listing.refresh();
		assert.equal(listing.state.totals?.total_results, 2);
	});

	it("says what is wrong with a View that cannot be asked for, without a request", async () => {
		const source = new FakeSource([]);
		const listing = new Listing({
			source,
			settings: () => ({ pageSize: 10, maxConcurrentRequests: 4 }),
			queryOf: () => {
				throw new UserError("nobody knows who you are");
			},
			log: QUIET,
		});
		await listing.open(view("user_id"));
		assert.equal(listing.state.error?.message, "nobody knows who you are");
		assert.equal(listing.state.loading, false);
		assert.equal(source.requests.length, 0);
	});

	it("keeps the groups that arrived when a later answer fails, marked as failed", async () => {
		const source = new FakeSource(
			[2024, 2025, 2026].flatMap((year) => Array.from({ length: 20 }, () => deal({ date_won: `${year}-01-01` }))),
		);
		source.before = (count) => {
			if (count >= 2) throw new CloseError("network", "No connection.", { advice: "" });
		};
		const listing = listingOf(source);
		await listing.open(view("date_won__year"));
		assert.equal(listing.state.groups.length, 2);
		assert.equal(listing.state.partial, "failed");
		assert.equal(listing.state.totals?.total_results, 60);
	});

	it("keeps a group's rows when its next window fails, and goes on from there", async () => {
		const source = new FakeSource(
			Array.from({ length: 25 }, () => deal()),
			{ clock: () => Date.UTC(2030, 0, 1) },
		);
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		const id = String(listing.state.groups[0]?.id);
		source.before = () => {
			throw new CloseError("timeout", "No answer.", { advice: "" });
		};
		await listing.loadMore(id);
		assert.equal(listing.state.groups[0]?.error?.kind, "timeout");
		assert.equal(listing.state.groups[0]?.rows.length, 10);
		source.before = () => undefined;
		await listing.loadAll(id);
		assert.equal(listing.state.groups[0]?.rows.length, 25);
		assert.equal(listing.state.groups[0]?.error, undefined);
	});

	it("stops on demand, keeps what arrived and says so; a refresh reads the rest", async () => {
		const source = new FakeSource(
			[2024, 2025, 2026].flatMap((year) => Array.from({ length: 20 }, () => deal({ date_won: `${year}-01-01` }))),
		);
		const listing = listingOf(source);
		source.before = (count) => {
			if (count === 1) listing.stop();
		};
		await listing.open(view("date_won__year"));
		assert.equal(listing.state.partial, "stopped");
		assert.equal(listing.state.groups.length, 1);
		assert.equal(listing.state.loading, false);
		await listing.refresh();
		assert.equal(listing.state.partial, undefined);
		assert.equal(listing.state.groups.length, 3);
	});

	it("says that it was stopped where a refresh is stopped that had cut an opening short", async () => {
		const source = new FakeSource(
			[2024, 2025, 2026].flatMap((year) => Array.from({ length: 20 }, () => deal({ date_won: `${year}-01-01` }))),
		);
		const listing = listingOf(source);
		let refreshed: Promise<void> | undefined;
		source.before = (count) => {
			if (count === 1) refreshed = listing.refresh();
			if (count === 3) listing.stop();
		};
		await listing.open(view("date_won__year"));
		await refreshed;
		assert.equal(listing.state.partial, "stopped");
		assert.equal(listing.state.groups.length, 1);
		assert.equal(listing.state.loading, false);
	});

	it("stays with the View before when it is stopped before anything of the new one arrived", async () => {
		const source = new FakeSource(
			Array.from({ length: 25 }, () => deal()),
			{ clock: () => Date.UTC(2030, 0, 1) },
		);
		const listing = listingOf(source);
		await listing.open(view("user_id"));
		source.before = () => listing.stop();
		await listing.open(view("date_won__year"));
		source.before = () => undefined;
		assert.equal(listing.state.view?.group_by, "user_id");
		assert.equal(listing.state.partial, undefined);
		const before = source.requests.length;
		await listing.refresh();
		assert.equal(source.requests.length, before + 1);
		assert.equal(listing.state.view?.group_by, "user_id");
	});

	it("forgets everything on clear, also what was on its way", async () => {
		const source = new FakeSource(Array.from({ length: 25 }, () => deal()));
		const listing = listingOf(source);
		const opening = listing.open(view("user_id"));
		listing.clear();
		await opening;
		assert.deepEqual(listing.state.groups, []);
		assert.equal(listing.state.totals, undefined);
		assert.equal(listing.state.view, undefined);
	});
});
