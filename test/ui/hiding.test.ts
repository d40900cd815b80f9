import assert from "node:assert/strict";
import { eventually, until } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

describe("what others may see of the screen", () => {
	let window: TestWindow;

	before(async () => {
		window = await openWindow({
			sandbox: { size: 600, owners: 5 },
			settings: { "closeOpportunities.statusBar": "wonThisQuarter" },
		});
		await window.signIn();
		// What was said about the sign-in names its owner.
		window.sandbox.clearRequests();
		await window.reload();
		await window.openContainer();
		await window.tree.expand((row) => row.level === 1);
		await window.tree.rowsWhen("its opportunities", (rows) => rows.some((row) => row.level === 2));
		await window.runCommand("Show Totals");
		const page = await window.webviews.editor();
		await page.locator("details.all-figures > summary").click();
		await page.locator(".scroller td").first().waitFor();
		await statusBar(/\$/);
	});
	after(() => window?.stop());

	const item = () => window.page.locator('.statusbar-item[id$="closeOpportunities.figure"]');

	/** The figure of the status bar, once it reads as it should. */
	async function statusBar(expected: RegExp): Promise<string> {
		const read = async () => (await item().allInnerTexts()).join().trim();
		return until("the figure of the status bar", read, (text) => expected.test(text));
	}

	/** All that is in the window: its own document and those of the webviews, with every attribute. */
	async function everything(): Promise<string> {
		const documents = window.page.frames().map((frame) => frame.evaluate(() => document.documentElement.outerHTML));
		return (await Promise.allSettled(documents))
			.map((result) => (result.status === "fulfilled" ? result.value : ""))
			.join("\n")
			.replaceAll("lit$", "lit");
	}

	/** Names and amounts of the sandbox that are in the window. */
	async function seen(): Promise<string[]> {
		const text = await everything();
		const names = new Set(window.sandbox.all().flatMap(({ lead_name, user_name }) => [lead_name, user_name]));
		return [...[...names].filter((name) => name && text.includes(name)), ...(text.match(/\$\d[\d,.]*/g) ?? [])].map(
			String,
		);
	}

	it("shows the figure that was picked, by one small request", async () => {
		assert.match(await statusBar(/\$/), /^Won this quarter: \$[\d,.]+ a year$/);
		const small = window.sandbox.requests.filter(
			({ params }) => params["_limit"] === "50" && params["status_type"] === "won",
		);
		assert.equal(small.length, 1);
	});

	it("hides every name and amount at once, asks for nothing to do so, and says that it does", async () => {
		assert.ok((await seen()).length > 100);
		window.sandbox.clearRequests();
		await window.runCommand("Hide Amounts");
		await eventually(async () => assert.equal(await window.opportunities.description(), "Amounts and names hidden"));
		await eventually(async () => assert.deepEqual(await seen(), []));
		assert.equal(await statusBar(/•/), "Won this quarter: ••• a year");
		const page = await window.webviews.editor();
		assert.equal(
			await page.locator('[data-aggregate*="_value_"][data-value]:not([data-aggregate^="count"])').count(),
			0,
		);
		assert.doesNotMatch(await window.tree.tooltip((row) => row.level === 2), /\$\d/);
		assert.deepEqual(await seen(), []);
		assert.deepEqual(window.sandbox.requests, []);
	});

	it("shows them again from the title of the tree", async () => {
		const menu = await window.opportunities.more();
		await menu.choose("Show Amounts");
		await statusBar(/\$/);
		await eventually(async () => assert.ok((await seen()).length > 100));
		assert.equal(await window.opportunities.description(), "");
		assert.deepEqual(window.sandbox.requests, []);
	});

	it("tells how a figure was made, and gives the focus back", async () => {
		const page = await window.webviews.editor();
		const count = page.locator('header [data-aggregate="total_results"] button');
		await count.focus();
		await window.page.keyboard.press("Enter");
		const dialog = page.getByRole("dialog");
		await dialog.waitFor();
		await dialog.getByText("Details").click();
		const text = await dialog.innerText();
		assert.match(text, /Opportunities: 600/);
		assert.match(text, /GET \/opportunity\/\s+.*_group_by=user_id/s);
		assert.ok(!text.includes(window.sandbox.key));
		await window.page.keyboard.press("Escape");
		await dialog.waitFor({ state: "detached" });
		assert.equal(await count.evaluate((button) => button === document.activeElement), true);
	});

	it("opens the View that the figure of the status bar stands for", async () => {
		await item().locator("a").click();
		await window.tree.viewIs("Won this quarter");
	});

	it("keeps the last good figure with a warning where a refresh fails, without a word besides", async () => {
		const before = await statusBar(/\$/);
		window.sandbox.setFaults([{ on: { every: 1 }, do: "403" }]);
		await window.runCommand("Refresh");
		await item().locator(".codicon-warning").waitFor();
		assert.equal(await statusBar(/\$/), before);
		assert.match((await item().locator("a").getAttribute("aria-label")) ?? "", /403/);
		window.sandbox.setFaults([]);
		await window.runCommand("Refresh");
		await item().locator(".codicon-graph").waitFor();
	});
});
