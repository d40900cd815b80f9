import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { comparePage } from "../../../src/ui/compare/compareStrings.ts";
import { detailsPage } from "../../../src/ui/details/detailsStrings.ts";
import { READ_LIST } from "../compare/sample.ts";
import { SHOWN } from "../details/sample.ts";
import { analysisOf, STATES } from "../totals/analysisSample.ts";
import { startHarness as startTotals } from "../totals/harness.ts";
import { sampleTotals } from "../totals/sample.ts";
import { type HarnessPage, type OpenOptions, pagesOf, startHarness } from "./harness.ts";

/** A window of 1,280 by 1,024 pixels at a zoom of 400%. */
const ZOOMED = { width: 320, height: 256 };

/** What leaves the page, or is cut where nothing scrolls. */
function cut(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
		const inScroller = (element: Element) => {
			for (let at: Element | null = element; at !== null; at = at.parentElement) if (scrolls(at)) return true;
			return false;
		};
		const withText = [...document.querySelectorAll("main *")].filter(
			(element) =>
				element.closest(".heard-only, .definitions, svg") === null &&
				element.checkVisibility() &&
				[...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
		);
		const text = (element: Element) => element.textContent?.trim().replace(/\s+/g, " ").slice(0, 60);
		const outside = withText.filter((element) => {
			const { left, right } = element.getBoundingClientRect();
			return !inScroller(element) && (left < 0 || right > window.innerWidth + 1);
		});
		// What is folded on purpose has a button that unfolds it, or all of it in its hover.
		const unfolded = withText.filter((element) => !element.matches(".folded, .three-lines[title]"));
		const clipped = unfolded.filter((element) => {
			const { overflowX, overflowY } = getComputedStyle(element);
			const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
			return (
				(hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
				(hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
			);
		});
		return [
			...outside.map((element) => `outside: ${text(element)}`),
			...clipped.map((element) => `cut: ${text(element)}`),
			...(document.documentElement.scrollWidth > window.innerWidth ? ["the page scrolls sideways"] : []),
		];
	});
}

/** The fills and strokes of drawings that aren't colors of the system. Texts and borders follow by themselves. */
function foreign(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const sample = document.body.appendChild(document.createElement("i"));
		const system = ["CanvasText", "Canvas", "Highlight", "LinkText", "GrayText"].map((name) => {
			sample.style.cssText = `forced-color-adjust: none; color: ${name}`;
			return getComputedStyle(sample).color;
		});
		sample.remove();
		const shapes = [...document.querySelectorAll("main svg *")].filter((element) => element.checkVisibility());
		const colors = shapes.flatMap((shape) => {
			const { fill, stroke } = getComputedStyle(shape);
			return [fill, stroke].map((color) => `${shape.tagName}.${shape.getAttribute("class")}: ${color}`);
		});
		return [...new Set(colors)].filter(
			(one) => !/: (?:none|url.*)$/.test(one) && !system.some((color) => one.endsWith(color)),
		);
	});
}

/** Animations that run, also within elements of their own. */
function running(page: Page): Promise<number> {
	return page.evaluate(() => {
		const roots = [document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
		return roots.flatMap((root) => root.getAnimations()).filter(({ playState }) => playState === "running").length;
	});
}

const OPEN_SECTIONS = { allFigures: true, sections: { open: STATES.map(({ id }) => id) } };

describe("pages for people who see little, or other colors", () => {
	const totals = pagesOf(startTotals);
	const details = pagesOf(() => startHarness("details/page/main.ts", detailsPage));
	const compare = pagesOf(() => startHarness("compare/page/main.ts", comparePage));

	const PAGES: Readonly<Record<string, (options: OpenOptions) => Promise<HarnessPage>>> = {
		totals: async (options) => {
			const opened = await totals({ kept: OPEN_SECTIONS, ...options });
			const analysis = analysisOf(STATES);
			const shown = { totals: sampleTotals(4, { loading: true }), view: "Won", filters: "Won", analysis };
			await opened.send({ type: "snapshot", ...shown });
			return opened;
		},
		details: async (options) => {
			const opened = await details(options);
			await opened.send({ ...SHOWN, loading: true });
			return opened;
		},
		comparison: async (options) => {
			const opened = await compare(options);
			await opened.send({ ...READ_LIST, standing: { kind: "loading", progress: "20 of 800" } });
			return opened;
		},
	};

	for (const [name, open] of Object.entries(PAGES)) {
		it(`show the ${name} in one column at 400%, with nothing cut`, async () => {
			const { page } = await open(ZOOMED);
			assert.deepEqual(await cut(page), []);
		});

		it(`draw the ${name} in the system's colors where these are forced, with the focus in sight`, async () => {
			const { page } = await open({ width: 900 });
			await page.emulateMedia({ forcedColors: "active" });
			assert.deepEqual(await foreign(page), []);
			await page.keyboard.press("Tab");
			const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
			assert.equal(outline, "solid");
		});

		it(`hold the ${name} still for those who asked for less motion`, async () => {
			const { page } = await open({ width: 900 });
			assert.ok((await running(page)) > 0);
			await page.emulateMedia({ reducedMotion: "reduce" });
			assert.equal(await running(page), 0);
		});
	}
});
