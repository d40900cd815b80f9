import type { Locator, Page } from "playwright-core";
import { again, STEP_LIMIT_MS } from "./wait.ts";

const ONE_CLICK_MS = 1_000;

/**
 * A menu that VS Code renders itself: a context menu, or the overflow menu of a title bar. VS Code closes it when the
 * focus moves, also unasked; then it is opened again.
 */
export class Menu {
	readonly #page: Page;
	readonly #open: () => Promise<unknown>;
	readonly #items: Locator;

	private constructor(page: Page, open: () => Promise<unknown>) {
		this.#page = page;
		this.#open = open;
		this.#items = page.locator(".context-view .monaco-menu .action-item:not(.disabled) .action-label:not(.separator)");
	}

	/** Opens a menu by `open`, and waits for it. */
	static async opened(page: Page, open: () => Promise<unknown>): Promise<Menu> {
		const menu = new Menu(page, open);
		await again("the menu", () => menu.#ensureOpen());
		return menu;
	}

	async labels(): Promise<string[]> {
		let labels: string[] = [];
		await again("the menu's entries", async () => {
			await this.#ensureOpen();
			labels = await this.#items.allInnerTexts();
			if (labels.length === 0) throw new Error("The menu closed.");
		});
		return labels.map((label) => label.trim());
	}

	async choose(label: string): Promise<void> {
		const item = this.#items.filter({ hasText: exactly(label) });
		let clicked = false;
		await again(`the menu to take ${label}`, async () => {
			if (clicked && (await this.#items.count()) === 0) return;
			await this.#ensureOpen();
			await item.click({ timeout: ONE_CLICK_MS });
			clicked = true;
			// A menu ignores clicks just after it opened.
			await this.#items.first().waitFor({ state: "hidden", timeout: ONE_CLICK_MS });
		});
	}

	async close(): Promise<void> {
		await this.#page.keyboard.press("Escape");
		await this.#items.first().waitFor({ state: "hidden" });
	}

	async #ensureOpen(): Promise<void> {
		if ((await this.#items.count()) === 0) await this.#open();
		await this.#items.first().waitFor({ timeout: STEP_LIMIT_MS });
	}
}

/** Matches this text exactly, and no text that contains it. */
export function exactly(text: string): RegExp {
	return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`);
}
