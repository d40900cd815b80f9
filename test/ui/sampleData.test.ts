import assert from "node:assert/strict";
import { until } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

describe("sample data through the window", () => {
	let window: TestWindow;

	before(async () => {
		window = await openWindow({ sandbox: { size: 200 } });
		await window.openContainer();
	});
	after(() => window.stop());

	const message = (pattern: RegExp) =>
		until(
			"the message",
			() => window.opportunities.message(),
			(text) => pattern.test(text),
		);

	it("fills the tree and the totals, says that it is made up, and asks no server but its own", async () => {
		await window.welcome.press("Explore with Sample Data");
		await window.tree.rowsWhen("the sample's groups", (rows) => rows.length > 5);
		await message(/^Sample data/);
		const page = await window.webviews.sideBar();
		const total = page.locator('[data-aggregate="total_results"]:not([data-group], [data-part])');
		await total.waitFor();
		assert.equal(await total.getAttribute("data-value"), "1500");
		assert.deepEqual(window.sandbox.requests, []);
	});

	it("has targets, so that it tells how far this quarter is", async () => {
		const page = await window.webviews.sideBar();
		// On the first day of a quarter, nothing is won of its target.
		const share = page.locator('.standing-line [data-measure="target.share"][data-value]');
		await share.waitFor();
		const value = Number(await share.getAttribute("data-value"));
		assert.ok(value >= 0 && value < 2, `${value}`);
	});

	it("hides what leads to Close, where it is not", async () => {
		await window.tree.expand((row) => row.level === 1);
		const row = await window.tree.row((found) => found.level === 2);
		const menu = await window.tree.contextMenu((found) => found.index === row.index);
		assert.deepEqual(await menu.labels(), [
			"Show Details",
			"Open to the Side",
			"Filter by This Owner",
			"Filter by This Lead",
			"Filter by This Status",
			"Filter by This Pipeline's Statuses",
			"Copy ID",
			"Copy Rows as Markdown",
			"Copy Rows as TSV",
		]);
		await menu.close();
		const commands = await window.quickInput.commands("Close CRM: ");
		assert.ok(!commands.includes("Close CRM: Copy Link") && !commands.includes("Close CRM: Open in Close"));
	});

	it("is there again after a reload of the window", async () => {
		await window.reload();
		await window.openContainer();
		await window.tree.rowsWhen("the sample's groups", (rows) => rows.length > 5);
		await message(/^Sample data/);
	});

	it("is left by signing in, and does not come back after signing out", async () => {
		await window.signIn();
		await until(
			"the message to go",
			() => window.opportunities.message(),
			(text) => text === "",
		);
		assert.ok(window.sandbox.requests.length > 0);
		await window.runCommand("Sign Out");
		await window.dialog.press("Sign Out");
		assert.deepEqual(await window.welcome.buttons(), ["Sign In with API Key…", "Explore with Sample Data"]);
	});

	it("gives the stored sign-in back when it is left", async () => {
		await window.signIn();
		await window.runCommand("Explore with Sample Data");
		await message(/^Sample data/);
		await window.runCommand("Sign Out");
		await until(
			"the message to go",
			() => window.opportunities.message(),
			(text) => text === "",
		);
		await window.tree.rowsWhen("the account's rows", (rows) => rows.length > 0);
	});
});
