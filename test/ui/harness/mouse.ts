import type { Page } from "playwright-core";

/** Moves the mouse to where no hover appears: one that is left open covers what is below it. */
export async function moveMouseAway(page: Page): Promise<void> {
	await page.mouse.move(0, 0);
}
