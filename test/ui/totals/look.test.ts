import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { CloseError } from "../../../src/close/base/errors.ts";
import { EMPTY_STATE } from "../../../src/opportunities/listing/listingState.ts";
import { type Totals, totalsOf } from "../../../src/opportunities/totals/totals.ts";
import { pagesOf, problems } from "../webview/harness.ts";
import { THEMES, type Theme } from "../webview/themes.ts";
import { startHarness } from "./harness.ts";
import { sampleState, sampleTotals } from "./sample.ts";

const error = new CloseError("network", "Close cannot be reached.", { advice: "Check the network." });
const large = sampleState(30);
const millions = (figures: object) =>
	Object.fromEntries(
		Object.entries(figures).map(([name, figure]) => [name, typeof figure === "number" ? figure * 97 : figure]),
	);

const SCENES: Readonly<Record<string, Totals>> = {
	"a few groups": sampleTotals(4),
	"large figures": totalsOf(
		{ ...large, totals: millions(large.totals ?? {}), partial: "opening", loading: true },
		"en",
	),
	"old figures after a failure": sampleTotals(4, { stale: true, loading: true, error, partial: "changing" }),
	"figures that are not known": sampleTotals(2, { totals: {} }),
	"nothing yet": totalsOf(EMPTY_STATE, "en"),
};

/** Figures that run into each other, break over lines, or leave the page. */
function misplaced(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const figures = [...document.querySelectorAll("header .figure, .summary td, .bar .figure")];
		const boxes = figures.flatMap((element) => {
			const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
			const found = [];
			while (texts.nextNode()) {
				const range = document.createRange();
				range.selectNodeContents(texts.currentNode);
				found.push(...[...range.getClientRects()].filter(({ width }) => width > 0).map((box) => ({ element, box })));
			}
			return found;
		});
		const broken = figures.filter((element) => boxes.filter((one) => one.element === element).length > 1);
		const outside = boxes.filter(({ box }) => box.left < 0 || box.right > window.innerWidth);
		const touching = boxes.filter(({ box }, index) =>
			boxes.some(
				(other, at) =>
					at > index &&
					box.left < other.box.right &&
					other.box.left < box.right &&
					box.top + 1 < other.box.bottom &&
					other.box.top + 1 < box.bottom,
			),
		);
		const text = (element: Element) => element.textContent?.trim() ?? "";
		return [
			...broken.map((element) => `broken: ${text(element)}`),
			...outside.map(({ element }) => `outside: ${text(element)}`),
			...touching.map(({ element }) => `touching: ${text(element)}`),
			...(document.documentElement.scrollWidth > window.innerWidth ? ["the page scrolls sideways"] : []),
		];
	});
}

