import assert from "node:assert/strict";
import { GROUPINGS, type GroupBy, groupingOf } from "../../src/close/schema/grouping.ts";
import type { Opportunity } from "../../src/sandbox/index.ts";
import { atAGlance, type GroupOfRows, labelledGroups } from "./expected.ts";
import type { ListRow } from "./harness/list.ts";
import { readsRows } from "./harness/rowRequests.ts";
import { again, eventually } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

const ROWS = {
	user_id: "Owner",
	week: "Close Week",
	month: "Close Month",
	quarter: "Close Quarter",
	year: "Close Year",
} as const;
const MENU = GROUPINGS.filter((grouping) => grouping !== "none");

/** The default of `closeOpportunities.maxConcurrentRequests`. */
const DEFAULT_CONCURRENCY = 4;

describe("browsing 10,000 opportunities", () => {
	let window: TestWindow;
	let all: readonly Opportunity[];

	before(async () => {
		window = await openWindow({ sandbox: { size: 10_000 }, size: { width: 1400, height: 1000 } });
		for (const { id } of longest(window.sandbox.all())) window.sandbox.edit(id, { value: LARGEST });
		all = window.sandbox.all();
		await window.signIn();
	});
	after(() => window.stop());

	/** Takes the row of a grouping, or presses its button if the row runs the other way. */
	async function groupBy(grouping: GroupBy): Promise<void> {
		const { by, descending } = groupingOf(grouping);
		const row = by === "owner" ? ROWS.user_id : ROWS[by];
		const [ascends, descends] = by === "owner" ? ["A to Z", "Z to A"] : ["Oldest first", "Newest first"];
		const direction = descending ? descends : ascends;
		await again(`${grouping} in Group By`, async () => {
			await window.runCommand("Group By…");
			const { description } = await window.quickInput.item(row);
			if (description.startsWith(direction)) await window.quickInput.pick(row);
			else await window.quickInput.itemButton(row, `Reverse: ${direction}`);
		});
		await window.quickInput.waitUntilClosed();
	}

	for (const grouping of MENU) {
		it(`shows every group by ${grouping} with its name, order, count and totals`, async () => {
			const expected = labelledGroups(all, grouping).map(describeGroup);
			await groupBy(grouping);
			const shown = await window.tree.rowsWhen(
				`the groups by ${grouping}`,
				(rows) => JSON.stringify(rows.filter(top).map(labelAndDescription)) === JSON.stringify(expected),
			);
			assert.equal(shown.filter(top).length, expected.length);
		});
	}

	it("reaches every opportunity of a group exactly once by expanding it and loading more", async () => {
		await groupBy("user_id");
		const groups = labelledGroups(all, "user_id");
		const [group] = groups;
		assert.ok(group !== undefined);
		// While groups arrive, VS Code draws rows anew, and another row may take the place of the one that is clicked.
		await window.tree.rowsWhen("the owners", (rows) => rows.filter(top).length === groups.length);
		await eventually(async () => assert.equal(await window.opportunities.busy(), false));
		await window.tree.expand(group.label);
		for (;;) {
			const rows = await window.tree.rowsWhen("the group to have settled", (found) => settled(found, group));
			const more = rows.find((row) => row.label.startsWith("Load more…"));
			if (more === undefined) break;
			const [, loaded, total] = /\(([\d,]+) of ([\d,]+)\)/.exec(more.label) ?? [];
			assert.equal(number(total), group.members.length);
			assert.equal(number(loaded), rows.filter((row) => row.level === 2).length - 1);
			await window.tree.click((row) => row.label === more.label);
			await window.tree.rowsWhen("more rows", (found) => !found.some((row) => row.label === more.label));
		}
		const shown = (await window.tree.under(group.label)).map(({ label, description }) => `${label} ${description}`);
		assert.deepEqual(shown.sort(), group.members.map(describeOpportunity).sort());
	});

	it("asks for no more than it needs", async () => {
		window.sandbox.clearRequests();
		await groupBy("-date_won__quarter");
		const groups = labelledGroups(all, "-date_won__quarter");
		await window.tree.rowsWhen("the quarters", (rows) => rows.filter(top).length === groups.length);
		const lists = window.sandbox.requests.filter(readsRows);
		// As many as one after the other, and at most those that are under way at once and two more for reading side by side.
		const most = groups.length + DEFAULT_CONCURRENCY + 2;
		assert.ok(lists.length <= most, `${lists.length} requests for ${groups.length} groups`);
		for (const { params, authorizationIn, connection, method, headers } of lists) {
			assert.equal(method, "GET");
			assert.equal(authorizationIn, "header");
			assert.notEqual(connection, "close");
			assert.ok(params["_fields"]?.split(",").length ?? 99 <= 16);
			assert.equal(headers["x-tz-offset"], "0");
			assert.match(headers["user-agent"] ?? "", /^close-opportunities\/\d/);
		}
		assert.ok(new Set(window.sandbox.requests.map(({ socketId }) => socketId)).size <= 4);
		assert.equal(window.sandbox.counts.writeAttempts, 0);
	});

	it("keeps grouping, order and filters over a reload of the window", async () => {
		await groupBy("-date_won__year");
		await window.runAndPick("Sort By…", "Value");
		const years = labelledGroups(all, "-date_won__year").map(describeGroup);
		const asked = async () => {
			const last = window.sandbox.requests.findLast(readsRows);
			assert.equal(last?.params["_group_by"], "-date_won__year");
			assert.equal(last?.params["_order_by"], "-value");
		};
		await eventually(asked);
		window.sandbox.clearRequests();
		await window.reload();
		await window.openContainer();
		await window.tree.rowsWhen("the years again", (rows) => rows.filter(top).length === years.length);
		await eventually(asked);
	});

	it("tells everything to those who listen, and more on hover", async () => {
		const group = await window.tree.row((row) => row.level === 1);
		assert.match(group.spoken, /opportunities, \$[\d,.]+ a year, \$[\d,.]+ expected a year/);
		await window.tree.expand(group.label);
		const row = await window.tree.row((found) => found.level === 2);
		assert.match(row.spoken, /, status [^,]+, (won|lost|open, confidence \d+%)/);
		assert.match(await window.tree.tooltip((found) => found.index === row.index), /\nOwner: /);
	});

	it("has room, at the width that VS Code gives a side bar, for two figures of a group and an opportunity's value", async () => {
		const width = await window.page.locator(".part.sidebar").evaluate((part) => part.clientWidth);
		assert.ok(width <= 300, `The side bar is ${width} px wide`);
		await window.page.addStyleTag({ content: LIKE_DESKTOPS });
		const cut: string[] = [];
		const measure = async ({ index, label, description }: ListRow, parts: number) => {
			const wanted = `${label}${description.split(" · ").slice(0, parts).join(" · ")}`;
			const seen = await window.tree.seen((row) => row.index === index);
			if (!seen.startsWith(wanted)) cut.push(`${wanted} is cut after ${seen}`);
		};
		for (const [grouping, longest] of [
			["date_won__quarter", 20],
			["date_won__week", 22],
			["user_id", 20],
		] as const) {
			await groupBy(grouping);
			const groups = labelledGroups(all, grouping);
			const rows = await window.tree.rowsWhen("the groups", (found) => found.filter(top).length === groups.length);
			const short = rows.filter((row) => top(row) && row.label.length <= longest);
			assert.ok(short.length > 0, grouping);
			for (const row of short.slice(0, 15)) await measure(row, 2);
		}
		const [group] = labelledGroups(all, "user_id");
		assert.ok(group !== undefined);
		await window.tree.expand(group.label);
		const rows = (await window.tree.under(group.label)).filter(({ label }) => label.length <= 24);
		const large = rows.filter(({ description }) => description.startsWith("$1.2M"));
		assert.ok(
			large.some(({ label }) => label.length >= 23) && large.some(({ description }) => description.includes("/mo")),
		);
		for (const row of large) await measure(row, 1);
		assert.deepEqual(cut, []);
	});

	it("copies an opportunity's link and id from its row", async () => {
		const row = await window.tree.row((found) => found.level === 2);
		const menu = await window.tree.contextMenu((found) => found.index === row.index);
		assert.deepEqual(await menu.labels(), [
			"Show Details",
			"Open in Close",
			"Open to the Side",
			"Filter by This Owner",
			"Filter by This Lead",
			"Filter by This Status",
			"Filter by This Pipeline's Statuses",
			"Copy Link",
			"Copy Link as Markdown",
			"Copy ID",
			"Copy Rows as Markdown",
			"Copy Rows as TSV",
		]);
		await menu.close();
	});

	it("narrows to a group from its menu, and refreshes, filters and finds by keys while the tree has the focus", async () => {
		const group = await window.tree.row((row) => row.level === 1);
		window.sandbox.clearRequests();
		const menu = await window.tree.contextMenu((row) => row.index === group.index);
		const labels = (await menu.labels()).filter((label) => label !== "Load All");
		assert.deepEqual(labels, [
			"Filter by This",
			"Show Only Won",
			"Show Only Open",
			"Show Only Lost",
			"Show Totals of Group",
			"Export Group…",
			"Copy Rows as Markdown",
			"Copy Rows as TSV",
		]);
		await menu.choose("Filter by This");
		await window.tree.rowsWhen("that group alone", (rows) => rows.filter(top).length === 1);
		await eventually(async () => assert.equal(await window.opportunities.busy(), false));
		const before = window.sandbox.requests.length;
		const focused = () => window.tree.focus((row) => row.level === 1);
		await focused();
		await window.page.keyboard.press("F5");
		await eventually(async () => assert.ok(window.sandbox.requests.length > before));
		await focused();
		await window.page.keyboard.press("Control+Shift+L");
		await window.quickInput.waitFor("Filter Opportunities");
		await window.quickInput.cancel();
		await focused();
		await window.page.keyboard.press("Control+Shift+O");
		await window.quickInput.waitFor("Find Opportunity");
		await window.quickInput.cancel();
	});
});

