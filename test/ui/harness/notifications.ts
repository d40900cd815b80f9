import type { Locator, Page } from "playwright-core";
import { exactly } from "./menu.ts";
import { again, STEP_LIMIT_MS, until } from "./wait.ts";

export interface Notification {
	readonly severity: "error" | "warning" | "info";
	readonly text: string;
	readonly buttons: readonly string[];
}

/**
 * Reads notifications in the notification center. A window with an extension under development shows them only there; one
 * with an installed extension also shows toasts.
 */
export class Notifications {
	readonly #page: Page;
	readonly #items: Locator;

	constructor(page: Page) {
		this.#page = page;
		this.#items = page.locator(".notifications-center.visible .notification-list-item");
	}

	/** All notifications, newest first. */
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

	/** Waits for a notification with a matching text. Returns the newest one. */
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

	/** Presses a button of the newest notification with a matching text. */
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

	/** The toasts, in a window with an installed extension. */
	async toasts(): Promise<string[]> {
		return this.#page.locator(".notifications-toasts.visible .notification-list-item-message").allInnerTexts();
	}

	/** Clears all notifications. */
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

	/** Finds and presses the button in one step, since the center closes when its last notification disappears. */
	async #pressAtTop(button: "hide" | "clear-all"): Promise<void> {
		const buttons = this.#page.locator(`.notifications-center.visible a.codicon-notifications-${button}`);
		await buttons.evaluateAll(([found]) => found instanceof HTMLElement && found.click());
	}
}

function severityOf(icons: string): Notification["severity"] {
	if (icons.includes("codicon-error")) return "error";
	return icons.includes("codicon-warning") ? "warning" : "info";
}
