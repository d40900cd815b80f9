import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ListingState } from "../../../src/opportunities/listing/listingState.ts";
import type { Provenance } from "../../../src/opportunities/reading/readPlan.ts";
import { type Asked, explain } from "../../../src/opportunities/totals/explainFigures.ts";
import { totalsOf } from "../../../src/opportunities/totals/totals.ts";
import type { FromPage } from "../../../src/ui/totals/totalsProtocol.ts";
import { eventually } from "../harness/wait.ts";
import { type OpenOptions, pagesOf, problems } from "../webview/harness.ts";
import { THEMES, type Theme } from "../webview/themes.ts";
import { startHarness, type TotalsPage } from "./harness.ts";
import { sampleState } from "./sample.ts";

const told = (skip: number): Provenance => ({
	asked: { _group_by: "user_id", _limit: "100", ...(skip === 0 ? {} : { _skip: String(skip) }), query: 'note:"<b>"' },
	receivedAt: Date.UTC(2026, 8, 15, 10, 40),
});

function stateOf(change: Partial<ListingState> = {}): ListingState {
	const { groups, ...state } = sampleState(4);
	return {
		...state,
		provenance: told(0),
		groups: groups.map((group, at) => ({ ...group, provenance: told(at * 50) })),
		...change,
	};
}

