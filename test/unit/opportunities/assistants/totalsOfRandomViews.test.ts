import assert from "node:assert/strict";
import fc from "fast-check";
import { answerTotals } from "../../../../src/opportunities/assistants/answerTotals.ts";
import { tokensIn } from "../../../../src/opportunities/assistants/tokenEstimate.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import type { Opportunity } from "../../../../src/sandbox/index.ts";
import { runs } from "../../runs.ts";
import { type ForcedFigures, figuresByForce, groupsByForce, partsByForce } from "../analysis/bruteForce.ts";
import {
	anyGrouping,
	checkIn,
	matched,
	partsIn,
	randomViews,
	type Situation,
	sampleSource,
	situations,
} from "../analysis/randomViews.ts";
import { type ReadAnswer, readAnswer } from "./readAnswer.ts";
import { contextOver } from "./support.ts";

const source = sampleSource();
const AGGREGATES = ["total_results", "total_value_annualized", "total_value_monthly"];

/** The cells of a group, of all statuses and of each part. */
function cellsOf(deals: readonly Opportunity[], header: readonly string[]): readonly string[] {
	const { won, open, lost } = partsByForce(deals);
	const figures: Readonly<Record<string, ForcedFigures>> = { won, active: open, lost };
	return header.slice(1).map((column) => {
		const [, part = "", name = column] = /^(won|active|lost)\.(.+)$/.exec(column) ?? [];
		const value = (figures[part] ?? figuresByForce(deals))[name];
		return name === "total_results" ? String(value) : ((value ?? 0) / 100).toFixed(2);
	});
}

function checkRows(
	{ header, rows, closing }: ReadAnswer,
	view: View & { group_by: string },
	situation: Situation,
): void {
	const deals = matched(source, view, situation);
	const groups = groupsByForce(deals, view.group_by, situation.startMonth);
	const forced = [...groups.values()].map((some) => cellsOf(some, header).join("\t"));
	const [all, ...others] = rows.map(([name = "", ...cells]) => [name, cells.join("\t")] as const);
	assert.deepEqual(all, ["all", cellsOf(deals, header).join("\t")]);
	const named = others.filter(([name]) => name !== "others");
	for (const [name, cells] of named) {
		const found = forced.indexOf(cells);
		assert.notEqual(found, -1, `${name}: ${cells}`);
		forced.splice(found, 1);
		const own = groups.get(name.replace(/^no date$|^no owner$/, "none"));
		if (own !== undefined) assert.equal(cells, cellsOf(own, header).join("\t"), name);
	}
	assert.equal(closing === undefined, forced.length === 0, closing);
	assert.equal(others.length - named.length, forced.length === 0 ? 0 : 1);
}

describe("Totals of random Views, in random time zones, fiscal years and page sizes", () => {
	const asked = fc.tuple(randomViews(source), anyGrouping, situations(source), fc.boolean());

	it("are in each row what brute force finds, within 400 tokens", async () => {
		await fc.assert(
			fc.asyncProperty(asked, async ([view, group_by, situation, split]) => {
				const grouped = { ...view, group_by };
				const context = contextOver(source, { parts: partsIn(source, situation), asking: situation });
				const input = {
					view: grouped,
					aggregates: AGGREGATES.slice(0, split ? 2 : 3),
					...(split && { split: "status" }),
				};
				await checkIn(situation, async () => {
					const text = await answerTotals(input, context);
					assert.ok(tokensIn(text) <= 400, text);
					checkRows(readAnswer(text), grouped, situation);
				});
			}),
			runs(25),
		);
	});
});
