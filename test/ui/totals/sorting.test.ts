import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { GroupBy } from "../../../src/close/schema/grouping.ts";
import { totalsOf } from "../../../src/opportunities/totals/totals.ts";
import { pagesOf } from "../webview/harness.ts";
import { startHarness } from "./harness.ts";
import { sampleState, sampleTotals } from "./sample.ts";

/** The labels of the bars, and those of the rows of all figures below the total. */
async function orders(page: Page): Promise<readonly [bars: string[], rows: string[]]> {
	const rows = await page.locator(".scroller tbody .name").allInnerTexts();
	return [await page.locator(".bar .name").allInnerTexts(), rows.slice(1)];
}

/** The headers of a table with the direction in which it is sorted by them, if it is. */
async function sorted(page: Page, table: string): Promise<string[]> {
	const headers = await page.$$eval(`${table} [aria-sort]`, (all) =>
		all.map((header) => [header.textContent?.trim() ?? "", header.getAttribute("aria-sort") ?? ""]),
	);
	return headers.filter(([, direction]) => direction !== "none").map((header) => header.join(" "));
}

describe("sorting the groups of the totals page", () => {
	const open = pagesOf(startHarness);

	it("sorts bars and all figures by what a header heads, largest first, then the other way round", async () => {
		const { page, show } = await open({ width: 900, kept: { allFigures: true } });
		await show(sampleTotals(4));
		const listed = ["Owner 0", "Owner 1", "Owner 2", "No owner"];
		const reversed = listed.toReversed();
		assert.deepEqual(await orders(page), [listed, listed]);
		assert.deepEqual(await sorted(page, ".bars"), ["Group ascending"]);
		for (const header of ["Count", "Value", "Expected"]) {
			const button = page.locator(".bars thead").getByRole("button", { name: header });
			await button.click();
			assert.deepEqual(await orders(page), [reversed, reversed], header);
			assert.deepEqual(await sorted(page, ".bars"), [`${header} descending`]);
			await button.press("Enter");
			assert.deepEqual(await orders(page), [listed, listed], header);
			assert.deepEqual(await sorted(page, ".bars"), [`${header} ascending`]);
		}
		await page.locator(".scroller thead").getByRole("button", { name: "Monthly, per month" }).first().click();
		assert.deepEqual(await orders(page), [reversed, reversed]);
		assert.deepEqual(await sorted(page, ".scroller"), ["Monthly, per month descending"]);
		await page.locator(".scroller thead").getByRole("button", { name: "Group" }).click();
		assert.deepEqual(await orders(page), [listed, listed]);
		assert.deepEqual(await sorted(page, ".scroller"), ["Group ascending"]);
	});

	it("has headers that speak of sorting in every table of groups, and nowhere else", async () => {
		const { page, show } = await open({ width: 900, kept: { allFigures: true } });
		await show(sampleTotals(4));
		assert.equal(await page.locator(".bars [aria-sort]").count(), 4);
		assert.equal(await page.locator(".scroller [aria-sort]").count(), 13);
		assert.equal(await page.locator("[aria-sort]").count(), 17);
	});

	it("keeps its order while figures change, after it was hidden, and tells the extension of it", async () => {
		const first = await open();
		await first.show(sampleTotals(4));
		await first.page.locator(".bars thead").getByRole("button", { name: "Count" }).click();
		const sort = { by: "total_results", descending: true };
		assert.deepEqual((await first.posted()).at(-1), { type: "sorted", sort });
		await first.show(sampleTotals(5));
		assert.deepEqual((await orders(first.page))[0], ["No owner", "Owner 3", "Owner 2", "Owner 1", "Owner 0"]);
		const kept = await first.kept();

		const second = await open({ kept });
		await second.show(sampleTotals(3));
		assert.deepEqual((await orders(second.page))[0], ["No owner", "Owner 1", "Owner 0"]);
		assert.deepEqual(await second.posted(), [{ type: "ready" }, { type: "sorted", sort }]);
	});

	it("begins with what the Listing begins with, and leaves No date last, whichever way round the groups are", async () => {
		const { page, show } = await open();
		const quarter = (groupBy: GroupBy) => {
			const { groups, ...state } = sampleState(3, { view: { group_by: groupBy, filters: {} } });
			const dated = groups.map((group, at) => ({
				...group,
				fields: at === 2 ? { year: null } : { year: 2026, quarter: at + 1 },
			}));
			return totalsOf({ ...state, groups: groupBy.startsWith("-") ? dated.toReversed() : dated }, "en");
		};
		await show(quarter("-date_won__quarter"));
		const [newest] = await orders(page);
		assert.deepEqual(newest.slice(0, 2), ["2026 Q2", "2026 Q1"]);
		assert.deepEqual(await sorted(page, ".bars"), ["Group descending"]);
		await page.locator(".bars thead").getByRole("button", { name: "Group" }).click();
		assert.deepEqual((await orders(page))[0], ["2026 Q1", "2026 Q2", newest[2]]);
	});

	it("shows the largest of many groups, not the first ones, once it sorts by a figure", async () => {
		const { page, show } = await open();
		await show(sampleTotals(100));
		await page.locator(".bars thead").getByRole("button", { name: "Value" }).click();
		const [bars] = await orders(page);
		assert.deepEqual([bars.length, bars[0], bars[1], bars.at(-1)], [24, "No owner", "Owner 98", "Owner 76"]);
	});

	it("copies all figures as a table, says so, and no longer once it failed", async () => {
		const { page, show, posted, fail } = await open({ kept: { allFigures: true } });
		await show(sampleTotals(4));
		await page.getByRole("button", { name: "Copy as Table" }).click();
		assert.deepEqual((await posted()).at(-1), { type: "copyTable" });
		await page.getByRole("button", { name: "Copied" }).waitFor();
		await fail("The clipboard can't be reached.");
		await page.getByRole("button", { name: "Copy as Table" }).waitFor();
	});
});
