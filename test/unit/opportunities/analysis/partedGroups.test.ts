import assert from "node:assert/strict";
import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import type { StatusType } from "../../../../src/close/schema/parameters.ts";
import {
	hasOtherTypes,
	hasParts,
	readPartedGroups,
	requestsOfPart,
	requestsToPart,
	roundingIn,
	typesToRead,
} from "../../../../src/opportunities/analysis/partedGroups.ts";
import { singleFigures } from "../../../../src/opportunities/totals/singleFigures.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { aggregatesOf, type Deal, deal } from "../listing/fakeSource.ts";
import { openedListing } from "./openedListing.ts";

const QUARTERS: View = { group_by: "-date_won__quarter", filters: {} };
const DAYS = ["2026-01-15", "2026-04-15", "2026-07-15", null];
const TYPES = ["won", "active", "lost"] as const;

/** A Listing that has read a View of 48 deals over three quarters and without a date, and a reader of parts. */
async function setUp(view: View = QUARTERS, change: (one: Deal, index: number) => Deal = (one) => one) {
	const deals = Array.from({ length: 48 }, (_, index) => {
		const type = TYPES[index % 3] ?? "won";
		const date_won = DAYS[(index >> 2) % DAYS.length] ?? null;
		return change(
			deal({ status_type: type, date_won, user_id: `user_${index % 4}`, user_name: `U${index % 4}` }),
			index,
		);
	});
	const { source, listing, reader } = await openedListing(deals, view);
	const read = (types: readonly StatusType[] = ["won", "active"]) =>
		readPartedGroups(reader, view, listing.state, { types, rounding: 1 }, {});
	const figuresOf = (date: string | null | undefined, ...types: readonly string[]) =>
		singleFigures(
			aggregatesOf(
				source.deals.filter(
					(one) => types.includes(one.status_type ?? "") && (date === undefined || one.date_won === date),
				),
			),
		);
	return { source, listing, reader, read, figuresOf };
}

describe("The groups of a View, parted", () => {
	it("are parted from two walks: what is neither won nor open is left", async () => {
		const { source, listing, read, figuresOf } = await setUp();
		const { whole, groups, addsUp, asOf } = await read();
		assert.deepEqual([...new Set(source.requests.map(({ status_type }) => status_type))].toSorted(), ["active", "won"]);
		assert.ok(source.requests.every(({ _group_by }) => _group_by === "-date_won__quarter"));
		assert.equal(addsUp, true);
		assert.equal(asOf, 1);
		assert.deepEqual(whole, {
			won: figuresOf(undefined, "won"),
			open: figuresOf(undefined, "active"),
			lost: figuresOf(undefined, "lost"),
		});
		assert.equal(groups.size, 4);
		listing.state.groups.forEach(({ id }, index) => {
			const date = ["2026-07-15", "2026-04-15", "2026-01-15", null][index];
			const parts = { won: figuresOf(date, "won"), open: figuresOf(date, "active"), lost: figuresOf(date, "lost") };
			assert.deepEqual(groups.get(id), parts, String(date));
		});
	});

	it("need no more requests than the walks of the tree", async () => {
		const { source, read } = await setUp();
		await read();
		assert.ok(source.requests.length <= 8, String(source.requests.length));
		await read();
		assert.ok(source.requests.length <= 8, "the second time, all is known");
	});

	it("have nothing in a part that a group lacks", async () => {
		const { listing, read } = await setUp(QUARTERS, (one) =>
			one.date_won === "2026-04-15" ? { ...one, status_type: "lost" } : one,
		);
		const { groups, addsUp } = await read();
		const { won, open, lost } = groups.get(listing.state.groups[1]?.id ?? "") ?? {};
		assert.deepEqual([won?.total_results, open?.total_value_annualized, addsUp], [0, 0, true]);
		assert.equal(lost?.total_results, listing.state.groups[1]?.size);
	});

	it("have lost ones apart from those of unknown status types if these were seen", async () => {
		const { listing, read, source, figuresOf } = await setUp(QUARTERS, (one, index) =>
			index % 7 === 2 ? { ...one, status_type: "frozen" } : one,
		);
		await listing.loadAll(listing.state.groups[0]?.id ?? "");
		assert.equal(hasOtherTypes(listing.state), true);
		assert.equal(hasOtherTypes({ groups: [] }), false);
		const { whole, addsUp } = await read(typesToRead(QUARTERS, true));
		assert.ok(source.requests.some(({ status_type }) => status_type === "lost"));
		assert.deepEqual(whole.lost, figuresOf(undefined, "lost"));
		assert.deepEqual(whole.other, figuresOf(undefined, "frozen"));
		assert.equal(addsUp, true);
	});

	it("are read once more if they don't add up, and add up then", async () => {
		const { source, read, figuresOf } = await setUp();
		const { deals } = source;
		source.deals = [
			...deals,
			...Array.from({ length: 40 }, () => deal({ status_type: "won", date_won: DAYS[0] ?? null })),
		];
		let beginnings = 0;
		source.before = () => {
			const { status_type, _skip } = source.requests.at(-1) ?? {};
			if (status_type === "won" && _skip === undefined) beginnings += 1;
			if (beginnings === 2) source.deals = deals;
		};
		const { addsUp, whole } = await read();
		assert.equal(beginnings, 2);
		assert.equal(addsUp, true);
		assert.deepEqual(whole.won, figuresOf(undefined, "won"));
	});

	it("say so if they don't add up the second time either", async () => {
		const { source, read } = await setUp();
		source.deals = source.deals.filter(({ status_type }) => status_type !== "won");
		source.deals.push(deal({ date_won: "2027-01-01" }));
		const { addsUp } = await read();
		assert.equal(addsUp, false, "a group that the Listing doesn't have");
		assert.equal(source.requests.filter(({ status_type, _skip }) => status_type === "won" && !_skip).length, 2);
	});

	it("tell the answers that they came from", async () => {
		const { listing, read } = await setUp();
		const { walks } = await read();
		assert.ok(walks.won);
		const id = listing.state.groups[2]?.id;
		const ofGroup = requestsOfPart(walks.won, id);
		assert.equal(ofGroup.length, 1);
		assert.equal(ofGroup[0]?.asked.status_type, "won");
		assert.equal(requestsOfPart(walks.won, undefined).length, 1);
	});
});

