import type { Locator, Page } from "playwright-core";
import { exactly } from "./menu.ts";
import { again, STEP_LIMIT_MS, until } from "./wait.ts";

export interface Notification {
	readonly severity: "error" | "warning" | "info";
	readonly text: string;
	readonly buttons: readonly string[];
}

/**
 * Notifications. A window with an extension under development keeps them in their centre, where this looks; one with an
 * installed extension pops them up besides.
 */
export class Notifications {
	readonly #page: Page;
	readonly #items: Locator;

	constructor(page: Page) {
		this.#page = page;
		this.#items = page.locator(".notifications-center.visible .notification-list-item");
	}

	/** All there are, the newest first. */
	async all(): Promise<Notification[]> {
		await this.#open();
		const found = await this.#items.evaluateAll((items) =>
			items.map((item) => ({
				icons: item.querySelector(".notification-list-item-icon")?.className ?? "",
				text: item.querySelector(".notification-list-item-message")?.textContent?.trim() ?? "",
				buttons: [...item.querySelectorAll(".notification-list-item-buttons-container .monaco-text-button")].map(
					(button) => button.textContent?.trim() ?? "",
				),
			})),
		);
		await this.#close();
		return found.map(({ icons, text, buttons }) => ({ severity: severityOf(icons), text, buttons }));
	}

	/** The newest one whose text fits, once there is one. */
	async waitFor(text: string | RegExp): Promise<Notification> {
		const fits = (one: Notification) => (typeof text === "string" ? one.text === text : text.test(one.text));
		const all = await until(
			`the notification ${text}`,
			() => this.all(),
			(all) => all.some(fits),
		);
		const found = all.find(fits);
		if (found === undefined) throw new Error(`There is no notification ${text}`);
		return found;
	}

	/** Presses a button of the newest notification whose text fits. */
	async press(text: string | RegExp, button: string): Promise<void> {
		const { text: whole } = await this.waitFor(text);
		const message = this.#page.locator(".notification-list-item-message").filter({ hasText: exactly(whole) });
		const item = this.#items.filter({ has: message }).first();
		const one = { timeout: STEP_LIMIT_MS };
		await again(`${button} under ${text}`, async () => {
			await this.#open();
			await item.hover(one);
			await item
				.locator(".monaco-text-button")
				.filter({ hasText: exactly(button) })
				.click(one);
		});
		await this.#close();
	}

	/** What pops up by itself, in a window with an installed extension. */
	async toasts(): Promise<string[]> {
		return this.#page.locator(".notifications-toasts.visible .notification-list-item-message").allInnerTexts();
	}

	/** Removes them all. */
	async clear(): Promise<void> {
		await this.#open();
		await this.#pressAtTop("clear-all");
		await this.#close();
	}

	get #centre(): Locator {
		return this.#page.locator(".notifications-center.visible");
	}

	async #open(): Promise<void> {
		if (await this.#centre.isVisible()) return;
		await this.#page.locator("#status\\.notifications").click();
		await this.#centre.waitFor();
	}

	async #close(): Promise<void> {
		await this.#pressAtTop("hide");
		await this.#centre.waitFor({ state: "hidden" });
	}

	/** Finds and presses in one go, since the centre closes by itself when its last notification goes. */
	async #pressAtTop(button: "hide" | "clear-all"): Promise<void> {
		const buttons = this.#page.locator(`.notifications-center.visible a.codicon-notifications-${button}`);
		await buttons.evaluateAll(([found]) => found instanceof HTMLElement && found.click());
	}
}

function severityOf(icons: string): Notification["severity"] {
	if (icons.includes("codicon-error")) return "error";
	return icons.includes("codicon-warning") ? "warning" : "info";
}
