import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Sandbox, startSandbox } from "../../../src/sandbox/index.ts";
import { stopAtEnd } from "../../host/lifecycle.ts";
import { ROOT } from "../../host/paths.ts";
import { pageAddress } from "../../host/vscode/address.ts";
import { openFreshProfile, openKeptProfile } from "../../host/vscode/browser.ts";
import { type ServerOptions, startServer } from "../../host/vscode/server.ts";
import { SYSTEMS, THEMES, type WindowOptions } from "./options.ts";
import { runFolder } from "./runFolder.ts";
import { type TakenServer, takeServer } from "./servers.ts";
import { TestWindow } from "./testWindow.ts";
import { LIMIT_MS } from "./wait.ts";

export type { TestWindow } from "./testWindow.ts";

const SIZE = { width: 1280, height: 900 };

const windows = new Set<TestWindow>();

/** The windows that are open now. */
export function openWindows(): readonly TestWindow[] {
	return [...windows];
}

/** Opens VS Code with the extension in a browser page of its own. `stop` ends all that belongs to it. */
export async function openWindow(options: WindowOptions = {}): Promise<TestWindow> {
	const folder = await mkdtemp(join(await runFolder(), "window-"));
	const remove = stopAtEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	const sandbox = options.sandbox && (await startSandbox(options.sandbox));
	const closeSandbox = stopAtEnd(() => sandbox?.close());
	const settings = {
		"workbench.colorTheme": THEMES[options.theme ?? "light"],
		...(sandbox && { "closeOpportunities.apiBaseUrl": sandbox.url }),
		...options.settings,
	};
	const finish = async () => {
		await closeSandbox();
		await remove();
	};
	return open({ folder, options, settings, sandbox, finish }, 0);
}

/** What a window keeps over a restart. */
interface Kept {
	readonly folder: string;
	readonly options: WindowOptions;
	readonly settings: Readonly<Record<string, unknown>>;
	readonly sandbox: Sandbox | undefined;
	readonly finish: () => Promise<void>;
}

async function open(kept: Kept, port: number): Promise<TestWindow> {
	const { folder, options, settings, sandbox, finish } = kept;
	const extension = options.extension ?? process.env["TEST_EXTENSION"] ?? "development";
	const path = resolve(ROOT, extension === "development" ? "." : extension);
	const installed = path.endsWith(".vsix");
	const workspace = join(folder, "workspace");
	await mkdir(workspace, { recursive: true });
	const vsix = installed ? path : undefined;
	const { server, giveBack } = options.keepProfile
		? await ownServer({ profile: join(folder, "profile"), settings, port, ...(vsix && { vsix, driver: false }) })
		: await takeServer(vsix, settings);
	const browser = {
		viewport: options.size ?? SIZE,
		deviceScaleFactor: options.scale ?? 1,
		locale: "en-US",
		timezoneId: "UTC",
		...SYSTEMS[options.theme ?? "light"],
	};
	const context = options.keepProfile
		? await openKeptProfile(join(folder, "browser"), browser)
		: await openFreshProfile(browser);
	const page = context.pages()[0] ?? (await context.newPage());
	page.setDefaultTimeout(LIMIT_MS);
	page.setDefaultNavigationTimeout(LIMIT_MS);
	await page.goto(pageAddress(server.authority, { folder: workspace, extension: installed ? undefined : path }));
	const close = async () => {
		windows.delete(opened);
		await context.close();
		await giveBack();
	};
	const reopen = (at: number) => open(kept, at);
	const opened = new TestWindow({ page, server, settings, sandbox, close, reopen, finish });
	windows.add(opened);
	await opened.untilReady();
	return opened;
}

/** A server that keeps its profile and its port over a restart, and ends with its window. */
async function ownServer(options: ServerOptions): Promise<TakenServer> {
	const server = await startServer(options);
	return { server, giveBack: () => server.stop() };
}
