import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { stopAtEnd } from "../lifecycle.ts";
import { findBrowser } from "./browserInstall.ts";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/** Starts a browser of this computer. */
export async function launchBrowser(): Promise<Browser> {
	const { executablePath, env } = await findBrowser();
	return chromium.launch({ executablePath, args: ARGUMENTS, env: { ...process.env, ...env } });
}

let shared: Promise<Browser> | undefined;

/** Opens a new, empty profile in a browser that all tests of a file share. */
export async function openFreshProfile(options: BrowserContextOptions): Promise<BrowserContext> {
	shared ??= (async () => {
		const browser = await launchBrowser();
		const stop = stopAtEnd(() => browser.close());
		browser.once("disconnected", () => {
			shared = undefined;
			void stop();
		});
		return browser;
	})();
	return (await shared).newContext(options);
}