/**
 * The font of this window is wider than those of Windows, macOS and Ubuntu, which its condensed form is like. With Ubuntu, Inter
 * and Open Sans, the same is seen.
 */
const LIKE_DESKTOPS = '.sidebar .monaco-icon-label-container { font-family: "DejaVu Sans Condensed" }';

/** Nine digits, in cents. */
const LARGEST = 123_456_789;

/** Opportunities on the first page of the first owner, those with the longest of the names that rows have room for. */
function longest(all: readonly Opportunity[]): readonly Opportunity[] {
	const [group] = labelledGroups(all, "user_id");
	const length = ({ lead_name }: Opportunity) => lead_name?.length ?? 0;
	return [...(group?.members ?? [])]
		.sort((a, b) => (a.date_updated < b.date_updated ? 1 : -1))
		.slice(0, 80)
		.filter((one) => length(one) <= 24)
		.sort((a, b) => length(b) - length(a))
		.slice(0, 12);
}

function top(row: ListRow): boolean {
	return row.level === 1;
}

function labelAndDescription({ label, description }: ListRow): readonly [string, string] {
	return [label, description];
}

function describeGroup({ label, members }: GroupOfRows): readonly [string, string] {
	const sum = (of: (o: Opportunity) => number) => members.reduce((total, o) => total + of(o), 0);
	const annualized = sum((o) => o.annualized_value ?? 0);
	const expected = sum((o) => o.annualized_expected_value ?? 0);
	return [label, `${members.length.toLocaleString("en")} · ${atAGlance(annualized)} · ${atAGlance(expected)} exp.`];
}

function describeOpportunity(o: Opportunity): string {
	const period = o.value ? { one_time: "", monthly: "/mo", annual: "/yr" }[o.value_period] : "";
	const amount = (o.value ?? 0) < 1_000_000_00 ? dollars : atAGlance;
	const value = o.value === null ? "No value" : `${amount(o.value)}${period}`;
	const stalled = o.is_stalled ? " · stalled" : "";
	const confidence = o.status_type === "active" ? ` · ${o.confidence}%` : "";
	const lead = o.lead_name ?? `Unnamed lead …${o.lead_id.slice(-4)}`;
	return `${lead} ${value} · ${o.status_label}${confidence}${stalled}`;
}

function dollars(cents: number): string {
	const digits = cents % 100 === 0 ? 0 : 2;
	return `$${(cents / 100).toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

function settled(rows: readonly ListRow[], group: GroupOfRows): boolean {
	const below = rows.filter((row) => row.level === 2);
	const last = below.at(-1);
	return last !== undefined && (last.label.startsWith("Load more…") || below.length === group.members.length);
}

function number(text: string | undefined): number {
	return Number(text?.replaceAll(",", ""));
}
