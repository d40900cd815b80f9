import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startSandbox } from "../../../src/sandbox/index.ts";
import { stopAtEnd } from "../../host/lifecycle.ts";
import { ROOT } from "../../host/paths.ts";
import { pageAddress } from "../../host/vscode/address.ts";
import { openFreshProfile } from "../../host/vscode/browser.ts";
import { SYSTEMS, THEMES, type WindowOptions } from "./options.ts";
import { runFolder } from "./runFolder.ts";
import { takeServer } from "./servers.ts";
import { TestWindow } from "./testWindow.ts";
import { namesIn } from "./translatedNames.ts";
import { LIMIT_MS } from "./wait.ts";

export type { TestWindow } from "./testWindow.ts";

const SIZE = { width: 1280, height: 900 };

const windows = new Set<TestWindow>();

/** The open windows. */
export function openWindows(): readonly TestWindow[] {
	return [...windows];
}

/** Opens VS Code with the extension in a browser page of its own. `stop` closes everything that belongs to it. */
export async function openWindow(options: WindowOptions = {}): Promise<TestWindow> {
	const folder = await mkdtemp(join(await runFolder(), "window-"));
	const remove = stopAtEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	const sandbox = options.sandbox && (await startSandbox(options.sandbox));
	const closeSandbox = stopAtEnd(() => sandbox?.close());
	const settings = {
		"workbench.colorTheme": THEMES[options.theme ?? "light"],
		...(sandbox && { "closeOpportunities.apiBaseUrl": sandbox.url }),
		"closeOpportunities.startView": "everything",
		...options.settings,
	};
	const extension = options.extension ?? process.env["TEST_EXTENSION"] ?? "development";
	const path = resolve(ROOT, extension === "development" ? "." : extension);
	const installed = path.endsWith(".vsix");
	const workspace = join(folder, "workspace");
	await mkdir(workspace, { recursive: true });
	const vsix = installed ? path : undefined;
	const { language } = options;
	const { server, giveBack } = await takeServer({ vsix, language }, settings);
	const context = await openFreshProfile({
		viewport: options.size ?? SIZE,
		deviceScaleFactor: options.scale ?? 1,
		locale: "en-US",
		timezoneId: "UTC",
		...SYSTEMS[options.theme ?? "light"],
	});
	const page = await context.newPage();
	page.setDefaultTimeout(LIMIT_MS);
	page.setDefaultNavigationTimeout(LIMIT_MS);
	await page.goto(pageAddress(server.authority, { folder: workspace, extension: installed ? undefined : path }));
	const close = async () => {
		windows.delete(opened);
		await context.close();
		await giveBack();
		await closeSandbox();
		await remove();
	};
	const opened = new TestWindow({ page, server, settings, sandbox, nameOf: namesIn(language), close });
	windows.add(opened);
	await opened.untilReady();
	return opened;
}
