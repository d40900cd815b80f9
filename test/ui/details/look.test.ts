import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { detailsPage } from "../../../src/ui/details/detailsStrings.ts";
import { pagesOf, problems, startHarness } from "../webview/harness.ts";
import { THEMES, type Theme } from "../webview/themes.ts";
import { SCENES, SHOWN } from "./sample.ts";

/** Texts that leave the page, or lie on one another. */
function misplaced(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const shown = [...document.querySelectorAll("h1, h2, dt, dd, .push, .row, .summary, .place")].filter(
			(element) => element.getClientRects().length > 0 && !element.closest(".heard-only"),
		);
		const outside = shown.filter((element) => {
			const { left, right } = element.getBoundingClientRect();
			return left < 0 || right > window.innerWidth + 1;
		});
		const terms = [...document.querySelectorAll("dt, dd")];
		const touching = terms.filter((element, index) => {
			const box = element.getBoundingClientRect();
			return terms.slice(index + 1).some((other) => {
				const its = other.getBoundingClientRect();
				return (
					box.left < its.right - 1 && its.left < box.right - 1 && box.top + 1 < its.bottom && its.top + 1 < box.bottom
				);
			});
		});
		return [
			...outside.map((element) => `outside: ${element.textContent?.trim().slice(0, 40)}`),
			...touching.map((element) => `touching: ${element.textContent?.trim().slice(0, 40)}`),
			...(document.documentElement.scrollWidth > window.innerWidth ? ["the page scrolls sideways"] : []),
		];
	});
}

describe("the look of the details page", () => {
	const open = pagesOf(() => startHarness("details/page/main.ts", detailsPage));

	for (const theme of Object.keys(THEMES) as Theme[])
		it(`gives axe nothing to complain about in the theme ${theme}`, async () => {
			for (const [scene, message] of Object.entries(SCENES)) {
				const { page, send } = await open({ theme, width: 800 });
				await send(message);
				assert.deepEqual(await problems(page), [], scene);
			}
		});

	for (const width of [200, 320, 600, 1200])
		it(`keeps everything in its place at ${width} pixels`, async () => {
			for (const [scene, message] of Object.entries(SCENES)) {
				const { page, send } = await open({ width });
				await send(message);
				assert.deepEqual(await misplaced(page), [], scene);
			}
		});

	it("shows where the focus is, on every kind of button", async () => {
		const { page, send } = await open();
		await send(SHOWN);
		for (const kind of [".toolbar .push", "button.link", ".actions .push", "summary", "button.row"]) {
			await page.locator(kind).first().focus();
			await page.keyboard.press("Tab");
			await page.keyboard.press("Shift+Tab");
			const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
			assert.equal(outline, "solid", kind);
		}
	});
});