describe("an explanation in the totals page", () => {
	const openPage = pagesOf(startHarness);

	/** Opens the page with the extension's part played: it explains what the page asks about. */
	async function open(state: ListingState, options: OpenOptions = {}) {
		const opened = await openPage(options);
		const show = async (state: ListingState, asked?: Asked, hidden = false) =>
			opened.send({
				type: "snapshot",
				totals: totalsOf(state, "en", hidden),
				view: "All opportunities",
				filters: "",
				explanation: asked && explain(state, asked, "en", hidden),
			});
		await show(state);
		return {
			...opened,
			update: show,
			/** Answers the last question of the page. */
			async answer(hidden = false): Promise<Asked> {
				const asked = ((await opened.posted()) as FromPage[]).findLast((message) => message.type === "explain");
				assert.ok(asked?.type === "explain");
				await show(state, asked, hidden);
				return asked;
			},
		};
	}

	const dialog = ({ page }: Pick<TotalsPage, "page">) => page.getByRole("dialog");
	const focused = (page: Page) => page.evaluate(() => document.activeElement?.outerHTML ?? "");

	it("opens by mouse, tells all about a figure of the whole, and closes by its button", async () => {
		const opened = await open(stateOf());
		const { page, answer, posted } = opened;
		await page.locator('[data-aggregate="total_value_annualized"]:not([data-group]) button').click();
		assert.deepEqual((await answer()).figures, ["total_value_annualized"]);
		const text = await dialog(opened).innerText();
		assert.match(
			text,
			/^Annualized value: \$709,092\s+The sum of the values of all opportunities\. Monthly values are multiplied by 12\./m,
		);
		assert.doesNotMatch(text, /GET|total_value|x-tz-offset/);
		await page.getByText("Details", { exact: true }).click();
		const details = await dialog(opened).innerText();
		for (const part of [
			/total_value_one_time \+ 12 × total_value_monthly \+ total_value_annual/,
			/\$[\d,.]+ \+ 12 × \$[\d,.]+ \+ \$[\d,.]+ = \$709,092/,
			/Close's own figure for all matching opportunities/,
			/0 of 232 opportunities are loaded/,
			/10:40\sAM, unchanged at .*10:42\sAM/,
			/UTC\+0 x-tz-offset: 0/,
			/GET \/opportunity\/\s+_group_by=user_id\s+_limit=100\s+query=note:"<b>"/,
		])
			assert.match(details, part);
		await page.getByRole("button", { name: "Dismiss" }).click();
		// A browser tells a moment later that a dialog was closed.
		await eventually(async () => assert.deepEqual((await posted()).at(-1), { type: "stopExplaining" }));
		assert.equal(await dialog(opened).count(), 0);
	});

	it("opens by keyboard from a table that is one stop of Tab, and gives the focus back on Escape", async () => {
		const opened = await open(stateOf(), { kept: { allFigures: true } });
		const { page, answer } = opened;
		await page.locator('header [data-aggregate="total_results"] button').focus();
		await page.keyboard.press("Tab");
		assert.match(await focused(page), /askable/);
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("ArrowRight");
		const before = await focused(page);
		await page.keyboard.press("Enter");
		assert.deepEqual((await answer()).figures, ["total_value_monthly"]);
		assert.match(await focused(page), /Dismiss/);
		await page.keyboard.press("Escape");
		await eventually(async () => assert.equal(await focused(page), before));
		assert.equal(await dialog(opened).count(), 0);
		await page.keyboard.press("Tab");
		assert.match(await focused(page), />Won</);
		await page.keyboard.press("Shift+Tab");
		assert.equal(await focused(page), before);
	});

	it("explains a figure of a bar, at the offset of its request, and none elsewhere by mistake", async () => {
		const opened = await open(stateOf());
		const { page, answer, update, posted } = opened;
		await page.locator(".bar").nth(2).locator(".askable").last().click();
		assert.deepEqual((await answer()).figures, ["expected_value_annualized"]);
		await page.getByText("Details", { exact: true }).click();
		assert.match(await dialog(opened).innerText(), /Owner 2[\s\S]*_skip=100/);
		assert.equal(await page.locator("dialog [data-aggregate], dialog [data-value], dialog [data-group]").count(), 0);
		await page.getByRole("button", { name: "Copy Request" }).click();
		assert.deepEqual((await posted()).at(-1), { type: "copyRequest" });
		await page.getByRole("button", { name: "Copied" }).waitFor();
		await update(stateOf({ groups: [] }));
		assert.equal(await dialog(opened).count(), 0);
		assert.deepEqual((await posted()).at(-1), { type: "stopExplaining" });
	});

	it("follows the figures while it is open, says that they are partial, and that a sum does not fit", async () => {
		const opened = await open(stateOf());
		const { page, answer, update } = opened;
		await page.locator(".annualized .askable").nth(1).click();
		const asked = await answer();
		const { totals = {} } = stateOf();
		const odd = { ...totals, total_value_annualized: (totals.total_value_annualized ?? 0) + 1_000_000 };
		await update(stateOf({ totals: odd, partial: "changing" }), asked);
		assert.match(
			await dialog(opened).innerText(),
			/≠ \$719,092\s+Close's own figures don't add up\.[\s\S]*Partial: the data changed/,
		);
	});

	it("hides amounts and names in it as everywhere, counts excepted", async () => {
		const opened = await open(stateOf());
		const { page, answer, update } = opened;
		await update(stateOf(), undefined, true);
		assert.doesNotMatch(await page.innerHTML("main"), /[^t]\$\d|Owner \d|user_\d|bar-of-value/);
		assert.match(await page.innerText("main"), /Amounts and names are hidden/);
		assert.equal(await page.locator('[data-aggregate^="total_value"][data-value]').count(), 0);
		assert.equal(await page.locator('[data-aggregate="total_results"][data-value]:not([data-group])').count(), 1);
		await page.locator(".bar").nth(1).locator(".askable").first().click();
		await answer(true);
		const html = await page.innerHTML("dialog");
		assert.doesNotMatch(html, /[^t]\$\d|Owner \d|<b>|&lt;b/);
		assert.match(await dialog(opened).innerText(), /Opportunities: 53/);
	});

	for (const theme of Object.keys(THEMES) as Theme[])
		it(`gives axe nothing to complain about in the theme ${theme}, also in a narrow side bar`, async () => {
			for (const width of [200, 900]) {
				const { page, answer } = await open(stateOf(), { theme, width, height: 500 });
				await page.locator(".bar .askable").first().click();
				await answer();
				await page.getByText("Details", { exact: true }).click();
				assert.deepEqual(await problems(page), [], `${width}`);
				const [wide, inner] = await page.$eval("dialog", ({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
				assert.equal(wide, inner, "it scrolls sideways");
			}
		});
});
