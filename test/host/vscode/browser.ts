import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { stopAtEnd } from "../lifecycle.ts";

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge"];
const PLACES = [
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
	"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/** A Chrome or Chromium of this machine, else the one that comes from npm. `CHROME_PATH` names one outright. */
async function findBrowser(): Promise<string> {
	const named = process.env["CHROME_PATH"];
	if (named) return named;
	const folders = (process.env["PATH"] ?? "").split(delimiter);
	const inPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	const found = [...inPath, ...PLACES].find((file) => existsSync(file));
	if (found !== undefined) return found;
	const { default: bundled } = await import("@sparticuz/chromium");
	return bundled.executablePath();
}

let shared: Promise<Browser> | undefined;

/** A fresh, empty browser profile in a browser that is shared by the whole run. */
export async function openFreshProfile(options: BrowserContextOptions): Promise<BrowserContext> {
	shared ??= (async () => {
		const browser = await chromium.launch({ executablePath: await findBrowser(), args: ARGUMENTS });
		stopAtEnd(() => browser.close());
		return browser;
	})();
	return (await shared).newContext(options);
}

/** A browser profile kept in a folder: what is stored in it outlives the browser. */
export async function openKeptProfile(folder: string, options: BrowserContextOptions): Promise<BrowserContext> {
	const executablePath = await findBrowser();
	const context = await chromium.launchPersistentContext(folder, { ...options, executablePath, args: ARGUMENTS });
	const stop = stopAtEnd(() => context.close());
	context.once("close", () => void stop());
	return context;
}
