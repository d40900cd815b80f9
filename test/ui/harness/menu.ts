import type { Locator, Page } from "playwright-core";
import { until } from "./wait.ts";

/** A menu that VS Code draws itself: a context menu, or the rest of a title bar's actions. */
export class Menu {
	readonly #page: Page;
	readonly #items: Locator;

	private constructor(page: Page, items: Locator) {
		this.#page = page;
		this.#items = items;
	}

	/** The menu that is open, as soon as it is. */
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
		// A menu that opened a moment ago takes no click yet.
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

/** Matches this text and no longer one that holds it. */
export function exactly(text: string): RegExp {
	return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`);
}
