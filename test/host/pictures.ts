// Takes the README's pictures by driving the window:   npm run pictures
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { scrollTo } from "../ui/harness/list.ts";
import { until } from "../ui/harness/wait.ts";
import { openWindow, type TestWindow } from "../ui/harness/window.ts";
import { stopAll } from "./lifecycle.ts";
import { ROOT } from "./paths.ts";
import { decodePng, encodeIndexedPng } from "./png.ts";
import { runHere } from "./vscode/commands.ts";

const FOLDER = join(ROOT, "media", "readme");
/** Pixels per CSS pixel: sharp in a README, and still small. */
const SCALE = 1.5;
const COLORS = 48;
const SIDE_BAR_WIDTH = 480;
/** Sample data that is the same each time. */
const SANDBOX = { size: 900, years: 1, seed: 2, now: new Date("2026-09-15T10:42:00Z") };
const BY_QUARTER = {
	name: "Won and open, by quarter",
	group_by: "-date_won__quarter",
	order_by: "-value",
	filters: { status_type: ["won", "active"] },
};
const THIS_YEAR = {
	...BY_QUARTER,
	name: "Won and open this year, by quarter",
	filters: { ...BY_QUARTER.filters, date_won: { gte: "2026-01-01", lt: "2027-01-01" } },
};
const BY_OWNER = { ...THIS_YEAR, name: "Won and open this year, by owner", group_by: "user_id" };
/** The area around a prompt, at the top of the window and in its middle, in CSS pixels. */
const PROMPT = { width: 1120, height: 400 };
const SETTINGS = {
	"closeOpportunities.views": [BY_QUARTER, THIS_YEAR, BY_OWNER],
	"workbench.statusBar.visible": false,
};

async function main(): Promise<number> {
	const built = await runHere(process.execPath, ["esbuild.mjs"]);
	if (built !== 0) return built;
	await mkdir(FOLDER, { recursive: true });
	await takeLight();
	await takeDark();
	await takeDetails();
	return 0;
}

async function takeLight(): Promise<void> {
	const window = await openWindow({
		sandbox: SANDBOX,
		settings: SETTINGS,
		size: { width: 1240, height: 710 },
		scale: SCALE,
	});
	await window.signIn();
	await widenSideBar(window);
	await openView(window, BY_QUARTER);
	await window.tree.expand("2026 Q3");
	await window.runCommand("Show Totals");
	await untilDrawn(window);
	await scrollToTop(window);
	await take(window, "overview", workbench(window));

	await window.tree.collapse("2026 Q3");
	await window.page.setViewportSize({ width: 1600, height: 900 });
	await window.runCommand("Group By…");
	await window.quickInput.waitFor("Group By");
	await moveMouseAway(window);
	await take(window, "group-by", workbench(window), PROMPT);
	await window.quickInput.cancel();

	await openView(window, THIS_YEAR);
	await window.runCommand("Filter…");
	await choose(window, "Value Periods", 1);
	await choose(window, "Owners", 1);
	await until(
		"the filters to be set",
		() => window.opportunities.description(),
		(text) => text.includes("One-time"),
	);
	await untilDrawn(window);
	await moveMouseAway(window);
	await take(window, "filter", workbench(window), PROMPT);
	await window.stop();
}

async function takeDark(): Promise<void> {
	const window = await openWindow({
		sandbox: { ...SANDBOX, owners: 4 },
		settings: SETTINGS,
		theme: "dark",
		size: { width: 1400, height: 700 },
		scale: SCALE,
	});
	await window.signIn();
	await openView(window, BY_OWNER);
	await window.runCommand("Show Totals");
	await untilDrawn(window);
	await window.quickInput.choose("View: Toggle Primary Side Bar Visibility");
	await window.page.locator(".part.sidebar").waitFor({ state: "hidden" });
	const page = await window.webviews.editor();
	await page.locator(".all-figures > summary").click();
	await page.locator(".scroller").waitFor();
	await take(window, "totals", window.page.locator(".part.editor"));
	await window.stop();
}

