import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { type Sandbox, startSandbox } from "../../../src/sandbox/index.ts";
import { stopAtEnd } from "../../host/lifecycle.ts";
import { CACHE, OUT, ROOT } from "../../host/paths.ts";
import { pageAddress } from "../../host/vscode/address.ts";
import { openFreshProfile, openKeptProfile } from "../../host/vscode/browser.ts";
import { startServer, type VsCodeServer } from "../../host/vscode/server.ts";
import { Dialog } from "./dialog.ts";
import { Notifications } from "./notifications.ts";
import { THEMES, type WindowOptions } from "./options.ts";
import { QuickInput } from "./quickInput.ts";
import { TreeView } from "./tree.ts";
import { View, Welcome } from "./view.ts";
import { until } from "./wait.ts";
import { Webviews } from "./webviews.ts";

const CONTAINER = "workbench.view.extension.closeOpportunities";
const ICON = '.part.activitybar a.action-label[aria-label^="Close CRM"]';
const SIZE = { width: 1280, height: 900 };
const START_LIMIT_MS = 60_000;

const windows = new Set<TestWindow>();

/** The windows that are open now. */
export function openWindows(): readonly TestWindow[] {
	return [...windows];
}

/** Opens VS Code with the extension in a browser page of its own. `stop` ends all that belongs to it. */
export async function openWindow(options: WindowOptions = {}): Promise<TestWindow> {
	await mkdir(join(CACHE, "run"), { recursive: true });
	const folder = await mkdtemp(join(CACHE, "run", "window-"));
	const remove = stopAtEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	const sandbox = options.sandbox && (await startSandbox(options.sandbox));
	const closeSandbox = stopAtEnd(() => sandbox?.close());
	return open({ folder, options, sandbox, finish: () => closeSandbox().then(remove) }, 0);
}

/** What a window keeps over a restart. */
interface Kept {
	readonly folder: string;
	readonly options: WindowOptions;
	readonly sandbox: Sandbox | undefined;
	readonly finish: () => Promise<void>;
}

async function open(kept: Kept, port: number): Promise<TestWindow> {
	const { folder, options, sandbox } = kept;
	const extension = options.extension ?? process.env["TEST_EXTENSION"] ?? "development";
	const vsix = extension.endsWith(".vsix") ? resolve(ROOT, extension) : undefined;
	const workspace = join(folder, "workspace");
	await mkdir(workspace, { recursive: true });
	const server = await startServer({
		profile: join(folder, "profile"),
		settings: userSettings(options, sandbox),
		port,
		...(vsix === undefined ? {} : { vsix, driver: false }),
	});
	const browser = { viewport: options.size ?? SIZE, locale: "en-US", timezoneId: "UTC" };
	const context = options.keepProfile
		? await openKeptProfile(join(folder, "browser"), browser)
		: await openFreshProfile(browser);
	const page = context.pages()[0] ?? (await context.newPage());
	const developed = extension === "development" ? ROOT : resolve(ROOT, extension);
	await page.goto(
		pageAddress(server.authority, { folder: workspace, extension: vsix === undefined ? developed : undefined }),
	);
	const opened = new TestWindow(kept, server, context, page);
	windows.add(opened);
	await opened.untilReady();
	return opened;
}

function userSettings(options: WindowOptions, sandbox: Sandbox | undefined): Record<string, unknown> {
	return {
		"workbench.colorTheme": THEMES[options.theme ?? "light"],
		...(sandbox && { "closeOpportunities.apiBaseUrl": sandbox.url }),
		...options.settings,
	};
}

/** A VS Code window in a browser page, with the extension in it. */
export class TestWindow {
	/** Playwright's page, for what has no helper here. */
	readonly page: Page;
	readonly quickInput: QuickInput;
	readonly notifications: Notifications;
	readonly dialog: Dialog;
	readonly webviews: Webviews;
	/** The view `Opportunities`: its header, its rows, and what it shows in their place. */
	readonly opportunities: View;
	readonly tree: TreeView;
	readonly welcome: Welcome;
	/** The view `Totals`: its header. Its page is `webviews.sideBar()`. */
	readonly totals: View;

