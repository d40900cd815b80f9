import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { ROOT } from "../../host/paths.ts";
import { until } from "../harness/wait.ts";
import type { TestWindow } from "../harness/window.ts";
import type { Theme } from "./themes.ts";

/** The names by which VS Code's list of themes has them. */
const NAMES: Readonly<Record<Theme, string>> = {
	light: "Light Modern",
	dark: "Dark Modern",
	highContrast: "Dark High Contrast",
	highContrastLight: "Light High Contrast",
};

/** The variables of theme colors that our style sheets use, and the one of the progress bar. */
function colorNames(): readonly string[] {
	const folder = join(ROOT, "media");
	const sheets = readdirSync(folder).filter((file) => file.endsWith(".css"));
	const used = sheets.flatMap((file) => readFileSync(join(folder, file), "utf8").match(/--vscode-[\w-]+/g) ?? []);
	const colors = used.filter((name) => !/-font-/.test(name));
	return [...new Set([...colors, "--vscode-progressBar-background"])].sort();
}

/** Chooses a theme as a user does, and waits until the page in the side bar and these in editors have it. */
export async function chooseTheme(window: TestWindow, theme: Theme, pages: readonly Frame[]): Promise<void> {
	await window.quickInput.choose("Preferences: Color Theme");
	await window.quickInput.pick(NAMES[theme]);
	await window.quickInput.waitUntilClosed();
	for (const frame of [await window.webviews.sideBar(), ...pages])
		await until(
			NAMES[theme],
			() => frame.evaluate(() => document.body.getAttribute("data-vscode-theme-name")),
			(name) => name === NAMES[theme],
		);
}

/** The theme colors that a page in VS Code has, of those that our style sheets use. */
export function colorsOf(page: Frame): Promise<Record<string, string>> {
	return page.evaluate((names) => {
		const { style } = document.documentElement;
		const values = names.map((name) => [name, style.getPropertyValue(name).trim()]);
		return Object.fromEntries(values.filter(([, value]) => value !== ""));
	}, colorNames());
}
