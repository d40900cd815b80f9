import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { comparePage } from "../../../src/ui/compare/compareStrings.ts";
import { pagesOf, problems, startHarness } from "../webview/harness.ts";
import { THEMES, type Theme } from "../webview/themes.ts";
import { COMPARED, READ_LIST, SCENES } from "./sample.ts";

/** The scenes that have all kinds of elements between them. */
const TOLD_APART = ["an open list", "hidden amounts", "what both have isn't read", "old figures after a failure"];

/** What leaves the page, or runs into something else, besides the table, which scrolls. */
function misplaced(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const shown = [...document.querySelectorAll("main *")].filter(
			(element) =>
				element.closest(".scroller, .heard-only, .definitions, .progress") === null && element.checkVisibility(),
		);
		const outside = shown.filter((element) => {
			const { left, right } = element.getBoundingClientRect();
			return left < 0 || right > window.innerWidth + 1;
		});
		const lines = [...document.querySelectorAll(".pair")].flatMap((pair) => [
			...pair.querySelectorAll("h2, .pair-heading > .figure, .mark, .bar, .bar-line > .figure"),
		]);
		const touching = lines.filter((element, index) => {
			const box = element.getBoundingClientRect();
			return lines.slice(index + 1).some((other) => {
				const its = other.getBoundingClientRect();
				return (
					box.left < its.right - 1 && its.left < box.right - 1 && box.top + 1 < its.bottom && its.top + 1 < box.bottom
				);
			});
		});
		const text = (element: Element) => element.textContent?.trim().slice(0, 40);
		return [
			...outside.map((element) => `outside: ${text(element)}`),
			...touching.map((element) => `touching: ${text(element)}`),
			...(document.documentElement.scrollWidth > window.innerWidth ? ["the page scrolls sideways"] : []),
		];
	});
}

/** The text of each element that Tab stops at. */
async function stops(page: Page): Promise<string[]> {
	const texts: string[] = [];
	while (texts.length < 60) {
		await page.keyboard.press("Tab");
		const text = await page.evaluate(() =>
			document.activeElement === document.body
				? undefined
				: document.activeElement?.textContent?.trim().replace(/\s+/g, " "),
		);
		if (text === undefined) return texts;
		texts.push(text);
	}
	return texts;
}

describe("the look of the comparison page", () => {
	const open = pagesOf(() => startHarness("compare/page/main.ts", comparePage));

	for (const theme of Object.keys(THEMES) as Theme[])
		it(`gives axe nothing to complain about in the theme ${theme}`, async () => {
			const { page, send } = await open({ theme, width: 900 });
			for (const scene of TOLD_APART) {
				await send(SCENES[scene]);
				assert.deepEqual(await problems(page), [], scene);
			}
		});

	for (const width of [170, 320, 600, 1200])
		it(`keeps everything in its place at ${width} pixels`, async () => {
			const { page, send } = await open({ width });
			for (const [scene, message] of Object.entries(SCENES)) {
				await send(message);
				assert.deepEqual(await misplaced(page), [], scene);
			}
		});

	it("has one Tab stop for the tools, the figures, and each list", async () => {
		const { page, send } = await open({ width: 900 });
		await send(READ_LIST);
		assert.deepEqual(await stops(page), [
			"Refresh",
			"747",
			"Only in A (230)",
			"Export…",
			"Lead 0 with a name that takes up some room $12,000/mo · Proposal · 75%",
			"Show 100 More of 230",
			"In both (3)",
			"Only in B (1,240)",
		]);
	});

	it("draws the bars in the colors of A and B, with what both have hatched", async () => {
		const { page, send } = await open({ width: 900 });
		await send(COMPARED);
		const fills = await page
			.locator(".pair")
			.first()
			.locator("rect")
			.evaluateAll((rects) => rects.map((rect) => getComputedStyle(rect).fill));
		assert.deepEqual(fills, ['url("#hatch-a")', "rgb(89, 164, 249)", 'url("#hatch-b")', "rgb(177, 128, 215)"]);
	});
});