describe("What parting takes", () => {
	const by = (group_by?: GroupBy, ...status_type: StatusType[]): View => ({
		...(group_by && { group_by }),
		filters: status_type.length === 0 ? {} : { status_type },
	});

	it("is nothing for a View without groups or with one status type", () => {
		assert.equal(hasParts(undefined), false);
		assert.equal(hasParts(by()), false);
		assert.equal(hasParts(by("user_id", "won")), false);
		assert.equal(hasParts(by("user_id")), true);
		assert.equal(hasParts(by("date_won__week", "won", "lost")), true);
	});

	it("is a walk for each of won and open that the filters let through, and one for lost ones if others were seen", () => {
		assert.deepEqual(typesToRead(by("user_id"), false), ["won", "active"]);
		assert.deepEqual(typesToRead(by("user_id"), true), ["won", "active", "lost"]);
		assert.deepEqual(typesToRead(by("user_id", "active", "lost"), false), ["active"]);
		assert.deepEqual(typesToRead(by("user_id", "won", "lost"), true), ["won"]);
	});

	it("is a request for each group and part, or as many as there are pages", () => {
		const groups = Array.from({ length: 40 }, () => ({})) as never;
		assert.equal(requestsToPart({ groups, totals: { total_results: 100_000 } }, 2, 100), 80);
		assert.equal(requestsToPart({ groups, totals: { total_results: 1000 } }, 2, 100), 12);
		assert.equal(requestsToPart({ groups, totals: {} }, 3, 100), 120);
		assert.equal(requestsToPart({ groups: [], totals: { total_results: 0 } }, 2, 100), 2);
	});

	it("allows for one unit of rounding, and for each month of a fiscal period", () => {
		assert.equal(roundingIn(by("date_won__quarter"), 1), 1);
		assert.equal(roundingIn(by("date_won__quarter"), 4), 3);
		assert.equal(roundingIn(by("-date_won__year"), 4), 12);
		assert.equal(roundingIn(by("date_won__week"), 4), 1);
	});
});
