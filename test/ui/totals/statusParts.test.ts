import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Split } from "../../../src/opportunities/analysis/explainPart.ts";
import type { Figures } from "../../../src/opportunities/totals/singleFigures.ts";
import { statusPartLabels } from "../../../src/opportunities/totals/statusPartLabels.ts";
import type { StatusParts } from "../../../src/opportunities/totals/statusParts.ts";
import type { Totals } from "../../../src/opportunities/totals/totals.ts";
import type { ShownStatusParts } from "../../../src/ui/totals/statusPartsProtocol.ts";
import { pagesOf, problems } from "../webview/harness.ts";
import { startHarness } from "./harness.ts";
import { sampleTotals } from "./sample.ts";

/** So many percent of each figure. */
function shareOf(figures: Figures, percent: number): Figures {
	return Object.fromEntries(
		Object.entries(figures).map(([name, figure]) => [name, Math.round(((figure ?? 0) * percent) / 100)]),
	);
}

/** Half of everything is won and 30 percent open. */
function parted(figures: Figures): StatusParts {
	return { won: shareOf(figures, 50), open: shareOf(figures, 30), lost: shareOf(figures, 20) };
}

function partsOf({ whole = {}, groups }: Totals, change: Partial<ShownStatusParts> = {}): ShownStatusParts {
	return {
		phase: "ready",
		requests: 4,
		labels: statusPartLabels("date_won__quarter", {}),
		whole: parted(whole),
		groups: Object.fromEntries(groups.map(({ id, figures }) => [id, parted(figures)])),
		old: false,
		addsUp: true,
		...change,
	};
}

function snapshotOf(totals: Totals, statusParts: ShownStatusParts | undefined, more: object = {}) {
	return { type: "snapshot", totals, view: "All opportunities", filters: "", statusParts, ...more };
}

function figuresOf(page: Page, part: string) {
	return page.$$eval(`[data-part="${part}"]`, (elements) =>
		elements.map((element) => ["data-aggregate", "data-group", "data-value"].map((name) => element.getAttribute(name))),
	);
}

