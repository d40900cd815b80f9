import assert from "node:assert/strict";
import type { Opportunity } from "../../src/sandbox/index.ts";
import { atAGlance } from "./expected.ts";
import type { ListRow } from "./harness/list.ts";
import { eventually } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

const DAY = 86_400_000;

describe("what needs attention", () => {
	let window: TestWindow;
	let all: readonly Opportunity[];

	before(async () => {
		window = await openWindow({
			sandbox: { size: 1500, variants: { texts: "awkward" } },
			settings: { "closeOpportunities.pageSize": 50 },
			size: { width: 1200, height: 1000 },
		});
		all = window.sandbox.all();
		await window.signIn();
	});
	after(() => window?.stop());

	/** What a user reads in the view, put together from the whole data. */
	function expected(opportunities: readonly Opportunity[]): (readonly [string, string])[] {
		// The window's clock and the sandbox's are in UTC.
		const today = new Date().toISOString().slice(0, 10);
		const untouched = Date.parse(today) - 29 * DAY;
		const active = opportunities.filter(({ status_type }) => status_type === "active");
		const described = (members: readonly Opportunity[], where = "") => {
			if (members.length === 0) return "none";
			const value = members.reduce((sum, { annualized_value }) => sum + (annualized_value ?? 0), 0);
			return [
				members.length.toLocaleString("en"),
				...(value === 0 ? [] : [atAGlance(value)]),
				...(where ? [where] : []),
			].join(" · ");
		};
		return [
			["Stalled", described(opportunities.filter(({ is_stalled }) => is_stalled))],
			["Overdue", described(active.filter(({ date_won }) => date_won !== null && date_won < today))],
			[
				"No value",
				described(
					active.filter(({ value }) => value === null),
					"counted locally",
				),
			],
			["Untouched", described(active.filter(({ date_updated }) => Date.parse(date_updated) < untouched))],
			[
				"0% or 100% sure",
				described(
					active.filter(({ confidence }) => confidence % 100 === 0),
					"counted locally",
				),
			],
		];
	}

	const groups = (rows: readonly ListRow[]) =>
		rows.filter(({ level }) => level === 1).map(({ label, description }) => [label, description] as const);

	async function showsThoseOf(opportunities: readonly Opportunity[]): Promise<void> {
		const wanted = expected(opportunities);
		await window.attentionTree.rowsWhen(
			"the groups",
			(rows) => JSON.stringify(groups(rows)) === JSON.stringify(wanted),
		);
	}

	/** The details in the editor are those of a lead's opportunity. */
	async function shows(lead: string): Promise<void> {
		await eventually(async () => {
			const page = await window.webviews.editor();
			assert.equal(plain(await page.locator("h1").innerText()), plain(lead));
		});
	}

	it("is not asked for while its view is closed, and counted when it is opened", async () => {
		await window.tree.rowsWhen("the rows", (rows) => rows.length > 0);
		window.sandbox.clearRequests();
		await window.runCommand("Refresh");
		await eventually(async () => assert.ok(window.sandbox.requests.length > 0));
		assert.deepEqual(
			// The totals beside it ask for active ones as well, but by groups.
			window.sandbox.requests.filter(
				({ params }) =>
					params["is_stalled"] !== undefined ||
					(params["status_type"] === "active" && params["_group_by"] === undefined),
			),
			[],
		);
		await window.attention.toggle();
		await showsThoseOf(all);
	});

	it("opens a group to its opportunities, and their details to walk along", async () => {
		await window.attentionTree.expand("Overdue");
		const own = (found: readonly ListRow[]) => found.filter(({ level, label }) => level === 2 && !/^Load/.test(label));
		const rows = own(await window.attentionTree.rowsWhen("its opportunities", (found) => own(found).length > 5));
		const [first, second] = rows;
		assert.ok(first && second);
		await window.attentionTree.click((row) => row.level === 2);
		await shows(first.label);
		const page = await window.webviews.editor();
		assert.equal(await page.locator(".place").getAttribute("title"), "Overdue");
		await page.getByRole("button", { name: "Next" }).click();
		await shows(second.label);
		await page.getByRole("button", { name: "Previous" }).click();
		await shows(first.label);
	});

	it("shows only one's own on request", async () => {
		await window.attention.press("Show Only Mine in Needs Attention");
		const me = window.sandbox.owners[0]?.id;
		await showsThoseOf(all.filter(({ user_id }) => user_id === me));
		await eventually(async () => assert.equal(await window.attention.description(), "Only mine"));
		// The group that was opened stays open, with the rows that there are now.
		const today = new Date().toISOString().slice(0, 10);
		const late = all.filter(
			({ user_id, status_type, date_won }) =>
				user_id === me && status_type === "active" && date_won !== null && date_won < today,
		);
		await window.attentionTree.rowsWhen(
			"its own rows",
			(rows) => rows.filter(({ level }) => level === 2).length === late.length,
		);
		await window.attention.press("Show Everyone's in Needs Attention");
		await showsThoseOf(all);
	});

	it("leads in four clicks, from the closed view, to what to do about one's largest stalled opportunity", async () => {
		const me = window.sandbox.owners[0]?.id;
		const stalled = all.filter(({ user_id, is_stalled }) => user_id === me && is_stalled);
		const value = ({ annualized_value }: Opportunity) => annualized_value ?? 0;
		const largest = stalled.toSorted((a, b) => value(b) - value(a))[0];
		assert.ok(largest);
		if ((await window.attentionTree.rows()).length > 0) await window.attention.toggle();
		await window.attentionTree.rowsWhen("no rows", (rows) => rows.length === 0);

		await window.attention.toggle();
		await window.attention.press("Show Only Mine in Needs Attention");
		await window.attentionTree.rowsWhen("one's own", (rows) =>
			(rows[0]?.description ?? "").startsWith(`${stalled.length} `),
		);
		await window.attentionTree.click("Stalled");
		await window.attentionTree.rowsWhen("its rows", (rows) => rows[1]?.level === 2);
		await window.attentionTree.click((row) => row.level === 2);

		await shows(largest.lead_name ?? "");
		const page = await window.webviews.editor();
		assert.equal((await page.locator("h2").first().innerText()).trim(), "Stalled");
		await window.attention.press("Show Everyone's in Needs Attention");
		await showsThoseOf(all);
	});
});

/** As it can be read off the screen: spaces are one there. */
function plain(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}
