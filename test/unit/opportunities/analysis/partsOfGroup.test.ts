import assert from "node:assert/strict";
import { viewOfType } from "../../../../src/opportunities/analysis/partedGroups.ts";
import {
	askForParts,
	canAskForParts,
	isParting,
	knownPartsOfGroup,
	partedGroup,
	partsOnTheirWay,
} from "../../../../src/opportunities/analysis/partsOfGroup.ts";
import { singleFigures } from "../../../../src/opportunities/totals/singleFigures.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { aggregatesOf, deal } from "../listing/fakeSource.ts";
import { openedListing } from "./openedListing.ts";

const QUARTERS: View = { group_by: "date_won__quarter", filters: {} };
const DAYS = ["2026-01-15", "2026-04-15", null];

async function setUp(view: View = QUARTERS) {
	const deals = Array.from({ length: 27 }, (_, index) =>
		deal({
			status_type: ["won", "active", "lost"][index % 3] ?? "won",
			date_won: DAYS[Math.floor(index / 3) % 3] ?? null,
			...(index < 3 ? { user_id: null, user_name: null } : {}),
		}),
	);
	const { source, asking, listing, reader } = await openedListing(deals, view);
	const at = (index: number) => {
		const { state } = listing;
		const group = state.groups.at(index);
		assert.ok(group);
		const of = partedGroup(state, group, asking);
		assert.ok(of);
		return of;
	};
	const figures = (date: string | null, type: string) =>
		singleFigures(aggregatesOf(deals.filter((one) => one.date_won === date && one.status_type === type)));
	return { source, listing, reader, asking, at, figures };
}

describe("The parts of one group", () => {
	it("take two requests, for the group's won and open opportunities alone", async () => {
		const { source, reader, at, figures } = await setUp();
		const of = at(0);
		assert.equal(knownPartsOfGroup(reader, of), undefined);
		assert.equal(canAskForParts(of), true);
		const found = await askForParts(reader, of, {});
		const date = "2026-01-15";
		const parts = { won: figures(date, "won"), open: figures(date, "active"), lost: figures(date, "lost") };
		assert.deepEqual(found, { parts, addsUp: true });
		assert.deepEqual(
			source.requests.map(({ status_type, date_won__gte, date_won__lt, _limit }) =>
				[status_type, date_won__gte, date_won__lt, _limit].join(),
			),
			["won,2026-01-01,2026-04-01,1", "active,2026-01-01,2026-04-01,1"],
		);
		assert.deepEqual(knownPartsOfGroup(reader, of), found);
		assert.equal(knownPartsOfGroup(reader, at(1)), undefined);
	});

	it("are known without a request once all groups have been parted, whether a filter selects the group or not", async () => {
		const { source, reader, at, figures } = await setUp();
		for (const type of ["won", "active"] as const) await reader.groups(viewOfType(QUARTERS, type));
		const { length } = source.requests;
		const undated = at(-1);
		assert.equal(canAskForParts(undated), false);
		const parts = { won: figures(null, "won"), open: figures(null, "active"), lost: figures(null, "lost") };
		assert.deepEqual(knownPartsOfGroup(reader, undated), { parts, addsUp: true });
		assert.equal(source.requests.length, length);
	});

	it("can be waited for while all groups are being parted", async () => {
		const { source, reader, at } = await setUp();
		assert.equal(isParting(reader, at(0)), false);
		const walks = (["won", "active"] as const).map((type) => reader.groups(viewOfType(QUARTERS, type)));
		assert.equal(isParting(reader, at(0)), true);
		const found = await partsOnTheirWay(reader, at(-1), {});
		assert.equal(found?.parts.won.total_results, 3);
		await Promise.all(walks);
		const { length } = source.requests;
		await partsOnTheirWay(reader, at(0), {});
		assert.equal(source.requests.length, length);
	});

	it("need one request where the filters leave one of two types", async () => {
		const view: View = { ...QUARTERS, filters: { status_type: ["active", "lost"] } };
		const { source, reader, at, figures } = await setUp(view);
		const found = await askForParts(reader, at(0), {});
		assert.equal(source.requests.length, 1);
		assert.equal(found?.parts.won.total_results, 0);
		assert.deepEqual(found?.parts.lost, figures("2026-01-15", "lost"));
		assert.deepEqual(knownPartsOfGroup(reader, at(0)), found);
	});

	it("don't exist for one status type, and aren't told of figures that may change", async () => {
		const { listing, asking } = await setUp();
		const { state } = listing;
		const [group] = state.groups;
		assert.ok(group);
		const one: View = { ...QUARTERS, filters: { status_type: ["won"] } };
		assert.equal(partedGroup({ ...state, view: one }, group, asking), undefined);
		assert.equal(partedGroup({ ...state, computedHere: true }, group, asking), undefined);
		assert.equal(partedGroup({ ...state, stale: true }, group, asking), undefined);
	});

	it("say so if they don't fit the group's own figures", async () => {
		const { source, reader, at } = await setUp();
		source.deals.push(...Array.from({ length: 20 }, () => deal({ status_type: "won", date_won: "2026-01-20" })));
		assert.equal((await askForParts(reader, at(0), {}))?.addsUp, false);
	});
});
