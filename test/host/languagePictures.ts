// Takes pictures of what a language writes, in a side bar of 300 pixels, into out/languages:   npm run pictures:languages -- de
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { until } from "../ui/harness/wait.ts";
import { openWindows, type TestWindow } from "../ui/harness/window.ts";
import { OUT } from "./paths.ts";
import { hideHover, openForPictures } from "./pictureSteps.ts";
import { PlainError, sayable } from "./plainError.ts";
import { runScript } from "./runScript.ts";
import { translatedLanguages } from "./translations.ts";
import { runHere } from "./vscode/commands.ts";

const PROMPTS = [
	"Group By…",
	"Sort By…",
	"Filter…",
	"Open View…",
	"Set Target…",
	"Select Status Bar Figure…",
	"Export…",
];
const EXTENSION = "@ext:close-opportunities.close-opportunities";
/** How many settings a picture shows that the one before doesn't. */
const SETTINGS_FURTHER = 4;
/** In the list of settings, in pixels. */
const AT_EDGE = { x: 4, y: 100 };
/** How far the settings are scrolled at once, in pixels. */
const SCROLLED = 600;

/** Saves pictures of one language, numbered in the order in which they are taken. */
class Album {
	readonly #window: TestWindow;
	readonly #folder: string;
	#taken = 0;

	constructor(window: TestWindow, language: string) {
		this.#window = window;
		this.#folder = join(OUT, "languages", language);
	}

	async take(name: string, of: Locator = this.#window.page.locator("body")): Promise<void> {
		await mkdir(this.#folder, { recursive: true });
		await hideHover(this.#window);
		this.#taken += 1;
		const path = join(this.#folder, `${String(this.#taken).padStart(2, "0")}-${name}.png`);
		await of.screenshot({ path, animations: "disabled" });
	}
}

async function takeLanguage(language: string): Promise<void> {
	const window = await openForPictures({ language, size: { width: 1100, height: 900 }, sandbox: { now: new Date() } });
	const album = new Album(window, language);
	const sideBar = window.page.locator(".part.sidebar");
	await takeSideBar(window, album, sideBar);
	for (const prompt of PROMPTS) await takePrompt(window, album, prompt);
	await takeTabs(window, album);
	await takeSettings(window, album);
	await window.stop();
}

/** The tree with an open group, and Needs Attention; then the totals, as high as the side bar. */
async function takeSideBar(window: TestWindow, album: Album, sideBar: Locator): Promise<void> {
	await window.tree.rowsWhen("the groups", (rows) => rows.some(({ expanded }) => expanded !== undefined));
	await window.tree.expand(({ expanded }) => expanded !== undefined);
	await window.attention.toggle();
	await window.attentionTree.rowsWhen("what needs attention", (rows) => rows.length === 5);
	await album.take("tree", sideBar);
	await window.attention.toggle();
	await window.opportunities.toggle();
	const page = await window.webviews.sideBar();
	await page.locator(".current:not([aria-busy=true]) .bars").waitFor();
	await album.take("totals", sideBar);
	await page.evaluate(() => globalThis.scrollTo(0, document.body.scrollHeight));
	await album.take("totals-below", sideBar);
	await window.opportunities.toggle();
}

async function takePrompt(window: TestWindow, album: Album, command: string): Promise<void> {
	await window.runCommand(command);
	await until(
		"the prompt",
		() => window.quickInput.title(),
		(title) => title !== "",
	);
	await album.take(command.replace(/\W+/g, "-").toLowerCase());
	await window.quickInput.cancel();
}

/** The tab with the totals and all sections of the analysis, and the one with the details of an opportunity. */
async function takeTabs(window: TestWindow, album: Album): Promise<void> {
	const editor = window.page.locator(".part.editor");
	await window.runCommand("Show Totals");
	const tab = await window.webviews.editor();
	await tab.locator(".current:not([aria-busy=true]) .bars").waitFor();
	await album.take("totals-tab", editor);
	const sections = tab.locator("details.section");
	for (let index = 0; index < (await sections.count()); index += 1) {
		const section = sections.nth(index);
		if (!(await section.evaluate((element) => (element as HTMLDetailsElement).open)))
			await section.locator("summary").first().click();
		await section.locator('[aria-busy="true"]').waitFor({ state: "detached" });
		await section.scrollIntoViewIfNeeded();
		await album.take(`section-${index + 1}`, editor);
	}
	const rows = await window.tree.rows();
	const opportunity = rows.find(({ level, expanded }) => level === 2 && expanded === undefined);
	if (opportunity === undefined) throw new Error("No opportunity is in sight");
	await window.tree.click(opportunity.label);
	const details = await window.webviews.editorWith(".content");
	await details.locator(".content[aria-busy=false] h1").waitFor();
	await album.take("details", editor);
	await details.evaluate(() => globalThis.scrollTo(0, document.body.scrollHeight));
	await album.take("details-below", editor);
}

async function takeSettings(window: TestWindow, album: Album): Promise<void> {
	await window.quickInput.choose("Preferences: Open Settings (UI)");
	const editor = window.page.locator(".settings-editor");
	await editor
		.locator(".monaco-editor textarea, .monaco-editor .native-edit-context")
		.first()
		.waitFor({ state: "attached" });
	await window.page.keyboard.type(EXTENSION);
	const list = editor.locator(".settings-tree-container .monaco-list");
	const rows = list.locator(".monaco-list-rows");
	await rows.locator(".setting-item-title").first().waitFor();
	const count = editor.locator(".settings-count-widget");
	// It says nothing until the search is done.
	const found = await until(
		"the number of settings",
		async () => Number.parseInt(await count.innerText(), 10),
		Number.isFinite,
	);
	const titles = () => rows.locator(".setting-item-title").allInnerTexts();
	const seen = new Set(await titles());
	await album.take("settings", editor);
	while (seen.size < found) {
		// Where there is no control, since its hover would stay.
		await list.hover({ position: AT_EDGE });
		const further = await until(
			"further settings",
			async () => {
				await window.page.mouse.wheel(0, SCROLLED);
				return (await titles()).filter((title) => !seen.has(title));
			},
			({ length }) => length >= SETTINGS_FURTHER || seen.size + length >= found,
		);
		for (const title of further) seen.add(title);
		await album.take("settings", editor);
	}
}

async function main(): Promise<number> {
	const asked = process.argv.slice(2);
	const translated = await translatedLanguages();
	const unknown = asked.find((language) => !translated.includes(language));
	if (unknown !== undefined)
		throw new PlainError(`There is no translation into ${unknown}. There are: ${translated.join(", ")}.`);
	const built = await runHere(process.execPath, ["esbuild.mjs"]);
	if (built !== 0) return built;
	try {
		for (const language of asked.length > 0 ? asked : translated) await takeLanguage(language);
	} catch (error) {
		for (const window of openWindows()) console.error(await window.screenshot("language").catch(sayable));
		throw error;
	}
	return 0;
}

await runScript(main);