describe("the look of the totals page", () => {
	const open = pagesOf(startHarness);

	for (const theme of Object.keys(THEMES) as Theme[])
		it(`gives axe nothing to complain about in the theme ${theme}`, async () => {
			for (const [scene, totals] of Object.entries(SCENES)) {
				const { page, show } = await open({ theme, kept: { allFigures: true } });
				await show(totals, scene);
				assert.deepEqual(await problems(page), [], scene);
			}
		});

	for (const [width, wraps] of [
		[200, true],
		[900, false],
	] as const)
		it(`shows a dot before the time of the figures only on the line of their number, at ${width} pixels`, async () => {
			const { page, show } = await open({ width });
			await show(sampleTotals(3));
			const [line, number, dot, part] = await Promise.all(
				[".count", ".count > :first-child", ".count .dot", ".count .as-of"].map((place) =>
					page.locator(place).boundingBox(),
				),
			);
			assert.ok(line && number && dot && part);
			assert.ok(wraps || dot.x >= number.x + number.width, "The dot lies over the number");
			assert.equal(part.y > line.y + 8, wraps);
			assert.equal(dot.x + dot.width <= line.x + 2.5, wraps, JSON.stringify({ line, dot }));
			assert.ok(part.x >= line.x && part.x + part.width <= line.x + line.width);
			assert.equal(await page.$eval(".count", (count) => getComputedStyle(count).overflowX), "clip");
		});

	for (const width of [170, 220, 250, 300, 480, 600, 900, 1600])
		it(`keeps every figure whole and in its place at ${width} pixels`, async () => {
			for (const [scene, totals] of Object.entries(SCENES)) {
				const { page, show } = await open({ width, kept: { allFigures: true } });
				await show(totals, scene);
				assert.deepEqual(await misplaced(page), [], scene);
			}
		});

	it("draws buttons as VS Code draws its secondary ones", async () => {
		for (const theme of Object.keys(THEMES) as Theme[]) {
			const { page, show } = await open({ theme });
			await show(sampleTotals(2));
			const drawn = await page.$eval(".push", (button) => {
				const { borderTopColor, borderTopStyle, backgroundColor, color } = getComputedStyle(button);
				return [borderTopColor, borderTopStyle, backgroundColor, color];
			});
			const wanted = await page.evaluate(() => {
				const sample = document.createElement("i");
				const colorOf = (name: string) => {
					sample.style.color = `var(--vscode-button-secondary${name}, transparent)`;
					return getComputedStyle(sample).color;
				};
				document.body.append(sample);
				return [colorOf("Border"), "solid", colorOf("Background"), colorOf("Foreground")];
			});
			assert.deepEqual(drawn, wanted, theme);
		}
	});

	it("shortens headlines where their digits have no room, with all of them in the hover, and nowhere else", async () => {
		const large = SCENES["large figures"];
		assert.ok(large);
		for (const [width, texts] of [
			[170, ["$1.6B", "$800.8M"]],
			[300, ["$1,601,661,090", "$800,830,545"]],
		] as const) {
			const { page, show } = await open({ width });
			await show(large);
			const headlines = page.locator("header strong");
			assert.deepEqual(await headlines.allInnerTexts(), texts);
			assert.match((await headlines.first().locator("button").getAttribute("title")) ?? "", /^\$1,601,661,09\d\b/);
		}
	});

	it("keeps names, bars and figures close together on a wide page, whatever the names are", async () => {
		const { page, show } = await open({ width: 1600 });
		const totals = sampleTotals(5);
		const gaps = () =>
			page.evaluate(() => {
				const names = [...document.querySelectorAll(".bar-label bdi")].map(
					(name) => name.getBoundingClientRect().right,
				);
				const drawings = [...document.querySelectorAll(".bar .bar-drawing")].map((bar) => bar.getBoundingClientRect());
				const counts = [...document.querySelectorAll(".bar .figure:nth-child(3)")].map((count) => {
					const text = document.createRange();
					text.selectNodeContents(count);
					return text.getBoundingClientRect().left;
				});
				const table = document.querySelector(".bars")?.getBoundingClientRect();
				return {
					toBars: Math.min(...drawings.map(({ left }) => left)) - Math.max(...names),
					toCounts: Math.min(...counts) - Math.max(...drawings.map(({ right }) => right)),
					width: table?.width ?? 0,
				};
			});
		for (const label of ["Ada", "Bartholomew Quintin"]) {
			await show({ ...totals, groups: totals.groups.map((group) => ({ ...group, label })) });
			const { toBars, toCounts, width } = await gaps();
			assert.ok(toBars > 0 && toBars < 40, `${toBars} px to the bars`);
			assert.ok(toCounts > 0 && toCounts < 40, `${toCounts} px to the counts`);
			assert.ok(width < 900, `${width} px`);
		}
	});

	it("shows where the focus is", async () => {
		const { page, show } = await open();
		await show(sampleTotals(2));
		await page.locator(".bars .sort").first().focus();
		await page.keyboard.press("Tab");
		await page.keyboard.press("ArrowRight");
		const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
		assert.equal(outline, "solid");
	});

	it("holds still for those who asked for less motion", async () => {
		const { page, show } = await open();
		await show(sampleTotals(2, { loading: true }));
		const running = () =>
			page.$eval(
				"vscode-progress-bar",
				({ shadowRoot }) => shadowRoot?.getAnimations().filter(({ playState }) => playState === "running").length,
			);
		assert.equal(await running(), 1);
		await page.emulateMedia({ reducedMotion: "reduce" });
		assert.equal(await running(), 0);
	});
});
