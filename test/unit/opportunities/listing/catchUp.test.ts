import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { Listing } from "../../../../src/opportunities/listing/listing.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { inZone } from "../../timeZones.ts";
import { deal, FakeSource } from "./fakeSource.ts";
import { QUIET } from "./overFake.ts";

const WON: View = { filters: { status_type: ["won"], date_won: "this_quarter" } };
const SEPTEMBER = new Date(2026, 8, 30, 23, 50);
const OCTOBER = new Date(2026, 9, 1, 0, 10);

/** A Listing on a computer whose clock is set by hand. */
function setUp(startMonth = 1) {
	const source = new FakeSource([deal({ date_won: "2026-08-15" }), deal({ date_won: "2026-10-15" })]);
	const world = { now: SEPTEMBER };
	const listing = new Listing({
		source,
		settings: () => ({ pageSize: 10, maxConcurrentRequests: 4 }),
		queryOf: (view) => queryOf(view, { now: world.now, me: undefined, startMonth }),
		log: QUIET,
	});
	const asked = () => source.requests.splice(0);
	return { source, listing, world, asked };
}

describe("A View with a named period", () => {
	it("is read again when its quarter is over, and its rows stay until the new ones are here", async () => {
		const { listing, world, asked } = setUp();
		await listing.open(WON);
		assert.equal(asked()[0]?.date_won__gte, "2026-07-01");
		await listing.catchUp();
		assert.deepEqual(asked(), []);
		world.now = OCTOBER;
		const shown: number[] = [];
		listing.onDidChange(() => shown.push(listing.state.groups.length));
		await listing.catchUp();
		assert.deepEqual(
			asked().map(({ date_won__gte, date_won__lt }) => [date_won__gte, date_won__lt]),
			[["2026-10-01", "2027-01-01"]],
		);
		assert.ok(shown.every((groups) => groups === 1));
		await listing.catchUp();
		assert.deepEqual(asked(), []);
	});

	it("stays as it is where the next day lies in the same fiscal quarter", async () => {
		const { listing, world, asked } = setUp(2);
		await listing.open(WON);
		asked();
		world.now = OCTOBER;
		await listing.catchUp();
		assert.deepEqual(asked(), []);
	});

	it("stays as it is where it has no period", async () => {
		const { listing, world, asked } = setUp();
		await listing.open({ filters: { date_won: { gte: "2026-01-01" } } });
		asked();
		world.now = OCTOBER;
		await listing.catchUp(true);
		assert.deepEqual(asked(), []);
	});

	it("is asked once for new days that do not arrive, keeps its rows, and is asked again when somebody comes back", async () => {
		const { source, listing, world, asked } = setUp();
		await listing.open(WON);
		asked();
		world.now = OCTOBER;
		source.before = () => {
			throw new CloseError("network", "Close cannot be reached.", { advice: "" });
		};
		await listing.catchUp();
		assert.equal(listing.state.error?.kind, "network");
		assert.equal(listing.state.groups.length, 1);
		assert.equal(asked().length, 1);
		await listing.catchUp();
		assert.equal(asked().length, 0);
		source.before = () => undefined;
		await listing.catchUp(true);
		assert.equal(asked()[0]?.date_won__gte, "2026-10-01");
		assert.equal(listing.state.error, undefined);
	});

	it("is not read twice for the same days while they are on their way", async () => {
		const { listing, world, asked } = setUp();
		await listing.open(WON);
		asked();
		world.now = OCTOBER;
		await Promise.all([listing.catchUp(true), listing.catchUp(true), listing.catchUp()]);
		assert.equal(asked().length, 1);
	});
});

describe("A View with days of creation", () => {
	it("is read again when the computer is in another time zone, where they begin at other moments", async () => {
		const { listing, asked } = setUp();
		await inZone("Europe/Berlin", () => listing.open({ filters: { date_created: { gte: "2026-08-01" } } }));
		assert.equal(asked()[0]?.date_created__gte, "2026-07-31T22:00:00+00:00");
		await inZone("America/New_York", () => listing.catchUp());
		assert.equal(asked()[0]?.date_created__gte, "2026-08-01T04:00:00+00:00");
	});
});
