// What the scripts that take pictures of the window have in common.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Locator } from "playwright-core";
import { scrollTo } from "../ui/harness/list.ts";
import { moveMouseAway } from "../ui/harness/mouse.ts";
import type { WindowOptions } from "../ui/harness/options.ts";
import { until } from "../ui/harness/wait.ts";
import { openWindow, type TestWindow } from "../ui/harness/window.ts";
import { ROOT } from "./paths.ts";
import { decodePng, encodeIndexedPng } from "./png.ts";

/** Pixels per CSS pixel: sharp, and still small. */
const SCALE = 1.5;
const COLORS = 48;
/** Sample data that is the same each time. */
const SANDBOX = { size: 900, years: 1, seed: 2, now: new Date("2026-09-15T10:42:00Z") };

/** Opens a window and signs in to the sample data. `sideBarWidth` is in CSS pixels. */
export async function openForPictures(options: WindowOptions, sideBarWidth?: number): Promise<TestWindow> {
	const window = await openWindow({
		...options,
		sandbox: { ...SANDBOX, ...options.sandbox },
		settings: { ...options.settings, "workbench.statusBar.visible": false },
		scale: SCALE,
	});
	await window.signIn();
	if (sideBarWidth !== undefined) await widenSideBar(window, sideBarWidth);
	return window;
}

/** Opens a saved View and waits for the first answer to it. */
export async function openView(window: TestWindow, { name }: { readonly name: string }): Promise<void> {
	await window.runCommand("Open View…");
	await window.quickInput.pick(name);
	await viewRowWith(window, name);
	await until(
		"its rows",
		() => window.opportunities.busy(),
		(busy) => !busy,
	);
}

/** Waits until the row of the View speaks of this. */
export async function viewRowWith({ tree }: TestWindow, text: string): Promise<void> {
	await until(
		`a View with ${text}`,
		async () => (await tree.viewRow())?.spoken,
		(spoken) => spoken?.includes(text) === true,
	);
}

/** Takes a picture while the prompt of Group By is open. */
export async function withGroupBy(window: TestWindow, takePicture: () => Promise<void>): Promise<void> {
	await window.runCommand("Group By…");
	await window.quickInput.waitFor("Group By");
	await hideHover(window);
	await takePicture();
	await window.quickInput.cancel();
}

const FILTER_MENU = "Filter Opportunities";

export async function openFilters(window: TestWindow): Promise<void> {
	await window.runCommand("Filter…");
	await window.quickInput.waitFor(FILTER_MENU);
}

/** Sets a filter to the first `many` values that aren't set yet. */
export async function choose(window: TestWindow, filter: string, many: number): Promise<void> {
	const { quickInput } = window;
	await openFilters(window);
	await quickInput.pick(filter);
	await quickInput.waitFor(filter);
	const values = await until(
		"the values to choose from",
		async () => (await quickInput.items()).filter(({ checked }) => checked === false),
		(found) => found.length >= many,
	);
	for (const { label } of values.slice(0, many)) await quickInput.check(label);
	await quickInput.ok();
	await quickInput.waitFor(FILTER_MENU);
	await quickInput.cancel();
}

export async function untilDrawn(window: TestWindow): Promise<void> {
	const page = await window.webviews.editor();
	await page.locator(".current:not([aria-busy=true]) .bars").waitFor();
	await window.tree.rowsWhen("the rows", (rows) => rows.length > 0 && rows.every(({ loading }) => !loading));
}

/** Scrolls back, since reading the tree scrolls it. */
export async function scrollToTop({ opportunities }: TestWindow): Promise<void> {
	const list = opportunities.pane.locator(".monaco-list[role=tree]");
	await scrollTo(list, 0);
	// The buttons of a view and the scroll bars of a list show while the mouse is over them.
	await opportunities.pane.locator(".pane-header").hover();
	await list.locator(".scrollbar.vertical.invisible").waitFor({ state: "attached" });
}

/** Moves the mouse away, and waits until no hover is left. */
export async function hideHover({ page }: TestWindow): Promise<void> {
	await moveMouseAway(page);
	await page.locator(".workbench-hover:visible").first().waitFor({ state: "hidden" });
}

async function widenSideBar({ page }: TestWindow, width: number): Promise<void> {
	const box = await page.locator(".part.sidebar").boundingBox();
	if (box === null) throw new Error("The side bar is not there");
	const middle = box.y + box.height / 2;
	await page.mouse.move(box.x + box.width, middle);
	await page.mouse.down();
	await page.mouse.move(box.x + width, middle, { steps: 4 });
	await page.mouse.up();
}

/** All parts of the window but its title bar. */
export function workbench(window: TestWindow): readonly Locator[] {
	return [".part.activitybar", ".part.sidebar", ".part.editor"].map((part) => window.page.locator(part));
}

/** Saves a picture of the area around these elements, or of its upper left part, under its name in `media`. */
export async function take(
	window: TestWindow,
	name: string,
	around: Locator | readonly Locator[],
	most: { readonly width: number; readonly height: number } = { width: Infinity, height: Infinity },
): Promise<void> {
	const boxes = await Promise.all([around].flat().map((element) => element.boundingBox()));
	const edges = boxes.flatMap((box) =>
		box === null ? [] : [{ ...box, right: box.x + box.width, bottom: box.y + box.height }],
	);
	const [x, y] = [Math.min(...edges.map((box) => box.x)), Math.min(...edges.map((box) => box.y))];
	const clip = {
		x,
		y,
		width: Math.min(most.width, Math.max(...edges.map(({ right }) => right)) - x),
		height: Math.min(most.height, Math.max(...edges.map(({ bottom }) => bottom)) - y),
	};
	const png = encodeIndexedPng(decodePng(await window.page.screenshot({ clip, animations: "disabled" })), COLORS);
	const path = join(ROOT, "media", `${name}.png`);
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, png);
	console.log(`media/${name}.png  ${(png.length / 1024).toFixed(1)} KB`);
}
