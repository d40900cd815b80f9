import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import type { Opportunity } from "../../src/sandbox/index.ts";
import { eventually, until } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

const VIEWS = [
	{ name: "Oldest first", group_by: "none", order_by: "date_created", filters: {} },
	{ name: "Stuck", group_by: "none", order_by: "date_created", filters: { is_stalled: true } },
];

describe("details through the window", () => {
	let window: TestWindow;

	const page = () => window.webviews.editor();
	const title = async (frame: Frame) => (await frame.locator("h1").innerText()).trim();
	const titled = async (text: string) => eventually(async () => assert.equal(await title(await page()), text));

	async function field(name: string): Promise<string> {
		const frame = await page();
		return ((await frame.locator(`[data-field="${name}"] dd`).first().textContent()) ?? "").trim();
	}

	const inTitle = () => window.page.locator(".editor-group-container.active .editor-actions a.action-label.codicon");

	/** The accessible names of the tab's actions in its title. */
	async function titleActions(): Promise<string[]> {
		const names = await inTitle().evaluateAll((found) => found.map((one) => one.getAttribute("aria-label") ?? ""));
		return names.filter((name) => /^(Refresh|Open|Copy)/.test(name));
	}

	async function pressInTitle(name: string): Promise<void> {
		await inTitle()
			.and(window.page.getByRole("button", { name, exact: true }))
			.click();
	}

	/** Chooses the row at a place among those of its level. */
	async function choose(level: number, at: number): Promise<string> {
		const rows = await window.tree.rowsWhen("the rows", (all) => all.filter((row) => row.level === level).length > at);
		const row = rows.filter((found) => found.level === level)[at];
		assert.ok(row);
		await window.tree.click((found) => found.index === row.index);
		await titled(row.label);
		return row.label;
	}

	/** Opens a View and, of the opportunities in it, the first that fits. */
	async function open(view: string, fits: (o: Opportunity) => boolean): Promise<Opportunity> {
		const filters = view === "Stuck" ? { is_stalled: "true" } : {};
		const loaded = window.sandbox.matching({ ...filters, _order_by: "date_created" }).slice(0, 100);
		const at = loaded.findIndex(fits);
		const wanted = loaded[at];
		assert.ok(wanted);
		await window.runAndPick("Open View…", view);
		await window.tree.rowsWhen(view, (rows) => rows.filter(({ icon }) => icon !== "ellipsis").length === loaded.length);
		await window.tree.click((row) => row.index === at);
		await eventually(async () => assert.equal(await field("id"), wanted.id));
		return wanted;
	}

	after(() => window?.stop());

	it("open by a click in the sample data, leave the keyboard with the tree, and walk in its order", async () => {
		window = await openWindow({
			sandbox: { size: 300, variants: { texts: "awkward" } },
			settings: { "closeOpportunities.views": VIEWS },
		});
		await window.openContainer();
		await window.welcome.press("Explore with Sample Data");
		await window.tree.expand((row) => row.level === 1);
		await choose(2, 0);
		assert.ok(await window.page.evaluate(() => document.activeElement?.closest(".part.sidebar") !== null));
		const second = await choose(2, 1);
		const frame = await page();
		assert.deepEqual(await frame.locator(".toolbar button").allInnerTexts(), ["Previous", "Next"]);
		assert.deepEqual(await titleActions(), ["Refresh Details", "Open to the Side"]);
		assert.match(await frame.locator(".place").innerText(), /^2 of 1,500$/);
		await frame.getByRole("button", { name: "Next" }).click();
		await eventually(async () => assert.match(await frame.locator(".place").innerText(), /^3 of/));
		await frame.getByRole("button", { name: "Previous" }).click();
		await titled(second);
		assert.equal(await window.page.locator(".tabs-container .tab").count(), 1);
	});

	it("are there again after a reload of the window, read anew", async () => {
		const before = await title(await page());
		await window.reload();
		await titled(before);
	});

	it("lead to the lead's other opportunities in the same tab", async () => {
		await window.signIn();
		await eventually(async () =>
			assert.match(await (await page()).innerText("main"), /account that this window no longer uses/),
		);
		const leads = Map.groupBy(window.sandbox.all(), ({ lead_id }) => lead_id);
		const { id, lead_id } = await open("Oldest first", (one) => (leads.get(one.lead_id)?.length ?? 0) > 2);
		const others = (leads.get(lead_id) ?? []).flatMap((one) => (one.id === id ? [] : one.id));
		const siblings = (await page()).locator(".siblings button.row");
		await eventually(async () => assert.equal(await siblings.count(), others.length));
		await siblings.first().click();
		await eventually(async () => assert.ok(others.includes(await field("id"))));
		assert.equal(await (await page()).evaluate(() => document.activeElement?.tagName), "H1");
		assert.equal(await window.page.locator(".tabs-container .tab").count(), 1);
	});

	it("say of a stalled one what is wrong and what to write, and copy the draft, whatever stands in it", async () => {
		await window.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
		const { suggested_action: action } = await open(
			"Stuck",
			({ suggested_action: action }) => action?.action === "follow_up_email" && action.details !== null,
		);
		assert.ok(action?.details && "message_draft" in action.details);
		const { message_draft } = action.details;
		const frame = await page();
		assert.equal((await frame.locator("h2").first().innerText()).trim(), "Stalled");
		await frame.getByRole("button", { name: "Copy Draft" }).click();
		await eventually(async () =>
			assert.equal(await window.page.evaluate(() => navigator.clipboard.readText()), message_draft),
		);
		assert.match(message_draft, /<script>/);
		assert.equal(await frame.locator("main script, main img, main a").count(), 0);
	});

	it("open a second time to the side, from the title, and stay there when another one is chosen", async () => {
		const { id } = await open("Oldest first", ({ lead_name }) => lead_name !== null);
		assert.deepEqual(await titleActions(), ["Refresh Details", "Open in Close", "Open to the Side", "Copy Link"]);
		const name = await title(await page());
		await pressInTitle("Open to the Side");
		const names = () => window.page.locator(".tabs-container .tab .label-name").allInnerTexts();
		await eventually(async () => assert.equal((await names()).length, 2));
		await eventually(async () => assert.equal(new Set(await names()).size, 1));
		await eventually(async () =>
			assert.deepEqual(await titleActions(), ["Refresh Details", "Open in Close", "Copy Link"]),
		);
		await pressInTitle("Refresh Details");
		await window.quickInput.choose("View: Close Editor");
		await eventually(async () => assert.equal((await names()).length, 1));
		assert.equal(await title(await page()), name);
		assert.equal(await field("id"), id);
	});

	it("have custom fields by the names that Close gives them, requested once", async () => {
		const [link] = window.sandbox.customFields;
		assert.ok(link);
		const key = `custom.${link.id}`;
		await open("Oldest first", (one) => Object.hasOwn(one, key));
		const name = (await page()).locator(`[data-field="${key}"] dt`);
		await eventually(async () => assert.match(await name.innerText(), /^Contract Link <img src=x/));
		const requests = window.sandbox.requests.filter(({ path }) => path.endsWith("/custom_field/opportunity/"));
		assert.equal(requests.length, 1);
	});

	it("lead from the owner to the owner's opportunities, in the tree", async () => {
		const { user_id } = await open("Oldest first", ({ user_id, user_name }) => user_id !== null && user_name !== null);
		window.sandbox.clearRequests();
		await (await page()).locator("[data-field=user_name] button").click();
		await eventually(async () => {
			const lists = window.sandbox.requests.filter(({ path }) => path.endsWith("/opportunity/"));
			assert.equal(lists.at(-1)?.params["user_id"], user_id);
		});
		const owned = window.sandbox.all().filter((one) => one.user_id === user_id).length;
		await window.tree.rowsWhen("the owner's", (rows) => rows.length >= Math.min(owned, 100));
	});

	it("open links over https only, after VS Code has asked", async () => {
		await open(
			"Oldest first",
			({ attachments, integration_links: links }) => attachments.length > 0 && links.length > 0,
		);
		const frame = await page();
		const links = frame.locator("[data-field=integration_links] button, [data-field=attachments] button");
		assert.deepEqual(await links.allInnerTexts(), ["photognp.exe", "<b>Billing</b>"]);
		await links.last().click();
		assert.match(await window.dialog.message(), /open the external website/i);
		assert.match(await window.dialog.detail(), /billing\.example/);
		await window.dialog.press("Cancel");
	});

	it("hide amounts and names, the tab's title included, and show them again", async () => {
		const name = await title(await page());
		await window.runCommand("Hide Amounts");
		await titled("•••");
		await eventually(async () => assert.equal(await field("value"), "•••"));
		const tab = window.page.locator(".tabs-container .tab.active .label-name");
		await until(
			"the tab's title",
			() => tab.innerText(),
			(text) => text === "•••",
		);
		await window.runCommand("Show Amounts");
		await titled(name);
	});

	it("say calmly that an opportunity is gone, and forget all at a sign-out", async () => {
		const id = await field("id");
		window.sandbox.remove(id);
		await pressInTitle("Refresh Details");
		await eventually(async () => assert.match(await (await page()).innerText("main"), /It may have been deleted/));
		await window.runCommand("Sign Out");
		await window.dialog.press("Sign Out");
		await eventually(async () =>
			assert.match(await (await page()).innerText("main"), /account that this window no longer uses/),
		);
		assert.equal(await (await page()).locator("h1 bdi").count(), 0);
	});
});
