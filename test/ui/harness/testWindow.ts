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
import { until } from "./wait.ts";
import { Webviews } from "./webviews.ts";

const CONTAINER = "workbench.view.extension.closeOpportunities";
const ICON = '.part.activitybar a.action-label[aria-label^="Close CRM"]';
const START_LIMIT_MS = 120_000;

/** The parts of a window. */
interface WindowParts {
	readonly page: Page;
	readonly server: VsCodeServer;
	/** The user settings that the window was opened with. */
	readonly settings: Readonly<Record<string, unknown>>;
	readonly sandbox: Sandbox | undefined;
	/** What the window calls what is named in English here. */
	readonly nameOf: (english: string) => string;
	/** Closes everything that belongs to the window. */
	close(): Promise<void>;
}

/** A VS Code window in a browser page, with the extension. */
export class TestWindow {
	/** Playwright's page, for actions without a helper here. */
	readonly page: Page;
	readonly quickInput: QuickInput;
	readonly notifications: Notifications;
	readonly dialog: Dialog;
	readonly webviews: Webviews;
	/** The view `Opportunities`: its header, its rows, and its welcome content. */
	readonly opportunities: View;
	readonly tree: TreeView;
	readonly welcome: Welcome;
	/** The view `Totals`: its header. Its page is `webviews.sideBar()`. */
	readonly totals: View;
	/** The view `Needs Attention`: its header, and its rows once it is expanded. */
	readonly attention: View;
	readonly attentionTree: TreeView;

	readonly #parts: WindowParts;

	constructor(parts: WindowParts) {
		const { page, nameOf } = parts;
		this.#parts = parts;
		this.page = page;
		this.quickInput = new QuickInput(page);
		this.notifications = new Notifications(page);
		this.dialog = new Dialog(page);
		this.webviews = new Webviews(page);
		this.opportunities = new View(page, nameOf("Opportunities"));
		this.tree = new TreeView(page, this.opportunities.pane);
		this.welcome = new Welcome(this.opportunities.pane);
		this.totals = new View(page, nameOf("Totals"));
		this.attention = new View(page, nameOf("Needs Attention"));
		this.attentionTree = new TreeView(page, this.attention.pane);
	}

	/** The sandbox of the options. Throws if there is none. */
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
		const sideBar = this.page.locator(`.part.sidebar .composite[id="${CONTAINER}"]`);
		// Clicking the icon of a visible container hides it, so this clicks only while it isn't visible.
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

	/** Runs a command by its English title, such as `Refresh`, through the palette. */
	runCommand(title: string): Promise<void> {
		return this.quickInput.runCommand(`Close CRM: ${this.#parts.nameOf(title)}`);
	}

	/** Runs a command, and picks one of its items. */
	async runAndPick(title: string, label: string): Promise<void> {
		await this.runCommand(title);
		await this.quickInput.pick(label);
	}

	/** Signs in with a key, by default the sandbox's, and waits for all rows: VS Code redraws them until then. */
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

	/** Replaces all user settings but those of the options. This host has no file watcher, and reads them when it reloads. */
	async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
		await this.#parts.server.writeSettings({ ...this.#parts.settings, ...settings });
	}

	/** Reloads the window as a user does, so that VS Code saves its state first. */
	async reload(): Promise<void> {
		const loaded = this.page.waitForEvent("domcontentloaded");
		await this.quickInput.choose("Developer: Reload Window");
		await loaded;
		await this.untilReady();
	}

	/** Saves a picture of the page as `out/screenshots/<name>.png`. Returns its path. */
	async screenshot(name: string): Promise<string> {
		const path = join(OUT, "screenshots", `${name.replace(/[^\w.-]+/g, "-")}.png`);
		await this.page.screenshot({ path });
		return path;
	}

	/** Waits until the workbench is ready and has found the extension. */
	async untilReady(): Promise<void> {
		await this.page.locator(ICON).waitFor({ timeout: START_LIMIT_MS });
	}

	/** Closes everything that belongs to this window. */
	async stop(): Promise<void> {
		await this.#parts.close();
	}
}