describe("won and open opportunities on the totals page", () => {
	const open = pagesOf(startHarness);

	it("have each figure of the total and of each group once, below it, for programs", async () => {
		const { page, send } = await open();
		const totals = sampleTotals(3);
		await send(snapshotOf(totals, partsOf(totals)));
		for (const [part, percent] of [["won", 50] as const, ["open", 30] as const]) {
			const expected = [{ key: null, figures: totals.whole ?? {} }, ...totals.groups].flatMap(({ key, figures }) =>
				Object.entries(shareOf(figures, percent)).map(([name, value]) => [name, key, String(value)]),
			);
			assert.deepEqual((await figuresOf(page, part)).toSorted(), expected.toSorted());
		}
		assert.deepEqual(await figuresOf(page, "lost"), []);
		const first = await page.getAttribute('[data-aggregate="total_value_annualized"][data-group]', "data-part");
		assert.equal(first, null, "the group's own figure comes first");
	});

	it("part each bar into won value, what is expected of the open value, and the rest of it", async () => {
		const { page, send } = await open();
		const totals = sampleTotals(3);
		await send(snapshotOf(totals, partsOf(totals)));
		const bars = await page.$$eval(".bar", (rows) =>
			rows.map((row) =>
				["won", "expected", "value"].map((kind) => {
					const { left = 0, width = 0 } = row.querySelector(`.bar-of-${kind}`)?.getBoundingClientRect() ?? {};
					return [left, width] as const;
				}),
			),
		);
		const most = totals.groups[2]?.figures.total_value_annualized ?? 0;
		const scale = (bars[2] ?? []).reduce((sum, [, width]) => sum + width, 0) / (most * 0.8);
		bars.forEach((pieces, index) => {
			const { total_value_annualized: value = 0, expected_value_annualized: expected = 0 } =
				totals.groups[index]?.figures ?? {};
			const amounts = [value * 0.5, expected * 0.3, (value - expected) * 0.3];
			let at = pieces[0]?.[0] ?? 0;
			pieces.forEach(([left, width], piece) => {
				assert.ok(Math.abs(width - (amounts[piece] ?? 0) * scale) < 1, `bar ${index}, piece ${piece}`);
				assert.ok(Math.abs(left - at) < 1, "one after another");
				at += width;
			});
		});
		assert.match(await page.innerText(".bar >> nth=2"), /\$[\d,]+ won\s+\$[\d,]+ open\s+\$[\d,]+ expected/);
		assert.match(await page.innerText(".legend"), /Won\s+Open: expected value\s+Open: remaining value/);
	});

	it("leave a part without opportunities out of the words beside a bar", async () => {
		const { page, send } = await open();
		const totals = sampleTotals(1);
		const [group] = totals.groups;
		const { won, ...others } = parted(group?.figures ?? {});
		const groups = { [group?.id ?? ""]: { won: shareOf(won, 0), ...others } };
		await send(snapshotOf(totals, partsOf(totals, { groups })));
		assert.match(await page.innerText(".bar-parts"), /^\$[\d,]+ open\s+\$[\d,]+ expected$/);
		assert.equal(await page.locator(".bar-of-won").count(), 1, "the sample of the legend");
	});

	it("tell lost ones in the hover alone", async () => {
		const { page, send } = await open();
		const totals = sampleTotals(2);
		await send(snapshotOf(totals, partsOf(totals)));
		assert.doesNotMatch(await page.innerText("main"), /Lost or other/);
		const title = await page.locator(".bar-parts button").first().getAttribute("title");
		assert.match(title ?? "", /(^|\n)Lost or other, planned for this period: \d+, \$[\d,]+ a year\n/);
	});

	it("are explained with what is beside them and what is left", async () => {
		const { page, send, posted } = await open();
		const totals = sampleTotals(2);
		const [group] = totals.groups;
		await send(snapshotOf(totals, partsOf(totals)));
		await page.locator(".bar-parts button").first().click();
		const asked = { figures: ["total_value_annualized"], group: group?.id, part: "won" };
		assert.deepEqual((await posted()).at(-1), { type: "explain", ...asked });
		const request = { parameters: [["status_type", "won"]] as const, skip: 0, receivedAt: 0, timeZoneOffset: 0 };
		const split: Split = {
			figure: "total_value_annualized",
			all: 100_000,
			parts: [
				{ part: "won", label: "Won", value: 50_000 },
				{ part: "open", label: "Open", value: 30_000 },
				{ part: "lost", label: "Lost or other", value: 20_000 },
			],
			addsUp: true,
			assumptions: ["Lost ones count where they were planned."],
			requests: [{ of: "Open", request: { ...request, parameters: [["status_type", "active"]] } }],
		};
		const figures = [
			{ name: "total_value_annualized", title: "Annualized value", meaning: "A sum.", formula: "Σ", parts: [] },
		];
		const explanation = { of: "Owner 0 · Won", figures, source: "Close's own.", request };
		await send(snapshotOf(totals, partsOf(totals), { explanation, split }));
		const text = await page.innerText("dialog");
		assert.match(text, /Owner 0 · Won/);
		assert.match(text, /Annualized value: \$/);
		assert.match(text, /All\s+\$1,000\.00|All\s+\$1,000/);
		assert.match(text, /\$1,000(\.00)? − \$500(\.00)? − \$300(\.00)? = \$200/);
		assert.match(text, /Lost ones count where they were planned\./);
		assert.deepEqual(await figuresOf(page, "lost"), [["total_value_annualized", group?.key, "20000"]]);
		await page.click("dialog summary");
		assert.match(await page.innerText("dialog"), /Request: Open[\s\S]+status_type=active/);
		assert.deepEqual(await problems(page), []);
	});

	it("say what they take, and read and stop as the user wants", async () => {
		const { page, send, posted } = await open();
		const totals = sampleTotals(2);
		const unknown = { whole: undefined, groups: {} };
		await send(snapshotOf(totals, partsOf(totals, { ...unknown, phase: "waiting", requests: 62 })));
		await page.getByRole("button", { name: "Show Won and Open Separately (Up to 62 Requests)" }).click();
		assert.deepEqual((await posted()).at(-1), { type: "readStatusParts" });
		await send(snapshotOf(totals, partsOf(totals, { ...unknown, phase: "loading" })));
		await page.getByRole("button", { name: "Stop" }).click();
		assert.deepEqual((await posted()).at(-1), { type: "stopStatusParts" });
		const error = { message: "Close is down.", advice: "Wait." };
		await send(snapshotOf(totals, partsOf(totals, { ...unknown, phase: "failed", error })));
		assert.match(await page.innerText(".parts-status"), /Close is down\. Wait\./);
		assert.equal(await page.locator("[data-part]").count(), 0);
	});

	it("say that they are old, or don't fit", async () => {
		const { page, send } = await open();
		const totals = sampleTotals(2);
		const asOf = Date.UTC(2026, 8, 15, 9, 5);
		await send(snapshotOf(totals, partsOf(totals, { phase: "stopped", old: true, asOf })));
		assert.match(await page.innerText(".parts-status"), /The won and open figures are out of date \(as of .*9:05/);
		await send(snapshotOf(totals, partsOf(totals, { phase: "loading", old: true, asOf })));
		assert.match(
			await page.innerText(".parts-status"),
			/The won and open figures are out of date \(as of .*9:05.*Loading/,
		);
		await send(snapshotOf(totals, partsOf(totals, { addsUp: false, asOf })));
		assert.match(await page.innerText("main"), /don't match the others because/);
		assert.match(await page.innerText("main"), /Won and open as of .*9:05/);
	});

	it("is accessible, and nothing of it is there while amounts are hidden", async () => {
		const { page, send } = await open({ width: 900 });
		const totals = sampleTotals(4);
		await send(snapshotOf(totals, partsOf(totals)));
		assert.deepEqual(await problems(page), []);
		await send(snapshotOf({ ...totals, hidden: true }, undefined));
		assert.equal(await page.locator("[data-part], .bar-parts, .legend").count(), 0);
	});
});
