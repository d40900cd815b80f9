import assert from "node:assert/strict";
import * as l10n from "@vscode/l10n";
import type { Page } from "playwright-core";
import { pseudoBundle, untranslated } from "../../unit/pseudoLanguage.ts";
import { pagesOf, startHarness } from "./harness.ts";

/** The width that VS Code gives the side bar. */
const NARROW = 300;

/** Words of `Intl`, which writes English here. */
const WRITTEN = "AM PM Sep Oct Nov Dec United States weeks months minutes ago in kB";

/** All texts of a page, hidden ones, too, in reading order; a sentence may be in several. Then those of attributes. */
function textsOf(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => {
		const texts: string[] = [];
		const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node.textContent ?? "");
		const names = ["aria-label", "aria-description", "aria-valuetext", "title", "alt", "placeholder"];
		const attributes = names.flatMap((name) =>
			[...document.querySelectorAll(`main [${name}]`)].map((element) => element.getAttribute(name) ?? ""),
		);
		return [texts.join("\n"), ...attributes];
	});
}

/** The words of a page that are neither translated nor in its data. */
async function wordsLeft(page: Page, data: unknown): Promise<readonly string[]> {
	const words = new Set((await textsOf(page)).map(untranslated).flatMap(wordsIn));
	const given = new Set(valuesOf(data).flatMap(wordsIn));
	assert.ok(!words.isDisjointFrom(given), "The page shows its data");
	return [...words.difference(given).difference(new Set(wordsIn(WRITTEN)))];
}

function wordsIn(text: string): readonly string[] {
	return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}

/** The texts that are left of the data once what is translated in them is away. */
function valuesOf(data: unknown): readonly string[] {
	if (typeof data === "string") return [untranslated(data)];
	return typeof data === "object" && data !== null ? Object.values(data).flatMap(valuesOf) : [];
}

/** Texts that are cut off or run into what is beside them, and whether the page is wider than its window. */
function cutTexts(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => {
		const isCut = (element: Element) =>
			element.clientWidth > 0 &&
			element.scrollWidth > element.clientWidth + 1 &&
			(element.matches("td, th, dt, dd, button:not(.sort)") || /hidden|clip/.test(getComputedStyle(element).overflowX));
		const cut = [...document.querySelectorAll("main :not(.heard-only)")].filter(isCut);
		return [
			...cut.map((element) => `${element.tagName}.${element.className}: ${element.textContent?.trim().slice(0, 80)}`),
			...(document.documentElement.scrollWidth > window.innerWidth ? ["the page scrolls sideways"] : []),
		];
	});
}

describe("In the pseudo-language, 40 % longer than English,", () => {
	before(() => l10n.config({ contents: pseudoBundle() }));
	after(() => l10n.config({ contents: {} }));

	describe("the totals page", () => {
		const open = pagesOf(async () => {
			const { totalsPage } = await import("../../../src/ui/totals/totalsStrings.ts");
			return startHarness("totals/page/main.ts", totalsPage);
		});

		it("has no words but its data and translations, and cuts none", async () => {
			const { sampleTotals } = await import("../totals/sample.ts");
			const { LEADS, sampleSections } = await import("../totals/outcomeSample.ts");
			const { page, send } = await open({ width: NARROW });
			const totals = sampleTotals(5);
			const analysis = await sampleSections(8);
			for (const change of [{}, { partial: "opening" }, { hidden: true }, { currency: "mixed" }]) {
				const shown = { ...totals, ...change };
				await send({ type: "snapshot", totals: shown, view: "", filters: "", analysis });
				await page.$$eval("details", (all) => {
					for (const section of all) section.setAttribute("open", "");
				});
				await page.locator(".shares").waitFor();
				assert.deepEqual(await wordsLeft(page, [totals.groups, LEADS]), [], JSON.stringify(change));
				assert.deepEqual(await cutTexts(page), [], JSON.stringify(change));
			}
		});
	});

	describe("the details page", () => {
		const open = pagesOf(async () => {
			const { detailsPage } = await import("../../../src/ui/details/detailsStrings.ts");
			return startHarness("details/page/main.ts", detailsPage);
		});

		it("has no words but its data and translations, and cuts none", async () => {
			const { FULL } = await import("../../unit/opportunities/details/support.ts");
			const { shownOpportunity } = await import("../details/sample.ts");
			const { page, send } = await open({ width: NARROW });
			const message = shownOpportunity();
			await send(message);
			const { shown, place } = message as Extract<typeof message, { readonly type: "snapshot" }>;
			assert.deepEqual(await wordsLeft(page, [FULL, shown?.siblings, place]), []);
			assert.deepEqual(await cutTexts(page), []);
		});
	});

	describe("the comparison page", () => {
		const open = pagesOf(async () => {
			const { comparePage } = await import("../../../src/ui/compare/compareStrings.ts");
			return startHarness("compare/page/main.ts", comparePage);
		});

		it("has no words but its data and translations, and cuts none", async () => {
			const { readListTranslated } = await import("../compare/sample.ts");
			const { page, send } = await open({ width: NARROW });
			const message = readListTranslated();
			await send(message);
			const { views, lists, asOf } = message;
			assert.deepEqual(await wordsLeft(page, [views, lists, asOf]), []);
			assert.deepEqual(await cutTexts(page), []);
		});
	});
});
