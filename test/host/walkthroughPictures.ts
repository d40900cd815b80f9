import type { Theme } from "../ui/harness/options.ts";
import type { TestWindow } from "../ui/harness/window.ts";
import {
	choose,
	hideHover,
	openFilters,
	openForPictures,
	scrollToTop,
	take,
	untilDrawn,
	viewRowWith,
	withGroupBy,
} from "./pictureSteps.ts";

/** The names that `package.json` has for themes. */
const THEMES: Readonly<Record<string, Theme>> = {
	dark: "dark",
	light: "light",
	hc: "highContrast",
	hcLight: "highContrastLight",
};
/** The default width of VS Code's side bar, in CSS pixels. */
const SIDE_BAR_WIDTH = 348;
/** A walkthrough scales its pictures down to about half of a small window, in CSS pixels. */
const MOST = { width: 704, height: 440 };

/** Takes the pictures of the walkthrough in each theme: of what a step is about, and of nothing besides. */
export async function takeWalkthrough(): Promise<void> {
	for (const [suffix, theme] of Object.entries(THEMES)) {
		const settings = { "closeOpportunities.startView": "open" };
		const size = { width: 1100, height: 900 };
		const window = await openForPictures({ sandbox: { owners: 6 }, settings, theme, size }, SIDE_BAR_WIDTH);
		const save = (step: string, around: string) =>
			take(window, `walkthrough/${step}-${suffix}`, window.page.locator(around), MOST);
		await takeSteps(window, save);
		await window.stop();
	}
}

async function takeSteps(window: TestWindow, save: (step: string, around: string) => Promise<void>): Promise<void> {
	await window.totals.toggle();
	const [first] = await window.tree.rowsWhen("the owners", (rows) => rows.length > 1);
	if (first === undefined) throw new Error("There are no owners");
	await window.tree.expand(first.label);
	await scrollToTop(window);
	await save("signIn", ".part.sidebar");

	await withGroupBy(window, () => save("group", ".quick-input-widget"));

	await choose(window, "Owners", 2);
	await choose(window, "Value Periods", 1);
	await viewRowWith(window, "One-time");
	await openFilters(window);
	await hideHover(window);
	await save("filter", ".quick-input-widget");
	await window.quickInput.cancel();

	await window.runCommand("Clear Filters");
	await viewRowWith(window, "All opportunities");
	await window.runCommand("Show Totals");
	await untilDrawn(window);
	await hideHover(window);
	await save("totals", ".part.editor .editor-container");
}