/** Takes pictures of a stalled opportunity next to Needs Attention, and of the explanation of a figure. */
async function takeDetails(): Promise<void> {
	const window = await openWindow({
		sandbox: SANDBOX,
		settings: SETTINGS,
		size: { width: 1240, height: 760 },
		scale: SCALE,
	});
	await window.signIn();
	await widenSideBar(window);
	await openView(window, THIS_YEAR);
	await window.totals.toggle();
	await window.attention.toggle();
	const [stalled] = await window.attentionTree.rowsWhen(
		"what needs attention",
		(rows) => rows.length === 5 && rows.every(({ description }) => /\d/.test(description ?? "")),
	);
	if (stalled === undefined) throw new Error("Nothing needs attention");
	await window.attentionTree.expand(stalled.label);
	await window.attentionTree.rowsWhen("its opportunities", (rows) => rows.some(({ level }) => level === 2));
	await window.runCommand("Show Totals");
	await untilDrawn(window);
	await window.attentionTree.click(({ level }) => level === 2);
	const details = await until(
		"the details",
		async () => {
			const page = await window.webviews.editor();
			return (await page.locator(".place").count()) > 0 ? page : undefined;
		},
		(page) => page !== undefined,
	);
	if (details === undefined) throw new Error("No details were opened");
	const draft = details.getByRole("button", { name: "Copy Draft" });
	await until(
		"one with a draft",
		async () => {
			await details.locator(".content[aria-busy=false] h1").waitFor();
			if ((await draft.count()) > 0) return true;
			await details.getByRole("button", { name: "Next" }).click();
			return false;
		},
		(found) => found,
	);
	await take(window, "details", workbench(window));

	await window.runCommand("Show Totals");
	await untilDrawn(window);
	const totals = await window.webviews.editor();
	await totals.locator('[data-aggregate="expected_value_annualized"]').first().click();
	await totals.getByRole("dialog").waitFor();
	await take(window, "explained", window.page.locator(".part.editor"));
	await window.stop();
}

/** Opens a saved View and waits for the first answer to it. */
async function openView(window: TestWindow, { name }: { readonly name: string }): Promise<void> {
	const before = await window.opportunities.description();
	await window.runCommand("Open View…");
	await window.quickInput.pick(name);
	await until(
		"the View to be shown",
		() => window.opportunities.description(),
		(now) => now !== before,
	);
	await until(
		"its rows",
		() => window.opportunities.busy(),
		(busy) => !busy,
	);
}

/** In the filter menu, sets a filter to the first `many` values that aren't set yet, and returns to the menu. */
async function choose(window: TestWindow, filter: string, many: number): Promise<void> {
	const { quickInput } = window;
	await quickInput.pick(filter);
	await quickInput.waitFor(filter);
	const values = await until(
		"the values to choose from",
		async () => (await quickInput.items()).filter(({ checked }) => checked === false),
		(found) => found.length >= many,
	);
	for (const { label } of values.slice(0, many)) await quickInput.check(label);
	await quickInput.ok();
	await quickInput.waitFor("Filter Opportunities");
}

async function untilDrawn(window: TestWindow): Promise<void> {
	const page = await window.webviews.editor();
	await page.locator(".current:not([aria-busy=true]) .bars").waitFor();
	await window.tree.rowsWhen("the rows", (rows) => rows.length > 0 && rows.every(({ loading }) => !loading));
}

/** Scrolls back, since reading the tree scrolls it. */
async function scrollToTop({ opportunities }: TestWindow): Promise<void> {
	const list = opportunities.pane.locator(".monaco-list[role=tree]");
	await scrollTo(list, 0);
	// The buttons of a view and the scroll bars of a list show while the mouse is over them.
	await opportunities.pane.locator(".pane-header").hover();
	await list.locator(".scrollbar.vertical.invisible").waitFor({ state: "attached" });
}

/** Moves the mouse to where no hover appears. */
async function moveMouseAway({ page }: TestWindow): Promise<void> {
	await page.mouse.move(0, 0);
	await page.locator(".workbench-hover").waitFor({ state: "hidden" });
}

async function widenSideBar({ page }: TestWindow): Promise<void> {
	const box = await page.locator(".part.sidebar").boundingBox();
	if (box === null) throw new Error("The side bar is not there");
	const middle = box.y + box.height / 2;
	await page.mouse.move(box.x + box.width, middle);
	await page.mouse.down();
	await page.mouse.move(box.x + SIDE_BAR_WIDTH, middle, { steps: 4 });
	await page.mouse.up();
}

/** All parts of the window but its title bar. */
function workbench(window: TestWindow): readonly Locator[] {
	return [".part.activitybar", ".part.sidebar", ".part.editor"].map((part) => window.page.locator(part));
}

/** Saves a picture of the area around these elements, or of its upper left part. */
async function take(
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
	await writeFile(join(FOLDER, `${name}.png`), png);
	console.log(`media/readme/${name}.png  ${(png.length / 1024).toFixed(1)} KB`);
}

try {
	process.exitCode = await main();
} catch (error) {
	console.error(error);
	process.exitCode = 1;
}
await stopAll();
process.exit();
