import assert from "node:assert/strict";
import type { ToPage } from "../../../src/ui/details/detailsProtocol.ts";
import { detailsPage } from "../../../src/ui/details/detailsStrings.ts";
import { FULL, written } from "../../unit/opportunities/details/support.ts";
import { NEVER_NULL, NULLABLE } from "../../unit/sandbox/schema.ts";
import { eventually } from "../harness/wait.ts";
import { type OpenOptions, pagesOf, startHarness } from "../webview/harness.ts";
import { HOSTILE, PLAIN, SCENES, SHOWN } from "./sample.ts";

describe("the details page", () => {
	const openPage = pagesOf(() => startHarness("details/page/main.ts", detailsPage));
	const open = (options: OpenOptions = {}) => openPage({ width: 800, ...options });

	it("says that it is ready, and that it waits", async () => {
		const { page, posted } = await open();
		assert.deepEqual(await posted(), [{ type: "ready" }]);
		await page.getByRole("progressbar").waitFor({ state: "attached" });
	});

	it("has every field of the document in a list of terms, under headings, what to do first, IDs last and folded", async () => {
		const { page, send } = await open();
		await send(SHOWN);
		const fields = await page.$$eval("dl > [data-field] > dt", (terms) =>
			terms.map((term) => term.parentElement?.getAttribute("data-field")),
		);
		const own = [...Object.keys(NEVER_NULL), ...Object.keys(NULLABLE)];
		assert.deepEqual(
			own.filter((name) => !fields.includes(name)),
			[],
		);
		assert.equal(await page.innerText("h1"), "Globex Ltd");
		const headings = await page.locator("h2").allInnerTexts();
		assert.deepEqual(headings, [
			...["Stalled", "Note", "People", "Dates", "Other opportunities of this lead"],
			...["Value", "Status", "Attachments and links", "IDs"],
		]);
		const id = page.locator("[data-field=id] dd");
		assert.equal(await id.isVisible(), false);
		await page.getByText("IDs", { exact: true }).click();
		assert.equal(await id.isVisible(), true);
		assert.equal(await page.locator(".content").getAttribute("aria-busy"), "false");
	});

	it("has the next step of a stalled one as the first line of what it says, and as the largest", async () => {
		const { page, send } = await open();
		await send(SHOWN);
		const lines = await page.$$eval(".stall .field", (fields) =>
			fields.map((field) => ({
				text: (field as HTMLElement).innerText.replace(/\s+/g, " "),
				size: Number.parseFloat(getComputedStyle(field).fontSize),
				top: field.getBoundingClientRect().top,
			})),
		);
		assert.equal(lines[0]?.text, "Next step Follow up by email");
		assert.ok(lines.slice(1).every(({ size, top }) => size < (lines[0]?.size ?? 0) && top > (lines[0]?.top ?? 0)));
	});

	it("folds a long note after twelve lines, until all of it is asked for, and a short one never", async () => {
		const { page, send } = await open();
		const withNote = (id: string, note: string): ToPage => ({
			...SHOWN,
			wanted: id,
			shown: { id, view: written({ ...FULL, note }).view, siblings: [] },
		});
		const all = page.getByRole("button", { name: "Show More" });
		await send(withNote("oppo_1", "line\n".repeat(11)));
		assert.equal(await all.count(), 0);
		await send(withNote("oppo_2", Array.from({ length: 40 }, (_, number) => `line ${number}`).join("\n")));
		const height = () => page.$eval("[data-field=note] dd bdi", (note) => Math.round(note.clientHeight));
		const line = await page.$eval("[data-field=note] dd bdi", (note) =>
			Number.parseFloat(getComputedStyle(note).lineHeight),
		);
		assert.equal(await height(), Math.round(12 * line));
		await all.click();
		assert.equal(await height(), Math.round(40 * line));
		await page.getByRole("button", { name: "Show Less" }).click();
		assert.equal(await height(), Math.round(12 * line));
		await all.click();
		await send(withNote("oppo_3", "words ".repeat(2000)));
		await all.waitFor();
		assert.equal(await height(), Math.round(12 * line));
	});

	it("gives a name of 5,000 letters three lines wherever it stands, and all of it in the hover", async () => {
		const name = "w".repeat(5000);
		const { view } = written({ ...FULL, lead_name: name, user_name: name, contact_name: name, status_label: name });
		for (const width of [300, 900]) {
			const { page, send } = await open({ width });
			await send({ ...SHOWN, shown: { id: "oppo_1", view, siblings: [{ id: "oppo_2", summary: name, hint: name }] } });
			const names = await page.$$eval("bdi", (texts) =>
				texts
					.filter((text) => text.textContent?.includes("wwww"))
					.map((text) => ({
						lines: Math.round(text.clientHeight / Number.parseFloat(getComputedStyle(text).lineHeight)),
						title: text.title,
					})),
			);
			// The title, the summary's status, with whom, owner, lead, contact, status, and the other one's two texts.
			assert.equal(names.length, 9);
			for (const { lines, title } of names) assert.deepEqual([lines, title.includes(name)], [3, true]);
		}
	});

	it("keeps the line breaks of notes and drafts", async () => {
		const { page, send } = await open();
		await send(SHOWN);
		assert.equal(await page.innerText("[data-field=note] dd"), "First line\n\n- second <b>line</b>");
		assert.match(await page.innerText(".stall"), /Hello Homer,\n\nany news\?/);
	});

	it("asks for what is chosen, by mouse and by keyboard, always by key", async () => {
		const { page, send, posted } = await open();
		await send(SHOWN);
		const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
		for (const name of ["Previous", "Next"]) await press(name);
		for (const name of ["Copy Draft", "Copy Subject", "Open in Mail"]) await press(name);
		for (const name of ["Proposal.pdf", "homer@globex.example"]) await press(name);
		for (const name of ["Negotiation (Renewals board)", "Ada Okafor", "Globex Ltd", "2026 Q4"]) await press(name);
		await page.getByRole("button", { name: /^\$800\/mo/ }).focus();
		await page.keyboard.press("Enter");
		const id = "oppo_1";
		assert.deepEqual((await posted()).slice(1), [
			{ type: "navigate", step: -1 },
			{ type: "navigate", step: 1 },
			{ type: "copyText", id, key: "message_draft" },
			{ type: "copyText", id, key: "subject_draft" },
			{ type: "openInMail", id },
			{ type: "openLink", id, key: "attachments.0" },
			{ type: "openLink", id, key: "lead_primary_email" },
			...["status", "owner", "lead", "quarter"].map((key) => ({ type: "openView", id, key })),
			{ type: "showSibling", id: "oppo_3" },
		]);
	});

	it("stays with the button that was pressed when the next one comes, also where that is the last", async () => {
		const { page, send, posted } = await open();
		await send(SHOWN);
		const next = page.getByRole("button", { name: "Next" });
		await next.focus();
		await page.keyboard.press("Enter");
		await send({ ...SHOWN, wanted: "oppo_2", loading: true });
		await send(PLAIN);
		assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Next");
		assert.equal(await next.getAttribute("aria-disabled"), "true");
		const before = (await posted()).length;
		await page.keyboard.press("Enter");
		assert.equal((await posted()).length, before);
	});

	it("goes to the heading when the button that was pressed goes with its opportunity", async () => {
		const { page, send } = await open({ height: 300 });
		await send(SHOWN);
		await page.getByRole("button", { name: /^\$800\/mo/ }).focus();
		assert.ok((await page.evaluate(() => window.scrollY)) > 0);
		await send(PLAIN);
		assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
		await page.waitForFunction(() => window.scrollY === 0);
	});

	it("tells a screen reader which opportunity has come, and nothing when the same is read again", async () => {
		const { page, send } = await open();
		await send(SHOWN);
		const spoken = page.locator("p.heard-only[role=status]");
		assert.equal(
			await spoken.innerText(),
			"Globex Ltd, €12,345/mo · Negotiation (Renewals board) · 65% · stalled, 3 of 118",
		);
		await send({ ...SHOWN, place: { text: "4 of 118", title: "" } });
		assert.match(await spoken.innerText(), /3 of 118$/);
		await send(PLAIN);
		assert.match(await spoken.innerText(), /^Initech, .*118 of 118$/);
	});

	it("leaves nothing of what was told where that is hidden now, or belongs to a session that has ended", async () => {
		const { page, send } = await open();
		for (const next of ["what is hidden", "nothing there"] as const) {
			await send(PLAIN);
			await send(SHOWN);
			assert.match(await page.innerText("p.heard-only[role=status]"), /Globex/);
			await send(SCENES[next]);
			assert.doesNotMatch((await page.textContent("main")) ?? "", /Globex|12,345/);
		}
	});

	it("keeps the one before, dimmed, until the next is there", async () => {
		const { page, send } = await open();
		await send(SHOWN);
		await send({ ...SHOWN, wanted: "oppo_2", loading: true });
		assert.equal(await page.innerText("h1"), "Globex Ltd");
		const opacity = () =>
			page.$eval("h1", (heading) => Number(getComputedStyle(heading.closest("header") ?? heading).opacity));
		assert.ok((await opacity()) < 1);
		await page.getByRole("progressbar").waitFor({ state: "attached" });
		await send(PLAIN);
		assert.equal(await opacity(), 1);
		assert.equal(await page.getByRole("progressbar").count(), 0);
	});

	it("keeps the last good data beside the reason of a failure, and asks again", async () => {
		const { page, send, posted } = await open();
		await send({ ...SHOWN, notice: { text: "Close cannot be reached.", retry: true, error: true } });
		assert.match(await page.innerText("[role=alert]"), /Close cannot be reached\./);
		assert.equal(await page.innerText("h1"), "Globex Ltd");
		await page.getByRole("button", { name: "Retry" }).click();
		assert.deepEqual((await posted()).at(-1), { type: "refresh" });
	});

	it("has all there is to say of a failure in the hover, of the lead's other opportunities as well", async () => {
		const { page, send } = await open();
		const details = "Close had an internal error: boom (500).\nTry again later.";
		const { shown } = SHOWN;
		assert.ok(shown);
		await send({
			...SHOWN,
			shown: { ...shown, siblingsNotice: "They couldn't be loaded.", siblingsDetails: details },
			notice: { text: "Close isn't available (500).", details, retry: true, error: true },
		});
		assert.equal(await page.getByText("Close isn't available (500).").getAttribute("title"), details);
		assert.equal(await page.getByText("They couldn't be loaded.").getAttribute("title"), details);
		assert.doesNotMatch(await page.innerText("main"), /boom/);
	});

	it("asks for a key where Close no longer accepts it, and offers nothing else", async () => {
		const { page, send, posted } = await open();
		await send({ ...SHOWN, notice: { text: "Signed out by Close.", signIn: true, retry: false, error: true } });
		assert.match(await page.innerText("[role=alert]"), /^Signed out by Close\.\s+Sign In…$/);
		await page.getByRole("button", { name: "Sign In…" }).click();
		assert.deepEqual((await posted()).at(-1), { type: "signIn" });
	});

	it("says beside the button to whom a mail goes", async () => {
		const { page, send } = await open();
		const view = (email: string) =>
			written({ ...FULL, lead_primary_email: { email, is_unsubscribed: false, type: "office" } }).view;
		const to = async () => (await page.locator(".draft").nth(1).locator(".actions").innerText()).replace(/\s+/g, " ");
		await send({ ...SHOWN, shown: { id: "oppo_1", siblings: [], view: view("homer@globex.example") } });
		assert.equal(await to(), "Copy Open in Mail To homer@globex.example");
		await send(SHOWN);
		assert.equal(await to(), "Copy Open in Mail No recipient yet");
	});

	it("keeps which opportunity it is at, and where it was scrolled to, and nothing that it says", async () => {
		const first = await open({ height: 300 });
		await first.send(SHOWN);
		await first.page.evaluate(() => window.scrollTo(0, 200));
		await eventually(async () => assert.deepEqual(await first.kept(), { id: "oppo_1", scrollY: 200 }));
		const second = await open({ height: 300, kept: await first.kept() });
		await second.send(SHOWN);
		await second.page.waitForFunction(() => window.scrollY === 200);
		await second.send({ type: "snapshot", loading: false, previous: false, next: false });
		assert.equal(JSON.stringify(await second.kept()).includes("oppo"), false);
	});

	it("stays where the user scrolls to in the moment in which an opportunity comes", async () => {
		const { page, kept } = await open({ height: 300 });
		await page.evaluate((data) => {
			window.dispatchEvent(new MessageEvent("message", { data }));
			window.scrollTo(0, 200);
		}, SHOWN);
		await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
		assert.equal(await page.evaluate(() => window.scrollY), 200);
		await eventually(async () => assert.deepEqual(await kept(), { id: "oppo_1", scrollY: 200 }));
	});

	it("takes text of the API for text", async () => {
		const { page, send } = await open();
		await send(HOSTILE);
		assert.equal(await page.locator("img, script:not(#constants):not([nonce]), a").count(), 0);
		assert.match(
			await page.innerText("h1"),
			/^<img src=x onerror="document\.title=1"> \{0\} \$\(trash\) \[x\]\(command:y\) back/,
		);
		assert.equal(await page.locator("[data-field=attachments] button").count(), 0);
		assert.equal(await page.locator("[data-field=integration_links] button").count(), 1);
		assert.equal(await page.title(), "Opportunity");
	});

	it("ignores messages that it does not know", async () => {
		const { page, send } = await open();
		await send(SHOWN);
		const before = await page.innerHTML("main");
		for (const message of [null, "snapshot", { type: "snapshot" }, { ...SHOWN, shown: { id: 1 } }]) await send(message);
		assert.equal(await page.innerHTML("main"), before);
	});
});
