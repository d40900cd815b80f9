import type { Locator, Page } from "playwright-core";
import { exactly } from "./menu.ts";

/** VS Code's own modal dialog. */
export class Dialog {
	readonly #box: Locator;

	constructor(page: Page) {
		this.#box = page.locator(".monaco-dialog-box");
	}

	async isOpen(): Promise<boolean> {
		return this.#box.isVisible();
	}

	async message(): Promise<string> {
		return (await this.#box.locator(".dialog-message-text").innerText()).trim();
	}

	/** The detail below the message; empty if there is none. */
	async detail(): Promise<string> {
		await this.#box.waitFor();
		const detail = this.#box.locator(".dialog-message-detail");
		return (await detail.isVisible()) ? (await detail.innerText()).trim() : "";
	}

	async buttons(): Promise<string[]> {
		await this.#box.waitFor();
		return this.#box.locator(".dialog-buttons .monaco-button").allInnerTexts();
	}

	/** Presses a button, and waits for the dialog to close. */
	async press(button: string): Promise<void> {
		await this.#box
			.locator(".dialog-buttons .monaco-button")
			.filter({ hasText: exactly(button) })
			.click();
		await this.#box.waitFor({ state: "hidden" });
	}
}
