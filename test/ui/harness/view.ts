import type { Locator, Page } from "playwright-core";
import { Menu } from "./menu.ts";
import { moveMouseAway } from "./mouse.ts";

/** A view in the side bar, found by the name in its header: the parts around its contents. */
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

	/** The description next to the view's name; empty if there is none. */
	async description(): Promise<string> {
		return only(await this.#header.locator(".description").allTextContents());
	}

	/** The message above the rows; empty if there is none. */
	async message(): Promise<string> {
		return only(await this.pane.locator(".tree-explorer-viewlet-tree-view > .message:not(.hide)").allInnerTexts());
	}

	/** Whether the progress bar below the header is active. */
	async busy(): Promise<boolean> {
		return (await this.pane.locator(".monaco-progress-container.active").count()) > 0;
	}

	/** Expands or collapses the view by its header. */
	async toggle(): Promise<void> {
		await moveMouseAway(this.#page);
		await this.#header.locator("h3.title").click();
	}

	/** The accessible names of the buttons in the title, without those in the overflow menu. */
	async actions(): Promise<string[]> {
		const actions = (await this.#title()).locator("a.action-label.codicon:not(.codicon-toolbar-more)");
		return actions.evaluateAll((found) => found.map((action) => action.getAttribute("aria-label") ?? ""));
	}

	/** Presses a button in the title. */
	async press(action: string): Promise<void> {
		const title = await this.#title();
		await moveMouseAway(this.#page);
		await title.hover();
		await title.locator(`a.action-label[aria-label="${action}"]`).click();
	}

	/** Opens the overflow menu of the title. */
	async more(): Promise<Menu> {
		const title = await this.#title();
		return Menu.opened(this.#page, async () => {
			await moveMouseAway(this.#page);
			await title.hover();
			await title.locator("a.action-label.codicon-toolbar-more").click();
		});
	}

	/** If a view is alone in its container, VS Code merges its title with the container's. */
	async #title(): Promise<Locator> {
		await this.pane.waitFor();
		const alone = await this.#header.evaluate((header) => header.classList.contains("hidden"));
		return alone ? this.#page.locator(".part.sidebar > .composite.title") : this.#header;
	}
}

/** The text of an optional element. It is read in one step, since it may disappear at any time. */
function only([text]: readonly string[]): string {
	return (text ?? "").trim();
}

/** The welcome content of a view, which replaces its rows. */
export class Welcome {
	readonly #content: Locator;

	constructor(pane: Locator) {
		this.#content = pane.locator(".pane-body.welcome .welcome-view-content");
	}

	async visible(): Promise<boolean> {
		return this.#content.isVisible();
	}

	/** The paragraphs. */
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
