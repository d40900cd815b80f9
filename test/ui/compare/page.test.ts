import assert from "node:assert/strict";
import { comparePage } from "../../../src/ui/compare/compareStrings.ts";
import { eventually } from "../harness/wait.ts";
import { pagesOf, problems, startHarness } from "../webview/harness.ts";
import { COMPARED, READ_LIST, SCENES, withList } from "./sample.ts";

const REQUEST = {
	parameters: [["query", "<b>$(x)</b>"]],
	skip: 0,
	receivedAt: Date.UTC(2026, 8, 15, 10, 42),
	timeZoneOffset: 1,
};
const EXPLAINED = {
	...COMPARED,
	explanation: {
		title: "Opportunities: 230",
		of: "Only in A",
		meaning: "The part of A that isn't in B.",
		formula: "a − both",
		sum: "282 − 52 = 230",
		assumptions: ["The figure for opportunities in both comes from Close, using the filters of A and B together."],
		requests: [{ request: REQUEST, count: 3, lastReceivedAt: REQUEST.receivedAt }],
	},
};

describe("the comparison page", () => {
	const openPage = pagesOf(() => startHarness("compare/page/main.ts", comparePage));

	async function open(message: unknown = COMPARED) {
		const opened = await openPage({ width: 900 });
		await opened.send(message);
		return opened;
	}

	it("has each figure as an element that programs can read", async () => {
		const { page } = await open();
		const read = (part: string, name: string) =>
			page.locator(`[data-compare="${part}"][data-aggregate="${name}"]`).getAttribute("data-value");
		const row = COMPARED.rows.find(({ name }) => name === "expected_value_annualized");
		for (const { part, value } of row?.cells ?? [])
			assert.equal(await read(part, "expected_value_annualized"), String(value), part);
		assert.equal(await page.locator("[data-compare]").count(), 12 * 7);
	});

	it("has no value for what isn't known or is hidden", async () => {
		for (const [scene, part] of [
			["what both have isn't read", "both"],
			["hidden amounts", "a"],
		] as const) {
			const { page } = await open(SCENES[scene]);
			const cell = page.locator(`[data-compare="${part}"][data-aggregate="total_value_annualized"]`);
			assert.equal(await cell.getAttribute("data-value"), null, scene);
		}
	});

	it("asks for the next Views, for another order of them, and for fresh figures", async () => {
		const { page, posted } = await open();
		for (const name of ["Refresh", "Swap A and B", "Select Views…"]) await page.getByRole("button", { name }).click();
		assert.deepEqual(await posted(), [{ type: "ready" }, { type: "refresh" }, { type: "swap" }, { type: "choose" }]);
	});

	it("opens lists, which lead to details, more rows, and exports", async () => {
		const { page, send, posted } = await open();
		await page.getByText("Only in A (230)").click();
		// The browser tells of what was opened, or closed, in a turn of its own.
		await eventually(async () =>
			assert.deepEqual((await posted()).slice(1), [{ type: "openList", side: "only_a", open: true }]),
		);
		await send(withList({ standing: { kind: "loading", progress: "100 of 230" } }));
		await page.getByRole("button", { name: "Stop" }).click();
		await send(READ_LIST);
		await page.getByRole("button", { name: "Lead 7" }).click();
		await page.getByRole("button", { name: "Show 100 More of 230" }).click();
		await page.getByRole("button", { name: "Export…" }).click();
		assert.deepEqual((await posted()).slice(2), [
			{ type: "stopList", side: "only_a" },
			{ type: "showDetails", side: "only_a", id: "oppo_7" },
			{ type: "showMore", side: "only_a" },
			{ type: "exportList", side: "only_a" },
		]);
	});

	it("explains a figure in a dialog, whose text is never interpreted", async () => {
		const { page, send, posted } = await open();
		await page.locator('[data-compare="only_a"][data-aggregate="total_results"] button').click();
		await send(EXPLAINED);
		const dialog = page.getByRole("dialog");
		assert.match(
			await dialog.innerText(),
			/Only in A\s+Opportunities: 230\s+The part of A that isn't in B\.\s+282 − 52 = 230/,
		);
		await dialog.getByText("Details").click();
		assert.match(await dialog.innerText(), /query=<b>\$\(x\)<\/b>/);
		assert.deepEqual(await problems(page), []);
		await dialog.getByRole("button", { name: "Copy Request" }).click();
		await page.keyboard.press("Escape");
		assert.equal(await dialog.count(), 0);
		await eventually(async () =>
			assert.deepEqual((await posted()).slice(1), [
				{ type: "explain", figure: "total_results", part: "only_a" },
				{ type: "copyRequest", index: 0 },
				{ type: "stopExplaining" },
			]),
		);
	});

	it("keeps the Views for a reload of the window, and nothing of their figures", async () => {
		const { kept } = await open();
		assert.deepEqual(await kept(), { pair: COMPARED.pair, scrollY: 0 });
	});
});
