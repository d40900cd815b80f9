import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { filtersSent } from "./filterSteps.ts";
import { eventually } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

describe("Views that are shared", () => {
	let window: TestWindow;
	let file: string;

	before(async () => {
		const settings = { "closeOpportunities.views": [{ name: "Big", filters: { query: "big & bold" } }] };
		window = await openWindow({ sandbox: { size: 200 }, settings, theme: "dark" });
		file = join(new URL(window.page.url()).searchParams.get("folder") ?? "", ".vscode", "close-views.json");
		await window.signIn();
	});
	after(() => window?.stop());

	/** Opens the list and waits until the team's file was read: until then rows may move. */
	async function openView(): Promise<void> {
		await window.runCommand("Open View…");
		await window.quickInput.waitFor("Open View");
		await eventually(async () => assert.equal(await window.quickInput.busy(), false));
	}

	const team = async () => {
		const rows = await window.quickInput.items();
		const first = rows.findIndex(({ separator }) => separator === "Team");
		return first === -1
			? []
			: rows.slice(
					first,
					rows.findIndex(({ separator }) => separator === "Built-in"),
				);
	};

	it("go into the team's file from the list, and are offered from it", async () => {
		await openView();
		await window.quickInput.pick("Manage Views…");
		await window.quickInput.waitFor("Manage Views");
		await window.quickInput.pick("Big");
		await window.quickInput.waitFor("Manage View");
		await window.quickInput.pick("Share with the Team…");
		await window.page.locator('.tab[aria-label^="close-views.json"]').waitFor();
		const shared = { views: [{ name: "Big", filters: { query: "big & bold" } }] };
		await eventually(async () => assert.deepEqual(JSON.parse(await readFile(file, "utf8")), shared));
		await openView();
		await eventually(async () =>
			assert.deepEqual(
				(await team()).map(({ label }) => label),
				["Big"],
			),
		);
		await window.quickInput.cancel();
	});

	it("tell in which line of the file something is wrong, and lead there", async () => {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(
			file,
			'{\n  "views": [\n    { "name": "Fine" },\n    { "name": "Odd $(flame)", "owner": "x" }\n  ]\n}\n',
		);
		await openView();
		await eventually(async () => assert.equal((await team()).length, 2));
		const odd = (await team())[1];
		assert.match(odd?.detail ?? "", /^Line 4, column 5: A View can't have the key "owner"\. It takes name/);
		assert.equal(odd?.icon, "warning");
		await window.quickInput.pick(odd?.label ?? "");
		await window.notifications.press(/couldn't be opened\. Line 4/, "Open File");
		await eventually(async () => {
			const selection = await window.page.locator("#status\\.editor\\.selection").textContent();
			assert.match(selection ?? "", /Ln 4, Col 5/);
		});
	});

	it("open from a link after a dialog that says what they filter by", async () => {
		const pick = async (name: string) => {
			await openView();
			await eventually(async () => assert.equal((await team()).length, 2));
			await window.quickInput.pick(name);
		};
		await pick("Big");
		await window.tree.viewIs("Big");
		await window.runCommand("Copy Link to View");
		await pick("Stalled");
		await window.tree.viewIs("Stalled");

		await window.quickInput.choose("Developer: Open URL");
		await eventually(async () => assert.match(await window.quickInput.message(), /URL to open/));
		await window.page.keyboard.press("ControlOrMeta+V");
		await eventually(async () => assert.match(await window.quickInput.value(), /:\/\/close-opportunities\.close-opp/));
		await window.quickInput.accept();
		await eventually(async () => assert.match(await window.dialog.message(), /open this URI/));
		// Not by the dialog's own helper, which waits until none is there: the next one may follow at once.
		await window.page.locator(".monaco-dialog-box .dialog-buttons").getByText("Open", { exact: true }).click();
		await eventually(async () => assert.equal(await window.dialog.message(), 'Open the View "Big"?'));
		assert.match(await window.dialog.detail(), /^No grouping\nQuery: big & bold\n/);
		window.sandbox.clearRequests();
		await window.dialog.press("Open");
		await window.tree.viewIs("Big");
		assert.deepEqual(filtersSent(window)[0], { query: "big & bold" });
	});
});