	readonly #kept: Kept;
	readonly #server: VsCodeServer;
	readonly #context: BrowserContext;

	constructor(kept: Kept, server: VsCodeServer, context: BrowserContext, page: Page) {
		this.#kept = kept;
		this.#server = server;
		this.#context = context;
		this.page = page;
		this.quickInput = new QuickInput(page);
		this.notifications = new Notifications(page);
		this.dialog = new Dialog(page);
		this.webviews = new Webviews(page);
		this.opportunities = new View(page, "Opportunities");
		this.tree = new TreeView(page, this.opportunities.pane);
		this.welcome = new Welcome(this.opportunities.pane);
		this.totals = new View(page, "Totals");
	}

	/** The sandbox that was asked for. */
	get sandbox(): Sandbox {
		if (this.#kept.sandbox === undefined) throw new Error("This window was opened without a sandbox");
		return this.#kept.sandbox;
	}

	/** The user's settings file. */
	get settingsFile(): string {
		return this.#server.settingsFile;
	}

	/** Shows the Close CRM container in the side bar. */
	async openContainer(): Promise<void> {
		const sideBar = this.page.locator(`.part.sidebar[data-active-composite="${CONTAINER}"]`);
		// A click on the icon of a container that is shown hides it, so it is only clicked while that is not so.
		const show = async () => {
			if (await sideBar.isVisible()) return true;
			await this.page.locator(ICON).click();
			return sideBar.waitFor({ timeout: 2_000 }).then(
				() => true,
				() => false,
			);
		};
		await until("the container", show, (shown) => shown);
	}

	/** Runs a command by its title, such as `Refresh`, through the palette. */
	runCommand(title: string): Promise<void> {
		return this.quickInput.runCommand(`Close CRM: ${title}`);
	}

	/** Signs in with a key, the sandbox's own without one, and waits for the first rows. */
	async signIn(key: string = this.sandbox.key): Promise<void> {
		await this.openContainer();
		await this.runCommand("Sign In with API Key…");
		await until(
			"the key's box",
			() => this.quickInput.isPassword(),
			(is) => is,
		);
		await this.quickInput.type(key);
		await this.quickInput.accept();
		await this.quickInput.waitUntilClosed();
		await this.tree.rowsWhen("the first rows", (rows) => rows.length > 0);
	}

	/** Replaces the user's settings beside those the window was opened with. VS Code notices by itself. */
	async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
		await this.#server.writeSettings({ ...userSettings(this.#kept.options, this.#kept.sandbox), ...settings });
	}

	/** Reloads the window: a new extension host over the same storage. */
	async reload(): Promise<void> {
		await this.page.reload();
		await this.untilReady();
	}

	/** Ends the server and the browser and starts them anew over what they kept. Needs `keepProfile`. */
	async restart(): Promise<TestWindow> {
		const port = Number(new URL(this.page.url()).port);
		await this.#close();
		return open(this.#kept, port);
	}

	/** Saves a picture of the page, as `out/screenshots/<name>.png`. Gives its path. */
	async screenshot(name: string): Promise<string> {
		const path = join(OUT, "screenshots", `${name.replace(/[^\w.-]+/g, "-")}.png`);
		await this.page.screenshot({ path });
		return path;
	}

	/** Waits until the workbench stands and knows the extension. */
	async untilReady(): Promise<void> {
		await this.page.locator(ICON).waitFor({ timeout: START_LIMIT_MS });
	}

	/** Ends all that belongs to this window. */
	async stop(): Promise<void> {
		await this.#close();
		await this.#kept.finish();
	}

	async #close(): Promise<void> {
		windows.delete(this);
		await this.#context.close();
		await this.#server.stop();
	}
}
