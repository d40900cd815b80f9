import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { eventually } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

const BIG = { name: "Big", order_by: "-value" };
const BROKEN = { name: "Broken $(flame)", order_by: "size" };

describe("Saved Views", () => {
	let window: TestWindow;

	before(async () => {
		window = await openWindow({ sandbox: { size: 200 }, settings: { "closeOpportunities.views": [BIG, BROKEN] } });
		await window.signIn();
	});
	after(() => window?.stop());

	async function open(): Promise<void> {
		await window.runCommand("Open View…");
		await window.quickInput.waitFor("Open View");
		await eventually(async () => assert.equal(await window.quickInput.busy(), false));
	}

	/** Waits until these are the saved ones, in this order. */
	async function saved(...names: readonly string[]): Promise<void> {
		await eventually(async () => {
			const rows = await window.quickInput.items();
			const others = rows.findIndex(({ separator }) => separator === "Built-in");
			assert.deepEqual(
				rows.slice(0, others).map(({ label }) => label.replaceAll("\u200b", "")),
				names,
			);
		});
	}

	it("are saved from what is shown, and marked as what is shown", async () => {
		await open();
		await window.quickInput.pick("Stalled");
		await window.tree.viewIs("Stalled");
		await open();
		await window.quickInput.button("Save View…");
		await window.quickInput.waitFor("Save View");
		assert.equal(await window.quickInput.value(), "Stalled");
		await window.quickInput.type("Big");
		await window.quickInput.accept();
		await eventually(async () =>
			assert.match(await window.quickInput.message(), /"Big" already exists\. Press Enter again/),
		);
		await window.quickInput.type("Waiting");
		await window.quickInput.accept();
		await window.quickInput.waitUntilClosed();
		await open();
		await saved("Big", "Broken $(flame)", "Waiting");
		const rows = await window.quickInput.items();
		const current = rows.filter(({ description }) => description.endsWith(" · Current"));
		assert.deepEqual(
			current.map(({ label }) => label),
			["Waiting", "Stalled"],
		);
		await window.quickInput.cancel();
	});

	it("are moved by their buttons and renamed, and what is broken stays as it is", async () => {
		await open();
		await window.quickInput.itemButton("Waiting", "Move Up");
		await saved("Big", "Waiting", "Broken $(flame)");
		await window.quickInput.itemButton("Waiting", "Rename…");
		await window.quickInput.waitFor("Rename View");
		await window.quickInput.type("Waiting for us");
		await window.quickInput.accept();
		await window.quickInput.waitFor("Open View");
		await saved("Big", "Waiting for us", "Broken $(flame)");
		await window.quickInput.cancel();
	});

	it("are deleted, which can be taken back", async () => {
		await open();
		await window.quickInput.itemButton("Waiting for us", "Delete");
		await saved("Big", "Broken $(flame)");
		await window.quickInput.cancel();
		await window.notifications.press('The View "Waiting for us" was deleted.', "Undo");
		// The list is of the Views that there are when it is opened.
		await eventually(async () => assert.match(await readFile(window.settingsFile, "utf8"), /"Waiting for us"/));
		await open();
		await saved("Big", "Waiting for us", "Broken $(flame)");
		await window.quickInput.cancel();
	});

	it("are managed with the keyboard alone, and outlive a reload", async () => {
		const press = (key: string) => window.page.keyboard.press(key);
		await open();
		await press("ArrowUp");
		await press("Enter");
		await window.quickInput.waitFor("Manage Views");
		await window.page.keyboard.type("Big");
		await eventually(async () => assert.equal((await window.quickInput.items())[0]?.label, "Big"));
		await press("Enter");
		await window.quickInput.waitFor("Manage View");
		await window.page.keyboard.type("Move Down");
		await eventually(async () => assert.equal((await window.quickInput.items())[0]?.label, "Move Down"));
		await press("Enter");
		await eventually(async () => assert.match(await window.quickInput.placeholder(), /2 of 3/));
		await window.quickInput.cancel();
		await window.reload();
		await window.openContainer();
		await window.tree.rowsWhen("the rows again", (rows) => rows.length > 0);
		await open();
		await saved("Waiting for us", "Big", "Broken $(flame)");
		await window.quickInput.cancel();
	});

	it("stay as they were where the settings cannot be written, which is said", async () => {
		await writeFile(window.settingsFile, "{ broken");
		await window.runCommand("Save View…");
		await window.quickInput.waitFor("Save View");
		await window.quickInput.type("Lost");
		await window.quickInput.accept();
		const { text, severity, buttons } = await window.notifications.waitFor(/weren't changed/);
		assert.match(text, /settings couldn't be saved\. .*user settings/i);
		assert.deepEqual([severity, buttons], ["error", ["Open Settings"]]);
		assert.equal(await readFile(window.settingsFile, "utf8"), "{ broken");
	});
});
