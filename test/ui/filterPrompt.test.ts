import assert from "node:assert/strict";
import { FilterSteps, filtersSent } from "./filterSteps.ts";
import { VIEW_ROW } from "./harness/tree.ts";
import { eventually, until } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

/** A button tells the keys of its command. */
const FILTER = "Filter… (Ctrl+Shift+L)";

describe("The filter prompt", () => {
	let window: TestWindow;
	let steps: FilterSteps;

	before(async () => {
		window = await openWindow({ sandbox: { size: 400, variants: { texts: "awkward" } } });
		steps = new FilterSteps(window);
		await window.signIn();
	});
	after(() => window?.stop());
	afterEach(async () => {
		window.sandbox.setFaults([]);
		await steps.reset();
	});

	const unreadable = [
		["Owners", "Former members", ["/organization/", "/user/"], "Enter IDs…", "user_typed", { user_id: "user_typed" }],
		["Status", "Renewals", ["/pipeline/", "/me/", "/status/"], "Enter IDs…", "stat_typed", { status_id: "stat_typed" }],
		["Smart View", "Top leads", ["/saved_search/"], "Enter ID…", "save_typed", { lead_saved_search_id: "save_typed" }],
	] as const;
	for (const [filter, name, paths, enter, id, sends] of unreadable)
		it(`says why it has no names, tries again, and takes an ID meanwhile: ${filter}`, async () => {
			window.sandbox.setFaults(paths.map((path) => ({ do: "403", path })));
			await steps.open(filter);
			const notice = await until(
				"the reason",
				async () => (await window.quickInput.items()).find((item) => item.description === "Retry"),
				(item) => item !== undefined,
			);
			assert.match(notice?.label ?? "", /permission/);
			assert.equal(notice?.icon, "warning");
			assert.deepEqual(notice?.actions, ["Retry"]);

			window.sandbox.clearRequests();
			await steps.typeAfter(enter, id);
			await steps.returned();
			assert.deepEqual((await steps.sent())[0], sends);
			await steps.row(filter, id);

			await steps.open(filter);
			await window.quickInput.item(notice?.label ?? "");
			window.sandbox.setFaults([]);
			await window.quickInput.itemButton(notice?.label ?? "", "Retry");
			const items = await until(
				"the names",
				() => window.quickInput.items(),
				(found) => found.some(({ label, separator }) => label === name || separator === name),
			);
			assert.ok(!items.some((item) => item.description === "Retry"));
		});

	it("combines filters, and clears them all at once from its own title or the view's", async () => {
		await steps.open("Status");
		await steps.mark("Won", "Lost");
		await steps.open("Stalled");
		await steps.pick("Not stalled");
		await steps.open("Won or Close Date");
		await steps.pick("This year");
		const description = "Won, Lost · This year · Not stalled";
		await steps.settled(description);
		const all = { status_type__in: "won,lost", is_stalled: "false" };
		const { date_won__gte, date_won__lt, ...others } = filtersSent(window).at(-1) ?? {};
		assert.deepEqual(others, all);
		assert.match(`${date_won__gte} ${date_won__lt}`, /^\d{4}-01-01 \d{4}-01-01$/);

		await window.quickInput.button("Clear All");
		await steps.settled("");
		await steps.row("Stalled", "Any");
		assert.ok(!(await window.quickInput.buttons()).includes("Clear All"));
		await window.quickInput.cancel();

		await steps.open("Stalled");
		await steps.pick("Stalled only");
		await steps.settled("Stalled only");
		await window.quickInput.cancel();
		await window.tree.inlineAction(VIEW_ROW, "Clear Filters");
		await steps.settled("");
		assert.deepEqual(filtersSent(window).at(-1), {});
		await steps.clearable(false);
		assert.ok(!(await window.quickInput.commands("Close CRM: ")).includes("Close CRM: Clear Filters"));
	});

	it("changes nothing when it is left with Escape, from a list as from a box", async () => {
		await steps.open("Status");
		await steps.mark("Won");
		await steps.settled("Won");
		window.sandbox.clearRequests();
		await steps.open("Status");
		await window.quickInput.check("Won", false);
		await window.quickInput.check("Open");
		await window.quickInput.cancel();
		await steps.open("Date Created");
		await window.quickInput.pick("Before…");
		await steps.prompted(/^Before this date/);
		await window.quickInput.type("2026-01-31");
		await window.quickInput.cancel();
		await steps.menu();
		await steps.row("Status", "Won");
		await steps.row("Date Created", "Any");
		await steps.settled("Won");
		assert.deepEqual(filtersSent(window), []);
	});

	it("goes back page by page, with what was typed", async () => {
		await steps.open("Date Updated");
		await steps.typeAfter("Custom Range…", "2026-01-10");
		await steps.prompted(/^To: /);
		await window.quickInput.back();
		await steps.prompted(/^From: /);
		assert.equal(await window.quickInput.value(), "2026-01-10");
		await window.quickInput.back();
		await window.quickInput.item("Any");
		await steps.back();
		await steps.choose("Advanced…", "Advanced Filters");
		await steps.choose("Status Label", "Status Label");
		await window.quickInput.back();
		await window.quickInput.waitFor("Advanced Filters");
		await steps.back();
		assert.equal(await steps.filters(), "");
	});

	it("refuses a wrong date as it is typed, says why, and waits for a right one", async () => {
		await steps.open("Won or Close Date");
		await steps.typeAfter("Custom Range…", "2026-02-30");
		await steps.prompted(/^2026-02-30 isn't a valid date\./);
		assert.equal(await window.quickInput.refused(), true);
		await window.quickInput.type("2026-02-");
		await steps.prompted(/^Enter a date like 2026-01-31 or 1\/31\/2026\./);
		assert.equal(await window.quickInput.refused(), false);
		await window.quickInput.type("tomorrow");
		await eventually(async () => assert.equal(await window.quickInput.refused(), true));
		await steps.type("2026-02-10");
		await steps.prompted(/^To: /);
		await steps.type("2026-02-09");
		await steps.prompted(/^The last day must be 2026-02-10 or later\./);
		window.sandbox.clearRequests();
		await steps.type("2026-02-10");
		assert.deepEqual((await steps.sent())[0], { date_won__gte: "2026-02-10", date_won__lt: "2026-02-11" });
		await steps.settled("Feb 10, 2026");
	});

	it("sends the lead of the selected row, and says its name as it is written", async () => {
		const name = "$(flame) Fireside Ltd";
		const { lead_id = "", user_name } =
			window.sandbox.all().find((one) => one.lead_name === name && one.user_name !== null) ?? {};
		await window.tree.expand(user_name ?? "");
		await window.tree.click(name);
		await steps.open("Lead");
		const row = (await window.quickInput.items()).find((item) =>
			item.description.endsWith("Lead of the selected opportunity"),
		);
		assert.equal(row?.label.replace("\u200b", ""), name);
		window.sandbox.clearRequests();
		await steps.pick(row?.label ?? "");
		assert.deepEqual((await steps.sent())[0], { lead_id });
		await steps.settled(`Lead: ${name}`);
		const menu = (await window.quickInput.items()).find(({ label }) => label === "Lead");
		assert.equal(menu?.description.replace("\u200b", ""), name);
		assert.equal(await window.page.locator(".codicon-flame").count(), 0);
	});

	it("ends with the last filter, however fast they follow each other and whatever is answered last", async () => {
		window.sandbox.clearRequests();
		window.sandbox.setFaults([{ do: "slow", delayMs: 3_000, path: "/opportunity/", params: { status_type: "won" } }]);
		await steps.open("Status");
		await steps.mark("Won");
		await steps.open("Status");
		await window.quickInput.check("Won", false);
		await steps.mark("Open");
		await steps.settled("Open");
		await until(
			"the slow answer to be over",
			async () => window.sandbox.requests.filter(({ params }) => params["status_type"] === "won"),
			(slow) => slow.length > 0 && slow.every(({ durationMs }) => durationMs !== undefined),
		);
		await eventually(async () =>
			assert.equal(await steps.shown(), window.sandbox.matching({ status_type: "active" }).length),
		);
		await steps.settled("Open");
	});

	it("says so where nothing matches, and offers the way out", async () => {
		await steps.open("Query");
		await steps.type("confidence > 100");
		await steps.returned();
		await window.quickInput.cancel();
		const nothing = "No opportunities match";
		await window.tree.rowsWhen("one row", ([row, ...others]) => row?.label === nothing && others.length === 0);
		await window.tree.viewIs("Query: confidence > 100");
		assert.deepEqual((await window.tree.row(nothing)).actions, ["Clear Filters", FILTER]);
		await window.tree.inlineAction(nothing, FILTER);
		await steps.row("Query", "confidence > 100");
		await window.quickInput.cancel();
		await window.tree.inlineAction(nothing, "Clear Filters");
		await window.tree.rowsWhen("all rows", (rows) => rows.length > 1);
	});
});
