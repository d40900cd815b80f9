import type { Locator, Page } from "playwright-core";
import { until } from "./wait.ts";

/** A menu that VS Code renders itself: a context menu, or the overflow menu of a title bar. */
export class Menu {
	readonly #page: Page;
	readonly #items: Locator;

	private constructor(page: Page, items: Locator) {
		this.#page = page;
		this.#items = items;
	}

	/** Waits for a menu to open. */
	static async opened(page: Page): Promise<Menu> {
		const items = page.locator(".context-view .monaco-menu .action-item:not(.disabled) .action-label:not(.separator)");
		await items.first().waitFor();
		return new Menu(page, items);
	}

	async labels(): Promise<string[]> {
		return (await this.#items.allInnerTexts()).map((label) => label.trim());
	}

	async choose(label: string): Promise<void> {
		const item = this.#items.filter({ hasText: exactly(label) });
		await item.waitFor();
		// A menu ignores clicks just after it opened.
		const chosen = async () => {
			await item.click({ timeout: 1_000 }).catch(() => {});
			return this.#items.count();
		};
		await until(`the menu to take ${label}`, chosen, (left) => left === 0);
	}

	async close(): Promise<void> {
		await this.#page.keyboard.press("Escape");
		await this.#items.first().waitFor({ state: "hidden" });
	}
}

/** Matches this text exactly, and no text that contains it. */
export function exactly(text: string): RegExp {
	return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`);
}
