import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { explain } from "../../../src/opportunities/totals/explainFigures.ts";
import { totalsOf } from "../../../src/opportunities/totals/totals.ts";
import { detailsPage } from "../../../src/ui/details/detailsStrings.ts";
import { totalsPage } from "../../../src/ui/totals/totalsStrings.ts";
import { SHOWN } from "../details/sample.ts";
import { sampleState, sampleTotals } from "../totals/sample.ts";
import { pagesOf, problems, startHarness } from "./harness.ts";
import { THEMES, type Theme } from "./themes.ts";

const TOTALS = { type: "snapshot", totals: sampleTotals(4), view: "All opportunities", filters: "" };
const alerts = (page: Page) => page.getByRole("alert");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Whether a failure is on screen, right below a button. */
async function isBeside(page: Page, name: string): Promise<boolean> {
	const [pressed, shown] = await Promise.all([button(page, name).boundingBox(), alerts(page).boundingBox()]);
	assert.ok(pressed && shown);
	const below = shown.y - (pressed.y + pressed.height);
	const size = page.viewportSize() ?? { width: 0, height: 0 };
	const inPage = shown.x >= 0 && shown.x + shown.width <= size.width;
	return inPage && below >= 0 && below < 20 && shown.x < pressed.x + pressed.width && pressed.x < shown.x + shown.width;
}

describe("a page whose message failed", () => {
	const openTotals = pagesOf(() => startHarness("totals/page/main.ts", totalsPage));
	const openDetails = pagesOf(() => startHarness("details/page/main.ts", detailsPage));

	for (const width of [170, 300, 900])
		it(`shows why beside what was pressed, ${width} pixels wide, until something else is pressed`, async () => {
			const { page, send, fail } = await openTotals({ width });
			await send(TOTALS);
			await button(page, "Lost").click();
			await fail("Close can't be reached. Check the network.", "ECONNREFUSED");
			assert.equal(await alerts(page).innerText(), "Close can't be reached. Check the network.");
			assert.equal(await alerts(page).getAttribute("title"), "ECONNREFUSED");
			assert.ok(await isBeside(page, "Lost"));
			await send({ ...TOTALS, view: "A longer text that moves all that follows it. ".repeat(5) });
			assert.ok(await isBeside(page, "Lost"), "it stayed behind");
			await button(page, "Won").click();
			assert.equal(await alerts(page).count(), 0);
		});

	it("removes it by its button or Escape, with the focus back where it was", async () => {
		const { page, send, fail } = await openTotals();
		await send(TOTALS);
		for (const remove of [() => button(page, "Dismiss").click(), () => page.keyboard.press("Escape")]) {
			await button(page, "Open").press("Enter");
			await fail("No.");
			await remove();
			assert.equal(await alerts(page).count(), 0);
			assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Open");
		}
	});

	it("shows it in the explanation where that is open", async () => {
		const { page, send, fail } = await openTotals();
		const state = { ...sampleState(4), provenance: { asked: { _limit: "100" }, receivedAt: 0 } };
		const asked = { figures: ["total_results"] } as const;
		await send({ ...TOTALS, totals: totalsOf(state, "en") });
		await page.locator("header .askable").first().click();
		await send({ ...TOTALS, totals: totalsOf(state, "en"), explanation: explain(state, asked, "en") });
		await page.getByText("Details", { exact: true }).click();
		await button(page, "Copy Request").click();
		await fail("The clipboard can't be reached.");
		assert.equal(await page.getByRole("dialog").getByRole("alert").innerText(), "The clipboard can't be reached.");
		assert.ok(await isBeside(page, "Copy Request"));
	});

	it("shows it on the details page, too", async () => {
		const { page, send, fail } = await openDetails({ width: 700 });
		await send(SHOWN);
		await button(page, "Copy Draft").click();
		await fail("The clipboard can't be reached.");
		assert.equal(await alerts(page).innerText(), "The clipboard can't be reached.");
		assert.ok(await isBeside(page, "Copy Draft"));
	});

	it("takes the words of a failure for text", async () => {
		const { page, send, fail } = await openTotals();
		await send(TOTALS);
		await button(page, "Won").click();
		await fail("<img src=x onerror='document.title=1'> $(trash)");
		assert.match(await alerts(page).innerText(), /^<img src=x/);
		assert.equal(await page.locator("img").count(), 0);
	});

	for (const theme of Object.keys(THEMES) as Theme[])
		it(`gives axe nothing to complain about in the theme ${theme}`, async () => {
			const { page, send, fail } = await openTotals({ theme });
			await send(TOTALS);
			await button(page, "Won").click();
			await fail("Close can't be reached. Check the network.");
			assert.deepEqual(await problems(page), []);
		});
});
