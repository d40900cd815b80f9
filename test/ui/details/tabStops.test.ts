import assert from "node:assert/strict";
import { detailsPage } from "../../../src/ui/details/detailsStrings.ts";
import { pagesOf, startHarness } from "../webview/harness.ts";
import { SHOWN } from "./sample.ts";

describe("the Tab stops of the details page", () => {
	const open = pagesOf(() => startHarness("details/page/main.ts", detailsPage));

	for (const container of ['[role="toolbar"]', ".siblings ul"])
		it(`are one for ${container}, with arrows inside`, async () => {
			const { page, send } = await open({ width: 800 });
			await send(SHOWN);
			const buttons = page.locator(container).getByRole("button");
			const count = await buttons.count();
			assert.ok(count > 1);
			const within = () => page.evaluate((where) => document.activeElement?.closest(where) != null, container);
			await buttons.first().focus();
			await page.keyboard.press("Tab");
			assert.equal(await within(), false);
			await page.keyboard.press("Shift+Tab");
			for (let at = 1; at < count; at += 1) await page.keyboard.press("ArrowRight");
			assert.ok(await buttons.last().evaluate((last) => last === document.activeElement));
			await page.keyboard.press("Home");
			assert.ok(await buttons.first().evaluate((first) => first === document.activeElement));
		});
});
