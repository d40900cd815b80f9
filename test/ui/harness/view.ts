import type { Locator, Page } from "playwright-core";
import { Menu } from "./menu.ts";

/** A view of the side bar, found by the name in its header: what VS Code draws around its contents. */
export class View {
	readonly pane: Locator;
	readonly #page: Page;
	readonly #header: Locator;

	constructor(page: Page, name: string) {
		this.#page = page;
		this.pane = page.locator(".part.sidebar .pane").filter({
			has: page.locator(`.pane-header h3.title:text-is("${name}")`),
		});
		this.#header = this.pane.locator(".pane-header");
	}

	/** What stands beside the view's name; empty where nothing does. */
	async description(): Promise<string> {
		return only(await this.#header.locator(".description").allTextContents());
	}

	/** The line over the rows; empty where there is none. */
	async message(): Promise<string> {
		return only(await this.pane.locator(".tree-explorer-viewlet-tree-view > .message:not(.hide)").allInnerTexts());
	}

	/** Whether the bar under the header says that something is under way. */
	async busy(): Promise<boolean> {
		return (await this.pane.locator(".monaco-progress-container.active").count()) > 0;
	}

	/** Opens or closes the view, by its header. */
	async toggle(): Promise<void> {
		await this.#header.locator("h3.title").click();
	}

	/** Spoken names of the buttons in the title, without those behind its three dots. */
	async actions(): Promise<string[]> {
		const actions = (await this.#title()).locator("a.action-label.codicon:not(.codicon-toolbar-more)");
		return actions.evaluateAll((found) => found.map((action) => action.getAttribute("aria-label") ?? ""));
	}

	/** Presses a button in the title. */
	async press(action: string): Promise<void> {
		const title = await this.#title();
		await title.hover();
		await title.locator(`a.action-label[aria-label="${action}"]`).click();
	}

	/** Opens what is behind the title's three dots. */
	async more(): Promise<Menu> {
		const title = await this.#title();
		await title.hover();
		await title.locator("a.action-label.codicon-toolbar-more").click();
		return Menu.opened(this.#page);
	}

	/** Where a view is alone in its container, VS Code puts its title into the container's. */
	async #title(): Promise<Locator> {
		await this.pane.waitFor();
		const alone = await this.#header.evaluate((header) => header.classList.contains("hidden"));
		return alone ? this.#page.locator(".part.sidebar > .composite.title") : this.#header;
	}
}

/** The text of what may be there or not, read in one go, since it comes and goes. */
function only([text]: readonly string[]): string {
	return (text ?? "").trim();
}

/** What a view shows in place of its rows. */
export class Welcome {
	readonly #content: Locator;

	constructor(pane: Locator) {
		this.#content = pane.locator(".pane-body.welcome .welcome-view-content");
	}

	async visible(): Promise<boolean> {
		return this.#content.isVisible();
	}

	/** Its paragraphs. */
	async text(): Promise<string[]> {
		await this.#content.waitFor();
		return this.#content.locator("p").allInnerTexts();
	}

	async buttons(): Promise<string[]> {
		await this.#content.waitFor();
		return this.#content.locator(".monaco-button").allInnerTexts();
	}

	async press(button: string): Promise<void> {
		await this.#content.locator(".monaco-button").getByText(button, { exact: true }).click();
	}
}
