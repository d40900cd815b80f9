// Takes the pictures of the README and of the walkthrough by driving the window:   npm run pictures

import { periodInView } from "../../src/opportunities/analysis/periodInView.ts";
import { until } from "../ui/harness/wait.ts";
import {
	choose,
	hideHover,
	openFilters,
	openForPictures,
	openView,
	scrollToTop,
	take,
	untilDrawn,
	viewRowWith,
	withGroupBy,
	workbench,
} from "./pictureSteps.ts";
import { runScript } from "./runScript.ts";
import { runHere } from "./vscode/commands.ts";
import { takeWalkthrough } from "./walkthroughPictures.ts";

const SIDE_BAR_WIDTH = 480;
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
const SETTINGS = { "closeOpportunities.views": [BY_QUARTER, THIS_YEAR, BY_OWNER] };

async function main(): Promise<number> {
	const built = await runHere(process.execPath, ["esbuild.mjs"]);
	if (built !== 0) return built;
	await takeLight();
	await takeDark();
	await takeStanding();
	await takeDetails();
	await takeWalkthrough();
	return 0;
}

async function takeLight(): Promise<void> {
	const window = await openForPictures({ settings: SETTINGS, size: { width: 1240, height: 710 } }, SIDE_BAR_WIDTH);
	await openView(window, BY_QUARTER);
	await window.tree.expand("2026 Q3");
	await window.runCommand("Show Totals");
	await untilDrawn(window);
	await scrollToTop(window);
	await take(window, "readme/overview", workbench(window));

	await window.tree.collapse("2026 Q3");
	await window.page.setViewportSize({ width: 1600, height: 900 });
	await withGroupBy(window, () => take(window, "readme/group-by", workbench(window), PROMPT));

	await openView(window, THIS_YEAR);
	await choose(window, "Value Periods", 1);
	await choose(window, "Owners", 1);
	await viewRowWith(window, "One-time");
	await openFilters(window);
	await untilDrawn(window);
	await hideHover(window);
	await take(window, "readme/filter", workbench(window), PROMPT);
	await window.stop();
}

async function takeDark(): Promise<void> {
	const window = await openForPictures({
		sandbox: { owners: 4 },
		settings: SETTINGS,
		theme: "dark",
		size: { width: 1400, height: 700 },
	});
	await openView(window, BY_OWNER);
	await window.runCommand("Show Totals");
	await untilDrawn(window);
	await window.quickInput.choose("View: Toggle Primary Side Bar Visibility");
	await window.page.locator(".part.sidebar").waitFor({ state: "hidden" });
	const page = await window.webviews.editor();
	await page.locator(".all-figures > summary").click();
	await page.locator(".scroller").waitFor();
	await take(window, "readme/totals", window.page.locator(".part.editor"));
	await window.stop();
}

/** Takes a picture of the sections below the totals. They're about the quarter of today, so the data is, too. */
async function takeStanding(): Promise<void> {
	const now = new Date();
	const { id } = periodInView({ filters: {} }, now, { startMonth: 1, locale: "en" });
	const window = await openForPictures(
		{
			sandbox: { owners: 4, years: 2, now },
			settings: { ...SETTINGS, "closeOpportunities.targets": [{ period: id, amount: 650_000 }] },
			size: { width: 1320, height: 900 },
		},
		SIDE_BAR_WIDTH,
	);
	await openView(window, BY_QUARTER);
	await window.runCommand("Show Totals");
	await untilDrawn(window);
	const [sideBar, tab] = [await window.webviews.sideBar(), await window.webviews.editor()];
	await tab.locator('[data-part="won"]').first().waitFor({ state: "attached" });
	await sideBar.getByRole("button", { name: "Show Analysis" }).click();
	for (const title of ["Win Rate", "Outcome", "Concentration"]) {
		await tab.getByRole("heading", { name: title }).click();
		await tab.locator('details[open] [aria-busy="true"]').waitFor({ state: "detached" });
	}
	await tab.locator("#analysis").evaluate((heading) => heading.scrollIntoView());
	await hideHover(window);
	await take(window, "readme/standing", workbench(window));
	await window.stop();
}

/** Takes pictures of a stalled opportunity next to Needs Attention, and of the explanation of a figure. */
async function takeDetails(): Promise<void> {
	const window = await openForPictures({ settings: SETTINGS, size: { width: 1240, height: 760 } }, SIDE_BAR_WIDTH);
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
	await take(window, "readme/details", workbench(window));

	await window.runCommand("Show Totals");
	await untilDrawn(window);
	const totals = await window.webviews.editor();
	await totals.locator('[data-aggregate="expected_value_annualized"]').first().click();
	await totals.getByRole("dialog").waitFor();
	await take(window, "readme/explained", window.page.locator(".part.editor"));
	await window.stop();
}

await runScript(main);
