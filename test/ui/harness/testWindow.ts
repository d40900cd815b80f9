import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Sandbox } from "../../../src/sandbox/index.ts";
import { OUT } from "../../host/paths.ts";
import type { VsCodeServer } from "../../host/vscode/server.ts";
import { Dialog } from "./dialog.ts";
import { Notifications } from "./notifications.ts";
import { QuickInput } from "./quickInput.ts";
import { TreeView } from "./tree.ts";
import { View, Welcome } from "./view.ts";
import { again, STEP_LIMIT_MS, until } from "./wait.ts";
import { Webviews } from "./webviews.ts";

const CONTAINER = "workbench.view.extension.closeOpportunities";
const ICON = '.part.activitybar a.action-label[aria-label^="Close CRM"]';
const START_LIMIT_MS = 120_000;

/** What a window is made of. */
export interface WindowParts {
	readonly page: Page;
	readonly server: VsCodeServer;
	/** The user's settings that it was opened with. */
	readonly settings: Readonly<Record<string, unknown>>;
	readonly sandbox: Sandbox | undefined;
	/** Ends all that belongs to it. */
	close(): Promise<void>;
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
	/** The view `Needs Attention`: its header, and its rows once it is opened. */
	readonly attention: View;
	readonly attentionTree: TreeView;

	readonly #parts: WindowParts;

	constructor(parts: WindowParts) {
		const { page } = parts;
		this.#parts = parts;
		this.page = page;
		this.quickInput = new QuickInput(page);
		this.notifications = new Notifications(page);
		this.dialog = new Dialog(page);
		this.webviews = new Webviews(page);
		this.opportunities = new View(page, "Opportunities");
		this.tree = new TreeView(page, this.opportunities.pane);
		this.welcome = new Welcome(this.opportunities.pane);
		this.totals = new View(page, "Totals");
		this.attention = new View(page, "Needs Attention");
		this.attentionTree = new TreeView(page, this.attention.pane);
	}

	/** The sandbox that was asked for. */
	get sandbox(): Sandbox {
		if (this.#parts.sandbox === undefined) throw new Error("This window was opened without a sandbox");
		return this.#parts.sandbox;
	}

	/** The user's settings file. */
	get settingsFile(): string {
		return this.#parts.server.settingsFile;
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

	/** Runs a command and picks one of its items; both again if VS Code closes the pick, as whenever something takes the focus. */
	async runAndPick(title: string, label: string): Promise<void> {
		await again(`${label} in ${title}`, async () => {
			await this.runCommand(title);
			await this.quickInput.pick(label, STEP_LIMIT_MS);
		});
	}

	/** Signs in with a key, the sandbox's own without one, and waits for the rows: until all are there, VS Code draws them anew. */
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
		await until(
			"all rows",
			() => this.opportunities.busy(),
			(busy) => !busy,
		);
	}

	/** Replaces the user's settings beside those the window was opened with. Without a watcher for files, this host reads them when it is reloaded. */
	async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
		await this.#parts.server.writeSettings({ ...this.#parts.settings, ...settings });
	}

	/** Reloads the window as a user does, so that VS Code writes down first what it keeps. */
	async reload(): Promise<void> {
		const loaded = this.page.waitForEvent("domcontentloaded");
		await this.quickInput.choose("Developer: Reload Window");
		await loaded;
		await this.untilReady();
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
		await this.#parts.close();
	}
}
