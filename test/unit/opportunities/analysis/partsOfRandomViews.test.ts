import assert from "node:assert/strict";
import fc from "fast-check";
import { groupArguments } from "../../../../src/opportunities/listing/groupArgument.ts";
import { singleFigures } from "../../../../src/opportunities/totals/singleFigures.ts";
import { runs } from "../../runs.ts";
import { figuresByForce, groupsByForce } from "./bruteForce.ts";
import { anyGrouping, checkIn, matched, partsIn, randomViews, sampleSource, situations } from "./randomViews.ts";

describe("What is read of random Views", () => {
	const source = sampleSource();

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
			runs(40),
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
			runs(40),
		);
	});
});
