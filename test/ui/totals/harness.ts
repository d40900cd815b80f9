import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { build } from "esbuild";
import { type Browser, type Page, chromium as playwright } from "playwright-core";
import { pageHtml, STYLES } from "../../../src/ui/totals/html.ts";
import type { ToPage } from "../../../src/ui/totals/protocol.ts";
import { pageStrings } from "../../../src/ui/totals/strings.ts";
import { THEMES, type Theme } from "./themes.ts";

const ORIGIN = "http://totals.test";
const root = new URL("../../../", import.meta.url);

/** The totals page in a browser without VS Code, with the extension's part played by the test. */
export interface Harness {
	open(options?: {
		theme?: Theme;
		width?: number;
		height?: number;
		locale?: string;
		kept?: unknown;
	}): Promise<TotalsPage>;
	close(): Promise<void>;
}

export interface TotalsPage {
	readonly page: Page;
	/** What the browser complained about: refused by the policy, thrown, or logged as an error. */
	readonly complaints: readonly string[];
	send(message: unknown): Promise<void>;
	show(totals: ToPage["totals"], filters?: string): Promise<void>;
	/** What the page posted so far. */
	posted(): Promise<readonly unknown[]>;
	kept(): Promise<unknown>;
}

export async function startHarness(): Promise<Harness> {
	const [script, browser] = await Promise.all([bundle(), launch()]);
	return {
		open: ({ theme = "dark", width = 320, height = 700, locale = "en", kept } = {}) =>
			openPage({ browser, script, theme, width, height, locale, kept }),
		close: () => browser.close(),
	};
}

async function bundle(): Promise<string> {
	const entryPoints = [fileURLToPath(new URL("src/ui/totals/page/main.ts", root))];
	const { outputFiles } = await build({ entryPoints, bundle: true, format: "iife", minify: true, write: false });
	return outputFiles[0]?.text ?? "";
}

async function launch(): Promise<Browser> {
	const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
	return playwright.launch({ executablePath: await chromium.executablePath(), args });
}

interface Opening {
	readonly browser: Browser;
	readonly script: string;
	readonly theme: Theme;
	readonly width: number;
	readonly height: number;
	readonly locale: string;
	readonly kept: unknown;
}

async function openPage({ browser, script, theme, width, height, locale, kept }: Opening): Promise<TotalsPage> {
	const context = await browser.newContext({ viewport: { width, height }, timezoneId: "UTC" });
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on("pageerror", (error) => complaints.push(error.message));
	page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
	const parts = {
		script: `${ORIGIN}/page.js`,
		styles: STYLES.map((file) => `${ORIGIN}/${file}`),
		cspSource: ORIGIN,
		locale,
		strings: pageStrings(),
	};
	const html = pageHtml({ ...parts, place: width < 600 ? "sideBar" : "editor" });
	await page.route(`${ORIGIN}/**`, (route) => {
		const { pathname } = new URL(route.request().url());
		if (pathname === "/page.js") return route.fulfill({ body: script, contentType: "text/javascript" });
		if (pathname.endsWith(".css")) return route.fulfill({ path: fileURLToPath(new URL(`media${pathname}`, root)) });
		return route.fulfill({ body: html, contentType: "text/html" });
	});
	await page.addInitScript(standIn, { colors: THEMES[theme], kept });
	await page.goto(ORIGIN);
	return {
		page,
		complaints,
		send: (message) =>
			page.evaluate((data) => window.dispatchEvent(new MessageEvent("message", { data })), message).then(() => {}),
		show: (totals, filters = "") =>
			page
				.evaluate((data) => window.dispatchEvent(new MessageEvent("message", { data })), {
					type: "snapshot",
					totals,
					filters,
				})
				.then(() => {}),
		posted: () => page.evaluate(() => (window as unknown as StandIn).posted),
		kept: () => page.evaluate(() => (window as unknown as StandIn).kept),
	};
}

interface StandIn {
	posted: unknown[];
	kept: unknown;
}

/** Runs in the page before its script: VS Code's functions and theme colors. */
function standIn({ colors, kept }: { colors: Record<string, string>; kept: unknown }): void {
	const own = window as unknown as StandIn & { acquireVsCodeApi: () => unknown };
	own.posted = [];
	own.kept = kept;
	own.acquireVsCodeApi = () => ({
		postMessage: (message: unknown) => own.posted.push(message),
		getState: () => own.kept,
		setState: (state: unknown) => {
			own.kept = state;
		},
	});
	const font = { "--vscode-font-family": "sans-serif", "--vscode-font-size": "13px", "--vscode-font-weight": "normal" };
	document.addEventListener("readystatechange", () => {
		for (const [name, value] of Object.entries({ ...font, ...colors }))
			document.documentElement.style.setProperty(name, value);
	});
}
