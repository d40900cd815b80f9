import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { type OpenOptions, pagesOf, problems } from "../webview/harness.ts";
import { THEMES, type Theme } from "../webview/themes.ts";
import { startHarness } from "./harness.ts";
import { sampleSections } from "./outcomeSample.ts";
import { sampleTotals } from "./sample.ts";

const THOUGHTS = [
	{ type: "think", id: "oppo_0", thought: "won" },
	{ type: "think", id: "oppo_3", thought: "slipped" },
];
const OPEN = { sections: { open: ["outcome", "concentration"] } };

/** The text of a section, in one line. */
async function textOf(page: Page, selector: string): Promise<string> {
	return (await page.locator(selector).innerText()).replace(/\s+/g, " ");
}

describe("outcome and concentration on the totals page", () => {
	const open = pagesOf(startHarness);

	async function show(
		sample: { readonly deals?: number; readonly actions?: readonly unknown[]; readonly hidden?: boolean } = {},
		options: OpenOptions = {},
	) {
		const { deals = 48, ...others } = sample;
		const opened = await open({ width: 900, kept: OPEN, ...options });
		const analysis = await sampleSections(deals, others);
		const totals = { ...sampleTotals(2), hidden: others.hidden ?? false };
		await opened.send({ type: "snapshot", totals, view: "All", filters: "", analysis });
		return opened;
	}

	it("say in a sentence what is likely, and how likely the target is, each figure for programs and with an explanation", async () => {
		const { page, posted } = await show();
		assert.match(
			await textOf(page, ".outcome"),
			/^Likely \$[\d.]+K to \$[\d.]+K, half the time above \$[\d.]+K; over 99% chance of reaching the target$/,
		);
		const values = await page.$$eval("[data-section=outcome] [data-measure]", (elements) =>
			elements.map((element) => [
				element.getAttribute("data-measure"),
				element.getAttribute("data-period"),
				Number(element.getAttribute("data-value")) > 0,
			]),
		);
		const names = ["p10", "p90", "p50", "reaches_target", "mean"];
		assert.deepEqual(
			values,
			names.map((name) => [`outcome.${name}`, "2026-Q4", true]),
		);
		await page.click("[data-measure='outcome.p50'] button");
		assert.deepEqual((await posted()).at(-1), {
			type: "explainMeasure",
			section: "outcome",
			name: "outcome.p50",
			period: "2026-Q4",
			group: undefined,
		});
	});

	it("offer to count open deals that no period has, and have them stand apart with count and value", async () => {
		const before = await show();
		await before.page.click("text=Count Undated and Overdue (3 Requests)");
		const action = "countElsewhere";
		assert.deepEqual((await before.posted()).at(-1), { type: "actInSection", section: "outcome", action });
		const { page } = await show({ actions: [action] });
		assert.equal(await page.locator("text=Count Undated").count(), 0);
		const text = await textOf(page, "[data-section=outcome]");
		assert.match(text, /Not included: 3 open opportunities without a close date, worth \$28,400 a year\./);
		assert.match(text, /Not included: 4 overdue opportunities from before this period, worth \$21,600 a year\./);
	});

	it("draw a strip whose ends and marks are there as text", async () => {
		const { page } = await show();
		assert.match(
			(await page.getAttribute(".strip svg", "aria-label")) ?? "",
			/^How likely each total is, from \$350K to \$/,
		);
		assert.ok((await page.locator(".strip-likely").count()) > 10);
		assert.match(await textOf(page, ".strip figcaption"), /likely range \(80%\) median target \$350K$/);
	});

	it("lead from a deal to its details", async () => {
		const { page, posted } = await show();
		await page.click(".deals [data-opportunity=oppo_3] .link");
		assert.deepEqual((await posted()).at(-1), { type: "showOpportunity", id: "oppo_3" });
	});

	it("take what the user thinks of a deal, with the keyboard, too", async () => {
		const { page, posted } = await show();
		await page.focus(".deals tbody .link");
		for (const key of ["ArrowDown", "ArrowRight", "ArrowRight", "Enter"]) await page.keyboard.press(key);
		const second = await page.locator(".deals tbody tr").nth(1).getAttribute("data-opportunity");
		assert.deepEqual((await posted()).at(-1), {
			type: "actInSection",
			section: "concentration",
			action: { type: "think", id: second, thought: "lost" },
		});
	});

	it("show what would be beside what is, marked as a thought, until it is cleared", async () => {
		const { page, posted } = await show({ actions: THOUGHTS });
		const text = await textOf(page, ".what-if");
		assert.match(
			text,
			/^What-if: 1 won · 1 slipped Likely \$.* chance of reaching the target The won value would be \$272,500, or 78% of the target/,
		);
		assert.match(text, /This is only a what-if\. Nothing is sent to Close\./);
		const figures = (selector: string) => page.locator(`[data-measure='outcome.p50']${selector}`).count();
		assert.deepEqual([await figures(":not([data-group])"), await figures("[data-group=what_if]")], [1, 1]);
		const pressed = page.locator(".deals [aria-pressed=true]");
		assert.deepEqual(await pressed.allInnerTexts(), ["Slipped", "Won"]);
		await pressed.first().click();
		assert.deepEqual((await posted()).at(-1), {
			type: "actInSection",
			section: "concentration",
			action: { type: "think", id: "oppo_3" },
		});
		await page.click("text=Clear What-Ifs");
		assert.deepEqual((await posted()).at(-1), {
			type: "actInSection",
			section: "outcome",
			action: { type: "forgetThoughts" },
		});
	});

	it("list ten deals, and the next ones if asked to", async () => {
		const { page, posted } = await show({ deals: 53 });
		const visible = page.locator(".deals tbody tr").filter({ visible: true });
		assert.equal(await visible.count(), 10);
		await page.click("text=Show 40 more");
		assert.equal(await visible.count(), 50);
		await page.click("text=Show 3 more");
		assert.deepEqual((await posted()).at(-1), { type: "actInSection", section: "concentration", action: "listMore" });
	});

	it("show no amount, no name and no strip while they are hidden", async () => {
		const { page } = await show({ hidden: true, actions: THOUGHTS });
		assert.equal(await page.locator(".strip, .share rect, [data-section=outcome] [data-value]").count(), 0);
		const text = await textOf(page, "[data-section=outcome]");
		assert.match(
			text,
			/^Outcome .*Likely ••• to •••, half the time above •••; ••• chance of reaching the target The average outcome is •••/,
		);
		const all = text + (await textOf(page, "[data-section=concentration]"));
		assert.doesNotMatch(all, /\$|Acme|Globex/);
	});

	it("say why there is no outcome, and that nothing is open", async () => {
		const { page, send } = await open({ width: 900, kept: OPEN });
		const analysis = await sampleSections(0);
		const [outcome, concentration] = analysis.sections;
		const refused = { ...outcome, content: { measures: [], notices: [], extra: { open: 7_123, refused: "tooMany" } } };
		const shown = { ...analysis, sections: [refused, concentration] };
		await send({ type: "snapshot", totals: sampleTotals(2), view: "All", filters: "", analysis: shown });
		assert.match(
			await textOf(page, "[data-section=outcome]"),
			/7,123 open opportunities.*for up to 5,000 because each one must be loaded/,
		);
		assert.match(await textOf(page, "[data-section=concentration]"), /No opportunities are open in this period\./);
		await send({ type: "snapshot", totals: sampleTotals(2), view: "All", filters: "", analysis });
		assert.match(
			await textOf(page, ".outcome"),
			/^\$182,500: open opportunities can't change this; 0% chance of reaching the target$/,
		);
	});

	for (const theme of Object.keys(THEMES) as Theme[])
		it(`give axe nothing to complain about in the theme ${theme}`, async () => {
			const { page } = await show({ actions: THOUGHTS }, { theme });
			assert.deepEqual(await problems(page), []);
		});

	for (const width of [170, 300, 600, 1600])
		it(`have room for every figure at ${width} pixels`, async () => {
			const { page } = await show({ actions: THOUGHTS }, { width });
			const outside = await page.evaluate(() => {
				const figures = document.querySelectorAll("[data-section] .figure, .thought, .deals .link");
				const visible = [...figures].filter((element) => element.checkVisibility());
				const texts = visible.filter((element) => element.getBoundingClientRect().right > window.innerWidth);
				return [
					...texts.map(({ textContent }) => textContent),
					document.documentElement.scrollWidth > window.innerWidth,
				];
			});
			assert.deepEqual(outside, [false]);
		});
});
