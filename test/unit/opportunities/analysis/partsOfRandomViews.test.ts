import assert from "node:assert/strict";
import fc from "fast-check";
import {
	hasParts,
	readPartedGroups,
	roundingIn,
	typesToRead,
} from "../../../../src/opportunities/analysis/partedGroups.ts";
import {
	askForParts,
	canAskForParts,
	knownPartsOfGroup,
	partedGroup,
} from "../../../../src/opportunities/analysis/partsOfGroup.ts";
import { groupArguments } from "../../../../src/opportunities/listing/groupArgument.ts";
import { singleFigures } from "../../../../src/opportunities/totals/singleFigures.ts";
import type { StatusParts } from "../../../../src/opportunities/totals/statusParts.ts";
import type { Opportunity } from "../../../../src/sandbox/index.ts";
import { figuresByForce, groupsByForce, partsByForce } from "./bruteForce.ts";
import { localDay, plus } from "./matchByForce.ts";
import {
	anyGrouping,
	checkIn,
	listingIn,
	matched,
	NOW,
	partsIn,
	randomViews,
	sampleSource,
	situations,
	viewRuns,
} from "./randomViews.ts";

describe("What is read of random Views", () => {
	const source = sampleSource();

	it("are of data with everything that an analysis must cope with", () => {
		const has = (matches: (deal: Opportunity) => boolean) => source.deals.some(matches);
		const today = localDay(NOW);
		const isOpen = ({ status_type }: Opportunity) => status_type === "active";
		assert.ok(
			has((deal) => isOpen(deal) && deal.date_won !== null && deal.date_won < plus(today, -90)),
			"reopened",
		);
		assert.ok(
			has((deal) => isOpen(deal) && deal.date_won === null),
			"undated",
		);
		assert.ok(
			has((deal) => isOpen(deal) && deal.value === null),
			"open without a value",
		);
		assert.ok(
			has(({ status_type, date_lost }) => status_type === "lost" && date_lost === null),
			"lost without a date",
		);
		assert.ok(
			has(({ user_id }) => user_id === null),
			"without an owner",
		);
		assert.equal(new Set(source.deals.map(({ value_period }) => value_period)).size, 3);
	});

	it("are the aggregates and the rows that brute force finds", async () => {
		await fc.assert(
			fc.asyncProperty(randomViews(source), situations(source), (view, situation) =>
				checkIn(situation, async () => {
					const expected = matched(source, view, situation);
					const parts = partsIn(source, situation);
					const figures = await parts.figures(view);
					assert.deepEqual({ ...singleFigures(figures.value) }, figuresByForce(expected));
					const { value } = await parts.rows(view);
					assert.deepEqual(value.rows.map(({ id }) => String(id)).toSorted(), expected.map(({ id }) => id).toSorted());
				}),
			),
			viewRuns(40),
		);
	});

	it("are the groups that brute force puts them into, fiscal ones and those without a date or an owner, too", async () => {
		await fc.assert(
			fc.asyncProperty(randomViews(source), anyGrouping, situations(source), (chosen, group_by, situation) =>
				checkIn(situation, async () => {
					const view = { ...chosen, group_by };
					const { value } = await partsIn(source, situation).groups(view);
					const ids = groupArguments(value.groups, group_by);
					const expected = groupsByForce(matched(source, view, situation), group_by, situation.startMonth);
					assert.deepEqual(
						Object.fromEntries(value.groups.map(({ aggregates }, at) => [ids[at], { ...singleFigures(aggregates) }])),
						Object.fromEntries([...expected].map(([id, deals]) => [id, figuresByForce(deals)])),
					);
				}),
			),
			viewRuns(40),
		);
	});

	it("are parted into won, open and lost ones as brute force parts them, all of them and group by group", async () => {
		await fc.assert(
			fc.asyncProperty(randomViews(source), anyGrouping, situations(source), (chosen, group_by, situation) =>
				checkIn(situation, async () => {
					const view = { ...chosen, group_by };
					const types = chosen.filters.status_type;
					assert.equal(hasParts(view), types === undefined || types.length > 1);
					const listing = listingIn(source, situation);
					await listing.open(view);
					const reading = { types: typesToRead(view, false), rounding: roundingIn(view, situation.startMonth) };
					const parted = await readPartedGroups(partsIn(source, situation), view, listing.state, reading, {});
					assert.equal(parted.addsUp, true);
					const deals = matched(source, view, situation);
					assertParts(parted.whole, deals);
					const expected = groupsByForce(deals, group_by, situation.startMonth);
					const { groups } = listing.state;
					const ids = groupArguments(groups, group_by);
					assert.deepEqual([...ids].toSorted(), [...expected.keys()].toSorted());
					for (const [at, { id }] of groups.entries()) {
						const parts = parted.groups.get(id);
						assert.ok(parts !== undefined);
						assertParts(parts, expected.get(ids[at] ?? "") ?? []);
					}
					listing.dispose();
				}),
			),
			viewRuns(40),
		);
	});

	it("are parted for one group with two requests at the most, and with none if all groups are", async () => {
		let asked = 0;
		await fc.assert(
			fc.asyncProperty(randomViews(source), anyGrouping, situations(source), (chosen, group_by, situation) =>
				checkIn(situation, async () => {
					const view = { ...chosen, group_by };
					const listing = listingIn(source, situation);
					await listing.open(view);
					const { state } = listing;
					const expected = groupsByForce(matched(source, view, situation), group_by, situation.startMonth);
					const ids = groupArguments(state.groups, group_by);
					const parts = partsIn(source, situation);
					for (const [at, group] of [...state.groups.entries()].slice(-3)) {
						const of = partedGroup(state, group, situation);
						assert.equal(of !== undefined, hasParts(view));
						if (of === undefined || !canAskForParts(of)) continue;
						const before = source.asked.length;
						const own = await askForParts(parts, of, {});
						const requests = source.asked.length - before;
						assert.ok(requests <= 2, String(requests));
						assert.ok(own?.addsUp);
						assertParts(own.parts, expected.get(ids[at] ?? "") ?? []);
						assert.deepEqual(knownPartsOfGroup(parts, of), own);
						asked += 1;
					}
					const reading = { types: typesToRead(view, false), rounding: roundingIn(view, situation.startMonth) };
					const all = partsIn(source, situation);
					await readPartedGroups(all, view, state, reading, {});
					for (const [at, group] of state.groups.entries()) {
						const of = partedGroup(state, group, situation);
						const known = of && knownPartsOfGroup(all, of);
						if (of !== undefined) assert.ok(known?.addsUp);
						if (known !== undefined) assertParts(known.parts, expected.get(ids[at] ?? "") ?? []);
					}
					listing.dispose();
				}),
			),
			viewRuns(20),
		);
		assert.ok(asked > 0);
	});
});

function assertParts({ won, open, lost }: StatusParts, deals: readonly Opportunity[]): void {
	const expected = partsByForce(deals);
	assert.deepEqual({ won: { ...won }, open: { ...open }, lost: { ...lost } }, expected);
}
