import assert from "node:assert/strict";
import type { MeasureName } from "../../../src/opportunities/analysis/measure.ts";
import type { ShownMeasure } from "../../../src/ui/analysis/explanationProtocol.ts";
import type { AnyShownSection, ShownSection } from "../../../src/ui/analysis/sectionsProtocol.ts";
import { pagesOf, problems } from "../webview/harness.ts";
import { analysisOf, showSections } from "./analysisSample.ts";
import { startHarness, type TotalsPage } from "./harness.ts";

const QUARTER = "2026-Q4";
const OPEN = { width: 900, kept: { sections: { open: ["standing", "winRate"] } } };

const figure = (name: MeasureName, value: number | undefined, period = QUARTER, group?: string): ShownMeasure => ({
	name,
	period,
	...(group && { group }),
	...(value !== undefined && { value }),
});

const rates = (won: number, closed: number, value: number | undefined, period = QUARTER, group?: string) => [
	figure("win_rate.count", closed === 0 ? undefined : won / closed, period, group),
	figure("win_rate.value", value, period, group),
	figure("win_rate.won", won, period, group),
	figure("win_rate.closed", closed, period, group),
];

function ready<Id extends "standing" | "winRate">(
	id: Id,
	measures: readonly ShownMeasure[],
	extra: NonNullable<ShownSection<Id>["content"]>["extra"],
): AnyShownSection {
	return {
		id,
		open: true,
		state: { state: "ready" },
		old: false,
		content: { measures, notices: [], extra },
	} as AnyShownSection;
}

const PERIODS = [
	{ id: QUARTER, label: "2026 Q4" },
	{ id: "2026-Q3", label: "2026 Q3" },
];

async function textOf({ page }: TotalsPage, selector: string): Promise<readonly string[]> {
	const texts = await page.locator(selector).allInnerTexts();
	return texts.map((text) => text.replaceAll(/\s+/g, " ").trim());
}

describe("the sections on target, pace and win rate", () => {
	const open = pagesOf(startHarness);

	it("say the rate by count and by value, the fraction alone under ten closed ones, and a dash for none", async () => {
		const opened = await open(OPEN);
		const byOwner = [
			...rates(18, 41, 0.39),
			...rates(3, 9, 0.5, "2026-Q3"),
			...rates(0, 0, undefined, QUARTER, "user_a"),
		];
		const owners = [{ group: "user_a", name: "Ann Lee" }];
		await showSections(
			opened,
			analysisOf([ready("winRate", byOwner, { periods: PERIODS, mayLack: false, ownersNeed: 1, owners })]),
		);
		assert.deepEqual(await textOf(opened, '[data-section="winRate"] tr'), [
			"2026 Q4 44% (18 of 41) · by value 39%",
			"2026 Q3 3 of 9",
			"Ann Lee –",
		]);
		const { page } = opened;
		const count = page.locator(`[data-measure="win_rate.count"][data-period="${QUARTER}"]:not([data-group])`);
		assert.equal(await count.getAttribute("data-value"), String(18 / 41));
		assert.equal(
			await page.locator('[data-measure="win_rate.count"][data-group="user_a"]').getAttribute("data-value"),
			null,
		);
		assert.deepEqual(await problems(page), []);
	});

	it("say that a rate is the most if lost ones may be missing", async () => {
		const opened = await open(OPEN);
		const periods = PERIODS.slice(0, 1);
		await showSections(
			opened,
			analysisOf([ready("winRate", rates(18, 41, 0.39), { periods, mayLack: true, ownersNeed: 1 })]),
		);
		assert.deepEqual(await textOf(opened, '[data-section="winRate"] tr'), [
			"2026 Q4 at most 44% (18 of 41) · by value 39%",
		]);
	});

	it("read the rates of owners when somebody asks", async () => {
		const opened = await open(OPEN);
		const content = ready("winRate", rates(18, 41, 0.39), { periods: PERIODS, mayLack: false, ownersNeed: 1 });
		await showSections(opened, analysisOf([content]));
		await opened.page.getByRole("button", { name: "By Owner", exact: true }).click();
		assert.deepEqual((await opened.posted()).at(-1), { type: "actInSection", section: "winRate", action: "byOwner" });
		const many = ready("winRate", rates(18, 41, 0.39), { periods: PERIODS, mayLack: false, ownersNeed: 1234 });
		await showSections(opened, analysisOf([many]));
		assert.equal(await opened.page.getByRole("button", { name: "By Owner (Up to 1,234 Requests)" }).count(), 1);
	});

	const standing = [
		figure("target.amount", 50_000_000),
		figure("target.won", 41_000_000),
		figure("target.share", 0.82),
		figure("target.gap", 9_000_000),
		figure("target.coverage", 1.8),
		figure("pace.now", 41_000_000),
		figure("pace.previous_period", 38_000_000, "2026-Q3"),
		figure("pace.previous_year", 20_000_000, "2025-Q4"),
	];
	const place = {
		canHaveTarget: true,
		stand: "current",
		label: "2026 Q4",
		before: PERIODS[1],
		yearBefore: { id: "2025-Q4", label: "2025 Q4" },
	} as const;

	it("say what is won of the target, what is missing, and how it was by this day before", async () => {
		const opened = await open(OPEN);
		await showSections(opened, analysisOf([ready("standing", standing, { ...place, target: "compared" })]));
		assert.deepEqual(await textOf(opened, ".measures, .measure-table caption, .measure-table tr"), [
			"Won $410,000: 82% of the target of $500,000.",
			"Gap: $90,000. Open opportunities cover 180% of it.",
			"Won by this point in the period",
			"2026 Q4 $410,000",
			"2026 Q3 $380,000",
			"2025 Q4 $200,000",
		]);
		assert.deepEqual(await problems(opened.page), []);
	});

	it("say only what is won if there is no target, and nothing of a pace before the period begins", async () => {
		const opened = await open(OPEN);
		const extra = { target: "none", canHaveTarget: true, stand: "future", label: "2026 Q4" } as const;
		await showSections(opened, analysisOf([ready("standing", [figure("target.won", 0)], extra)]));
		await opened.page.getByRole("button", { name: "Set Target…" }).click();
		assert.deepEqual((await opened.posted()).at(-1), { type: "setTarget" });
		assert.deepEqual(await textOf(opened, ".measures"), [
			"Won $0.",
			"The period hasn't started, so there's no pace yet.",
		]);
	});

	it("hide amounts and what tells them, and keep counts", async () => {
		const opened = await open(OPEN);
		const hidden = standing.map(({ name, period }) => figure(name, undefined, period));
		await showSections(opened, analysisOf([ready("standing", hidden, { ...place, target: "compared" })]), true);
		assert.equal((await textOf(opened, ".measures"))[0], "Won •••: ••• of the target of •••.");
		assert.equal(await opened.page.locator("[data-measure][data-value]").count(), 0);
	});
});
