import assert from "node:assert/strict";
import { resolvePeriod } from "../../src/opportunities/time/periods.ts";
import { filtersSent } from "./filterSteps.ts";
import { again, eventually, STEP_LIMIT_MS } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

const SAVED = [
	{
		name: "$(flame) Hot [x](command:workbench.action.quit)",
		group_by: "-date_won__year",
		filters: { is_stalled: true },
	},
	{ name: "Broken $(flame)", filters: { status_type: "winning" } },
	{ filters: {} },
];

const GROUPINGS = ["Owner", "No Grouping", "Close Week", "Close Month", "Close Quarter", "Close Year"];

describe("Choosing with the keyboard alone", () => {
	let window: TestWindow;

	before(async () => {
		window = await openWindow({ sandbox: { size: 400 }, settings: { "closeOpportunities.views": SAVED } });
		await window.signIn();
	});
	after(() => window?.stop());

	/** Runs a command as the keyboard does, and waits for its pick. */
	async function open(command: string, title: string): Promise<void> {
		await window.page.keyboard.press("F1");
		await eventually(async () => assert.equal(await window.quickInput.value(), ">"));
		await window.page.keyboard.type(`Close CRM: ${command}`);
		await eventually(async () => assert.equal((await window.quickInput.items())[0]?.label, `Close CRM: ${command}`));
		await window.page.keyboard.press("Enter");
		await window.quickInput.waitFor(title);
		await eventually(async () => assert.ok((await window.quickInput.items()).length > 0));
		// A list that is still read is drawn anew.
		await eventually(async () => assert.equal(await window.quickInput.busy(), false));
	}

	/** Types what tells a row from all others, and takes it. */
	async function take(row: string): Promise<void> {
		await window.page.keyboard.type(row);
		await eventually(async () => assert.equal((await window.quickInput.items())[0]?.label, row));
		window.sandbox.clearRequests();
		// A list that is drawn anew takes no Enter meanwhile.
		await again(`${row} to be taken`, async () => {
			if (await window.quickInput.isOpen()) await window.page.keyboard.press("Enter");
			await window.quickInput.waitUntilClosed(STEP_LIMIT_MS);
		});
	}

	async function sent(parameter: string, value: string | undefined): Promise<void> {
		await eventually(async () => {
			const lists = window.sandbox.requests.filter(({ path }) => path.endsWith("/opportunity/"));
			assert.ok(lists.length > 0);
			assert.equal(lists[0]?.params[parameter], value);
		});
	}

	const current = async () =>
		(await window.quickInput.items()).filter(({ description }) => description.endsWith("Current"));

	it("groups by each of six rows, and marks the one that is set", async () => {
		await open("Group By…", "Group By");
		assert.deepEqual(
			(await window.quickInput.items()).flatMap(({ label }) => label || []),
			GROUPINGS,
		);
		assert.deepEqual(
			(await current()).map(({ label }) => label),
			["Owner"],
		);
		await take("Close Quarter");
		await sent("_group_by", "-date_won__quarter");
		await window.tree.rowsWhen("quarters", (rows) => /^\d{4} Q\d$/.test(rows[0]?.label ?? ""));
		await open("Group By…", "Group By");
		assert.deepEqual(
			(await current()).map(({ label }) => label),
			["Close Quarter"],
		);
		await take("No Grouping");
		await sent("_group_by", undefined);
		await window.tree.rowsWhen("rows without groups", (rows) =>
			rows.some(({ level, spoken }) => level === 1 && /confidence \d+%/.test(spoken)),
		);
	});

	it("sorts by each of eight rows, marks the one that is set, and is left with Escape", async () => {
		await open("Sort By…", "Sort By");
		const labels = (await window.quickInput.items()).flatMap(({ label }) => label || []);
		assert.equal(new Set(labels).size, 8);
		assert.deepEqual(
			(await current()).map(({ label }) => label),
			["Date Updated"],
		);
		await take("Annualized Expected Value");
		await sent("_order_by", "-annualized_expected_value");
		window.sandbox.clearRequests();
		await open("Sort By…", "Sort By");
		assert.deepEqual(
			(await current()).map(({ label }) => label),
			["Annualized Expected Value"],
		);
		await window.page.keyboard.press("ArrowUp");
		await window.quickInput.cancel();
		assert.deepEqual(window.sandbox.requests, []);
	});

	it("opens Views: saved ones by their literal names, and those built in", async () => {
		await open("Open View…", "Open View");
		const rows = await window.quickInput.items();
		assert.deepEqual(rows.map(({ separator }) => separator).filter(Boolean), ["Saved", "Built-in"]);
		assert.deepEqual(
			rows.filter(({ label }) => label !== "").map(({ label }) => visible(label)),
			[
				...["$(flame) Hot [x](command:workbench.action.quit)", "Broken $(flame)", "View 3"],
				...[
					"Won this quarter, by owner",
					"Forecast for next quarter, by owner",
					"Open opportunities, by close quarter",
				],
				...["All opportunities, by close quarter", "Stalled", "Mine", "Manage Views…"],
			],
		);
		assert.equal(await window.page.locator(".quick-input-list .codicon-flame").count(), 0);
		assert.equal(rows[0]?.description, "Close year, newest first · Stalled only");
		assert.match(rows[1]?.detail ?? "", /status_type.*won, active, lost|status_type.*winning/);
		assert.equal(rows[1]?.icon, "warning");
		assert.equal(rows[2]?.detail, "A saved View needs a name.");

		window.sandbox.clearRequests();
		await window.page.keyboard.press("Enter");
		await sent("_group_by", "-date_won__year");
		assert.deepEqual(filtersSent(window)[0], { is_stalled: "true" });
		await window.tree.viewIs("$(flame) Hot [x](command:workben…");
		assert.equal(await window.page.locator(".tree-explorer-viewlet-tree-view .codicon-flame").count(), 0);
		await open("Open View…", "Open View");
		await take("Mine");
		await sent("user_id", window.sandbox.owners[0]?.id);
		assert.deepEqual(Object.keys(filtersSent(window)[0] ?? {}), ["user_id"]);
		await window.tree.viewIs("Mine");
	});

	it("says what is wrong with a saved View, and shows what was shown before", async () => {
		await open("Open View…", "Open View");
		await take("Mine");
		await window.tree.viewIs("Mine");
		await open("Open View…", "Open View");
		window.sandbox.clearRequests();
		// A list that is drawn anew has its first row in focus.
		await again("the broken View in focus", async () => {
			if (visible(await window.quickInput.focused()) === "Broken $(flame)") return;
			await window.page.keyboard.press("ArrowDown");
			assert.equal(visible(await window.quickInput.focused()), "Broken $(flame)");
		});
		await window.page.keyboard.press("Enter");
		const { text, severity } = await window.notifications.waitFor(/couldn't be opened/);
		assert.equal(severity, "error");
		assert.match(visible(text), /^Broken \$\(flame\) couldn't be opened\. .*status_type/);
		assert.equal(await window.page.locator(".notifications-center .codicon-flame").count(), 0);
		assert.deepEqual(filtersSent(window), []);
		assert.equal((await window.tree.viewRow())?.label, "Mine");
	});

	it("copies what was won this quarter, by owner, as a Markdown table with three clicks", async () => {
		await window.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
		await window.opportunities.press("Open View…");
		await window.quickInput.pick("Won this quarter, by owner");
		await window.tree.viewIs("Won this quarter, by owner");
		await window.totals.press("Copy Totals as Table");

		const copied = () => window.page.evaluate(() => navigator.clipboard.readText());
		await eventually(async () => assert.match(await copied(), /^\| Group \| Opportunities \|/));
		const [headers, alignment, total] = (await copied()).split("\n");
		assert.match(alignment ?? "", /^\| --- \| ---: \|/);
		const { gte, lt } = resolvePeriod("this_quarter", new Date());
		const won = window.sandbox.matching({ status_type: "won", date_won__gte: gte, date_won__lt: lt });
		assert.match(headers ?? "", /Annualized value/);
		assert.equal(total?.split("|")[2]?.trim(), won.length.toLocaleString("en"));
	});
});

/** Without the marks that keep VS Code from reading names. */
function visible(text: string): string {
	return text.replaceAll("\u200b", "");
}
