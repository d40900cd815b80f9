import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { CloseError } from "../../../src/close/base/errors.ts";
import type { Totals } from "../../../src/opportunities/totals/totals.ts";
import { pagesOf } from "../webview/harness.ts";
import { analysisOf, LINE, STATES } from "./analysisSample.ts";
import { startHarness } from "./harness.ts";
import { sampleTotals } from "./sample.ts";

/** The text of each element that Tab stops at, from the top of the page on. */
async function stops(page: Page): Promise<string[]> {
	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	const texts: string[] = [];
	while (texts.length < 100) {
		await page.keyboard.press("Tab");
		const text = await page.evaluate(() =>
			document.activeElement === document.body ? undefined : document.activeElement?.textContent?.trim(),
		);
		if (text === undefined) return texts;
		texts.push(text);
	}
	return texts;
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

describe("the Tab stops of the totals page", () => {
	const openPage = pagesOf(startHarness);

	async function open(totals: Totals, width = 320) {
		const { page, show } = await openPage({ width, kept: { allFigures: true } });
		await show(totals, "Owner 1");
		return page;
	}

	it("are one for each list, header row and tool bar: ten with 24 groups and everything open", async () => {
		const page = await open(sampleTotals(24));
		const all = "3,792";
		assert.deepEqual(await stops(page), [
			...["Clear Filters", all, "348", "Won"],
			...["Group", "Owner 0", "All figures", "Copy as Table", "Group", all],
		]);
	});

	it("are twelve at most, also if something failed and amounts are hidden", async () => {
		const error = new CloseError("network", "Close can't be reached.", { advice: "Check the network." });
		const page = await open({ ...sampleTotals(24, { error, partial: "failed" }), hidden: true });
		const found = await stops(page);
		assert.ok(found.includes("Refresh") && found.includes("Show Amounts"), found.join());
		assert.ok(found.length <= 12, found.join());
	});

	it("are one for the side bar's line, one for the period, and one for all headings: twelve in the tab", async () => {
		const { page, show, send } = await openPage({ width: 900, kept: { allFigures: true } });
		await show(sampleTotals(24), "Owner 1");
		const before = await stops(page);
		const snapshot = { type: "snapshot", totals: sampleTotals(24), view: "Owner 1", filters: "Owner 1" } as const;
		await send({ ...snapshot, analysis: analysisOf([LINE]) });
		assert.equal((await stops(page)).length, before.length + 1);

		const folded = STATES.map((section) => ({ ...section, open: false }));
		await send({ ...snapshot, analysis: analysisOf(folded) });
		const found = await stops(page);
		assert.equal(found.length, before.length + 2);
		assert.ok(found.length <= 12, found.join());
		await page.locator("details.section summary").first().focus();
		for (const key of ["ArrowDown", "End", "ArrowUp", "Home"]) await page.keyboard.press(key);
		assert.match(await focused(page), /^Target and Pace/);
		await page.keyboard.press("ArrowDown");
		assert.match(await focused(page), /^Win Rate/);
	});

	it("are where one was before, after the arrows moved and the page was drawn anew", async () => {
		const { page, show } = await openPage();
		await show(sampleTotals(24));
		await page.locator(".bar-label").first().focus();
		for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
		const count = sampleTotals(24).groups[3]?.figures.total_results;
		assert.equal(await focused(page), String(count));
		await show(sampleTotals(24, { loading: true }));
		await page.keyboard.press("Shift+Tab");
		await page.keyboard.press("Tab");
		assert.equal(await focused(page), String(count));
	});

	it("have arrows, Home and End inside, in a tool bar and a header row as well as in a table", async () => {
		const { page, show } = await openPage({ width: 900 });
		await show(sampleTotals(4));
		await page.getByRole("button", { name: "Won", exact: true }).focus();
		const seen = [];
		for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowLeft", "Home", "End"]) {
			await page.keyboard.press(key);
			seen.push(await focused(page));
		}
		assert.deepEqual(seen, ["Open", "Lost", "Lost", "Open", "Won", "Lost"]);
		await page.locator(".bars .sort").first().focus();
		await page.keyboard.press("End");
		assert.equal(await focused(page), "Expected");
		await page.locator(".bar-label").first().focus();
		await page.keyboard.press("End");
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("Home");
		assert.equal(await focused(page), "Owner 1");
	});
});
