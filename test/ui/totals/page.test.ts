import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { FIGURES } from "../../../src/opportunities/totals/singleFigures.ts";
import { pagesOf } from "../webview/harness.ts";
import { startHarness } from "./harness.ts";
import { sampleTotals } from "./sample.ts";

interface Read {
	readonly name: string | null;
	readonly group: string | null;
	readonly value: string | null;
	readonly text: string;
}

/** The figures of the page, as others read them off. */
function figuresOn(page: Page): Promise<Read[]> {
	return page.$$eval("[data-aggregate]", (elements) =>
		elements.map((element) => ({
			name: element.getAttribute("data-aggregate"),
			group: element.getAttribute("data-group"),
			value: element.getAttribute("data-value"),
			text: element.textContent?.trim() ?? "",
		})),
	);
}

describe("the totals page", () => {
	const open = pagesOf(startHarness);

	it("says that it is ready, and that it waits", async () => {
		const { page, posted } = await open();
		assert.deepEqual(await posted(), [{ type: "ready" }]);
		assert.match(await page.innerText("main"), /Loading/);
	});

	it("has each figure of the whole once, with its raw number", async () => {
		const { page, show } = await open();
		const totals = sampleTotals(5);
		await show(totals);
		const whole = (await figuresOn(page)).filter(({ group }) => group === null);
		assert.deepEqual(whole.map(({ name }) => name).sort(), [...FIGURES].sort());
		for (const { name, value } of whole)
			assert.equal(Number(value), totals.whole?.[name as (typeof FIGURES)[number]], name ?? "");
		assert.match(await page.innerText("header"), /315 opportunities · as of Sep 15, 2026, 10:42\sAM/);
		const annualized = await page.innerText("tr.annualized");
		assert.deepEqual(annualized.split(/\s+/), ["All,", "annualized", "315", "$958,120", "$479,060"]);
	});

	it("has each figure of each group in the page while the section is closed, and the groups make up the whole", async () => {
		const { page, show } = await open();
		const totals = sampleTotals(5);
		await show(totals);
		const figures = await figuresOn(page);
		assert.equal(await page.isVisible(".scroller"), false);
		for (const { key, figures: given } of totals.groups) {
			const own = figures.filter(({ group }) => group === key);
			assert.deepEqual(Object.fromEntries(own.map(({ name, value }) => [name, Number(value)])), given);
		}
		for (const name of FIGURES) {
			const of = (whole: boolean) =>
				figures.filter((figure) => figure.name === name && (figure.group === null) === whole);
			const sum = of(false).reduce((total, { value }) => total + Number(value), 0);
			assert.equal(sum, Number(of(true)[0]?.value), name);
		}
		assert.ok(figures.some(({ group }) => group === "null"));
	});

	it("has a line and a column for other periods, with their counts, only if there are any", async () => {
		const { page, show } = await open();
		const { groups, whole = {}, ...totals } = sampleTotals(2);
		await show({ ...totals, groups, whole });
		assert.doesNotMatch(await page.innerText("main"), /Other periods/);
		const other = "count_by_value_period.other";
		const [first, ...rest] = groups;
		assert.ok(first);
		const withOther = [{ ...first, figures: { ...first.figures, [other]: 7 } }, ...rest];
		await show({ ...totals, groups: withOther, whole: { ...whole, [other]: 7 } });
		assert.deepEqual((await page.innerText("tr.other")).trim().split(/\t|\n/).filter(Boolean), ["Other periods", "7"]);
		const told = (await figuresOn(page)).filter(({ name }) => name === other);
		assert.deepEqual(
			told.map(({ group, value }) => [group, value]),
			[[null, "7"], [first.key, "7"], ...rest.map(({ key }) => [key, null])],
		);
		await page.click("details.all-figures > summary");
		const columns = await page.$$eval(".scroller tr", (rows) => rows.slice(2).map((row) => row.children.length));
		assert.deepEqual(columns, [14, ...groups.map(() => 14)]);
		await page.click("tr.annualized button");
	});

	it("writes amounts without cents from a thousand up, and has every digit in the hover and for programs", async () => {
		const { page, show } = await open();
		const totals = sampleTotals(3);
		await show({ ...totals, whole: { ...totals.whole, total_value_annual: 99_999, expected_value_annual: 123_456 } });
		const [small, large] = [page.locator("tr.annual .figure").nth(1), page.locator("tr.annual .figure").nth(2)];
		assert.deepEqual([await small.innerText(), await large.innerText()], ["$999.99", "$1,235"]);
		assert.equal(await large.getAttribute("data-value"), "123456");
		assert.match((await large.locator("button").getAttribute("title")) ?? "", /^\$1,234\.56\n/);
		assert.doesNotMatch((await small.locator("button").getAttribute("title")) ?? "", /\$/);
	});

	it("says once of its header what a row says, and of monthly sums that they are per month", async () => {
		const { page, show } = await open({ width: 900 });
		await show(sampleTotals(3));
		const text = await page.innerText("main");
		assert.equal(text.match(/per month/gi)?.length, 1);
		assert.match(await page.innerText("tr.monthly"), /per month/);
		for (const row of await page.locator("tr.bar").allInnerTexts())
			assert.doesNotMatch(row, /opportunit|expected|a year/i);
		await page.locator(".all-figures > summary").click();
		assert.equal((await page.innerText(".scroller thead")).match(/Monthly, per month/g)?.length, 2);
	});

	it("tells what is shown, and clears its filters", async () => {
		const { page, show, posted } = await open();
		await show(sampleTotals(3), "Won", "My deals · Won · Owner, A to Z · Value, highest first");
		assert.match(
			await page.innerText("header"),
			/^My deals · Won · Owner, A to Z · Value, highest first\s+Clear Filters/,
		);
		await page.getByRole("button", { name: "Clear Filters" }).click();
		assert.deepEqual((await posted()).at(-1), { type: "clearFilters" });
		await show(sampleTotals(3));
		assert.equal(await page.getByRole("button", { name: "Clear Filters" }).count(), 0);
	});

	it("shows a dash for a figure that is not known, and speaks it", async () => {
		const { page, show } = await open();
		await show({ ...sampleTotals(1), whole: { total_results: 3, "count_by_value_period.annual": 0 } });
		const missing = await page.$$eval("[data-aggregate]:not([data-value]):not([data-group])", (elements) =>
			elements.map((element) => element.textContent?.trim()),
		);
		assert.deepEqual(missing, Array(FIGURES.length - 2).fill("–"));
		const value = page.locator('[data-aggregate="total_value_monthly"]:not([data-group])');
		assert.equal(await value.getByRole("img", { name: "unknown" }).count(), 1);
		assert.equal(await page.getAttribute('[data-aggregate="count_by_value_period.annual"]', "data-value"), "0");
	});

	it("draws for each group how much is expected of its value", async () => {
		const { page, show } = await open();
		await show(sampleTotals(3));
		const widths = await page.$$eval(".bar", (bars) =>
			bars.map((bar) =>
				["value", "expected"].map((kind) => bar.querySelector(`.bar-of-${kind}`)?.getBoundingClientRect().width ?? 0),
			),
		);
		const { groups } = sampleTotals(3);
		const largest = groups[2]?.figures.total_value_annualized ?? 0;
		const [full = 0] = widths[2] ?? [];
		widths.forEach(([value = 0, expected = 0], index) => {
			const figures = groups[index]?.figures;
			assert.ok(Math.abs(value - (full * (figures?.total_value_annualized ?? 0)) / largest) < 1);
			assert.ok(Math.abs(expected - (full * (figures?.expected_value_annualized ?? 0)) / largest) < 1);
		});
	});

	it("asks for what is chosen, by mouse and by keyboard", async () => {
		const { page, show, posted } = await open();
		await show(sampleTotals(3), "Owner 1");
		await page.getByRole("button", { name: "Owner 1" }).click();
		await page.getByRole("button", { name: "No owner" }).press("Enter");
		await page.getByRole("button", { name: "Won" }).click();
		await page.getByRole("button", { name: "Lost" }).press("Space");
		await page.getByRole("button", { name: "Clear Filters" }).press("Enter");
		assert.deepEqual((await posted()).slice(1), [
			{ type: "revealGroup", id: '"user_1"' },
			{ type: "revealGroup", id: "null" },
			{ type: "filterByStatusType", statusType: "won" },
			{ type: "filterByStatusType", statusType: "lost" },
			{ type: "clearFilters" },
		]);
	});

	it("shows the first of many groups, and all of them when asked, also after it was hidden", async () => {
		const first = await open();
		await first.show(sampleTotals(200));
		assert.equal(await first.page.locator(".bar").count(), 24);
		assert.equal(await first.page.locator("[data-group]").count(), 200 * FIGURES.length);
		await first.page.getByRole("button", { name: "Show all 200 groups" }).click();
		assert.equal(await first.page.locator(".bar").count(), 200);
		await first.page.locator(".all-figures > summary").click();
		await first.page.evaluate(() => window.scrollTo(0, 900));
		await first.page.waitForFunction(() => (window as unknown as { kept: { scrollY: number } }).kept.scrollY === 900);

		const second = await open({ kept: await first.kept() });
		await second.show(sampleTotals(200));
		assert.equal(await second.page.locator(".bar").count(), 200);
		assert.equal(await second.page.evaluate(() => window.scrollY), 900);
		assert.equal(await second.page.isVisible(".scroller"), true);
		assert.doesNotMatch(JSON.stringify(await first.kept()), /user_|Owner/);
	});

	it("keeps the focus on its group when new groups come before it", async () => {
		const { page, show } = await open();
		const totals = sampleTotals(5);
		await show({ ...totals, groups: totals.groups.slice(2) });
		await page.getByRole("button", { name: "Owner 3" }).focus();
		await show(totals);
		assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ""), /Owner 3/);
	});

	it("writes figures as the locale does", async () => {
		const { page, show } = await open({ locale: "de" });
		await show(sampleTotals(5, { currency: "EUR" }));
		assert.match(await page.innerText("tr.annualized"), /958\.120\s€/);
		assert.match(await page.innerText("header"), /15\.09\.2026, 10:42/);
	});

	it("takes text of the API for text", async () => {
		const { page, show } = await open();
		const totals = sampleTotals(2);
		const label = '<img src=x onerror="document.title=1"> {0} $(trash) [x](command:y)';
		await show({ ...totals, groups: totals.groups.map((group) => ({ ...group, label, key: label })) }, label);
		assert.equal(await page.locator("img").count(), 0);
		assert.equal(await page.locator(".bar-label").first().innerText(), label);
		assert.equal(await page.locator("[data-group]").first().getAttribute("data-group"), label);
	});

	it("ignores messages that it does not know", async () => {
		const { page, send, show } = await open();
		await show(sampleTotals(2));
		const before = await page.innerHTML("main");
		for (const message of [null, "snapshot", { type: "snapshot" }, { type: "eval", code: "1" }]) await send(message);
		assert.equal(await page.innerHTML("main"), before);
	});
});
