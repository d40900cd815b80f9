import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { build } from "esbuild";
import type { Browser, Frame, Page } from "playwright-core";
import { pageHtml } from "../../../src/ui/webview/html.ts";
import type { PageFiles } from "../../../src/ui/webview/showPage.ts";
import { launchBrowser } from "../../host/vscode/browser.ts";
import { THEMES, type Theme } from "./themes.ts";

const ORIGIN = "http://page.test";
const root = new URL("../../../", import.meta.url);

/** A page of the extension in a browser without VS Code. The test plays the extension. */
export interface Harness {
	open(options?: OpenOptions): Promise<HarnessPage>;
	close(): Promise<void>;
}

export interface OpenOptions {
	readonly theme?: Theme;
	readonly width?: number;
	readonly height?: number;
	readonly locale?: string;
	/** The state that the page saved before. */
	readonly kept?: unknown;
}

export interface HarnessPage {
	readonly page: Page;
	/** Violations of the content security policy, exceptions, and logged errors. */
	readonly complaints: readonly string[];
	send(message: unknown): Promise<void>;
	/** The messages that the page has posted so far, without the numbers by which they are answered. */
	posted(): Promise<readonly unknown[]>;
	/** Answers the last message that can be answered: it failed. */
	fail(text: string, details?: string): Promise<void>;
	kept(): Promise<unknown>;
}

/** `entry` is the page's script below `src/ui`; `files` are those that the extension passes to a webview. */
export async function startHarness(entry: string, files: (locale: string) => PageFiles<unknown>): Promise<Harness> {
	const [script, browser] = await Promise.all([bundle(entry), launchBrowser()]);
	return {
		open: ({ theme = "dark", width = 320, height = 700, locale = "en", kept } = {}) =>
			openPage({ browser, script, files: files(locale), theme, width, height, kept }),
		close: () => browser.close(),
	};
}

/** Opens pages in the tests of one `describe`. Each is closed after its test, and may have complained about nothing. */
export function pagesOf<Opened extends HarnessPage>(
	start: () => Promise<{ open(options?: OpenOptions): Promise<Opened>; close(): Promise<void> }>,
): (options?: OpenOptions) => Promise<Opened> {
	let harness: Awaited<ReturnType<typeof start>>;
	const opened: Opened[] = [];
	before(async () => {
		harness = await start();
	});
	after(() => harness?.close());
	afterEach(async () => {
		for (const { page, complaints } of opened.splice(0)) {
			await page.context().close();
			assert.deepEqual(complaints, []);
		}
	});
	return async (options) => {
		const page = await harness.open(options);
		opened.push(page);
		return page;
	};
}

/** The accessibility problems that axe finds. */
export async function problems(page: Page | Frame): Promise<string[]> {
	await page.evaluate(axe.source);
	return page.evaluate(async () => {
		const { axe } = window as unknown as { axe: typeof import("axe-core") };
		const { violations } = await axe.run();
		return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
	});
}

async function bundle(entry: string): Promise<string> {
	const entryPoints = [fileURLToPath(new URL(`src/ui/${entry}`, root))];
	const { outputFiles } = await build({ entryPoints, bundle: true, format: "iife", minify: true, write: false });
	return outputFiles[0]?.text ?? "";
}

interface Opening {
	readonly browser: Browser;
	readonly script: string;
	readonly files: PageFiles<unknown>;
	readonly theme: Theme;
	readonly width: number;
	readonly height: number;
	readonly kept: unknown;
}

async function openPage({ browser, script, files, theme, width, height, kept }: Opening): Promise<HarnessPage> {
	const context = await browser.newContext({ viewport: { width, height }, timezoneId: "UTC" });
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on("pageerror", (error) => complaints.push(error.message));
	page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
	const html = pageHtml({
		...files,
		cspSource: ORIGIN,
		script: `${ORIGIN}/page.js`,
		styles: files.styles.map((file) => `${ORIGIN}/${file}`),
		place: width < 600 ? "sideBar" : "editor",
	});
	await page.route(`${ORIGIN}/**`, (route) => {
		const { pathname } = new URL(route.request().url());
		if (pathname === "/page.js") return route.fulfill({ body: script, contentType: "text/javascript" });
		if (pathname.endsWith(".css")) return route.fulfill({ path: fileURLToPath(new URL(`media${pathname}`, root)) });
		return route.fulfill({ body: html, contentType: "text/html" });
	});
	await page.addInitScript(standIn, { colors: THEMES[theme], kept });
	await page.goto(ORIGIN);
	const send = (message: unknown) =>
		page.evaluate((data) => window.dispatchEvent(new MessageEvent("message", { data })), message).then(() => {});
	const posted = () => page.evaluate(() => (window as unknown as StandIn).posted);
	return {
		page,
		complaints,
		send,
		posted: async () => (await posted()).map(({ call: _, ...message }) => message),
		fail: async (text, details = text) => {
			const call = (await posted()).findLast((one) => one.call !== undefined)?.call;
			await send({ type: "failed", call, text, details });
		},
		kept: () => page.evaluate(() => (window as unknown as StandIn).kept),
	};
}

interface StandIn {
	posted: { readonly call?: number }[];
	kept: unknown;
}

/** Runs in the page before its script. Defines VS Code's functions and theme colors. */
function standIn({ colors, kept }: { colors: Record<string, string>; kept: unknown }): void {
	const own = window as unknown as StandIn & { acquireVsCodeApi: () => unknown };
	own.posted = [];
	own.kept = kept;
	own.acquireVsCodeApi = () => ({
		postMessage: (message: { readonly call?: number }) => own.posted.push(message),
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
