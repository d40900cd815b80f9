import assert from "node:assert/strict";
import { openWindow, type TestWindow } from "./harness/window.ts";

describe("A listing that takes a while", () => {
	let window: TestWindow;

	before(async () => {
		const settings = { "closeOpportunities.groupBy": "-date_won__year" };
		window = await openWindow({ sandbox: { size: 6_000, owners: 150, latencyMs: 150 }, settings });
		await window.signIn();
	});
	after(() => window?.stop());

	it("shows its groups as they arrive, and not at the end alone", async () => {
		const list = window.opportunities.pane.locator(".monaco-list[role=tree]");
		const shown = () =>
			list.evaluate((tree) => Number(tree.querySelector(".monaco-list-row")?.getAttribute("aria-setsize") ?? 0));
		await window.runCommand("Group By…");
		await window.quickInput.pick("Owner, A to Z");
		const seen = new Set<number>();
		while (!(await window.opportunities.busy())) await window.page.waitForTimeout(20);
		while (await window.opportunities.busy()) seen.add(await shown());
		const all = (await window.tree.rowsWhen("all owners", (rows) => rows.length > 100)).length;
		const between = [...seen].filter((count) => count > 15 && count < all);
		assert.ok(between.length >= 3, `seen while it was read: ${[...seen].join(", ")}`);
	});
});
