import assert from "node:assert/strict";
import type { AnyShownSection } from "../../../src/ui/analysis/sectionsProtocol.ts";
import { eventually } from "../harness/wait.ts";
import { pagesOf, problems } from "../webview/harness.ts";
import { THEMES, type Theme } from "../webview/themes.ts";
import { analysisOf, EXPLANATION, LINE, SHARE, STATES, showSections, WON } from "./analysisSample.ts";
import { startHarness, type TotalsPage } from "./harness.ts";

const closed = (id: "standing" | "winRate" | "outcome"): AnyShownSection => ({
	id,
	open: false,
	state: { state: "closed" },
	old: false,
});

const waiting: AnyShownSection = { ...closed("standing"), open: true, state: { state: "waiting", needs: 1234 } };
const stopped: AnyShownSection = { ...closed("standing"), open: true, state: { state: "waiting" } };
const loading: AnyShownSection = {
	...closed("standing"),
	open: true,
	state: { state: "loading", done: 1200, total: 4000 },
};
const failed: AnyShownSection = {
	...closed("standing"),
	open: true,
	state: { state: "failed", message: "Close can't be reached.", advice: "Check the network." },
};

const OPEN = { width: 900, kept: { sections: { open: ["standing"] } } };
const section = ({ page }: TotalsPage, id = "standing") => page.locator(`details[data-section="${id}"]`);

describe("the sections below the totals", () => {
	const open = pagesOf(startHarness);

	it("are folded at first, and tell the extension which of them the user opens and closes", async () => {
		const opened = await open({ width: 900 });
		await showSections(opened, analysisOf([closed("standing"), closed("winRate")]));
		const { page, posted, kept } = opened;
		assert.deepEqual(await page.locator("details.section h3").allInnerTexts(), ["Target and Pace", "Win Rate"]);
		assert.equal(await page.locator("details.section[open]").count(), 0);
		await page.getByRole("heading", { name: "Win Rate" }).click();
		await eventually(async () =>
			assert.deepEqual((await posted()).at(-1), { type: "openSections", sections: ["winRate"] }),
		);
		assert.deepEqual(((await kept()) as { sections: unknown }).sections, { open: ["winRate"] });
		await page.getByRole("heading", { name: "Win Rate" }).click();
		await eventually(async () => assert.deepEqual((await posted()).at(-1), { type: "openSections", sections: [] }));
	});

	it("are open again after the page was hidden, which the extension learns with the first message", async () => {
		const sections = { open: ["winRate"], period: "last_quarter" };
		const opened = await open({ width: 900, kept: { sections } });
		assert.deepEqual((await opened.posted())[0], { type: "ready", sections });
		await showSections(opened, analysisOf([closed("standing"), { ...closed("winRate"), open: true }]));
		assert.equal(await section(opened, "winRate").getAttribute("open"), "");
		assert.equal(await section(opened).getAttribute("open"), null);
	});

	it("say how many requests they need, and send them when the user agrees", async () => {
		const opened = await open(OPEN);
		await showSections(opened, analysisOf([waiting]));
		assert.match(await section(opened).innerText(), /This requires 1,234 requests to Close\./);
		await opened.page.getByRole("button", { name: "Send 1,234 Requests" }).click();
		assert.deepEqual((await opened.posted()).at(-1), { type: "readSection", section: "standing" });
	});

	it("tell how far they are, and can be stopped and begun again", async () => {
		const opened = await open(OPEN);
		await showSections(opened, analysisOf([loading]));
		const { page, posted } = opened;
		assert.equal(await section(opened).getByRole("status").innerText(), "Loading: 1,200 of 4,000 opportunities");
		await page.getByRole("button", { name: "Stop" }).click();
		assert.deepEqual((await posted()).at(-1), { type: "stopSection", section: "standing" });
		await showSections(opened, analysisOf([stopped]));
		assert.match(await section(opened).innerText(), /Stopped\./);
		await page.getByRole("button", { name: "Load", exact: true }).click();
		assert.deepEqual((await posted()).at(-1), { type: "readSection", section: "standing" });
	});

	it("say beside their heading what failed and what to do about it", async () => {
		const opened = await open(OPEN);
		await showSections(opened, analysisOf([failed]));
		assert.equal(await section(opened).getByRole("alert").innerText(), "Close can't be reached. Check the network.");
		await opened.page.getByRole("button", { name: "Try Again" }).click();
		assert.deepEqual((await opened.posted()).at(-1), { type: "readSection", section: "standing" });
	});

	it("say their time, what they set aside, and that the data changed since", async () => {
		const opened = await open(OPEN);
		await showSections(opened, analysisOf(STATES));
		const text = (await section(opened).innerText()).replace(/\s+/g, " ");
		assert.match(text, /^Target and Pace · as of Sep 15, 2026, 10:42 AM · View filters not applied: Open/);
		assert.match(text, /The data has changed since it was loaded\. ?Load Again/);
		await opened.page.setViewportSize({ width: 900, height: 700 });
		const [title, dot, time] = await Promise.all(
			["h3", ".dot", ".as-of"].map((place) => section(opened).locator(place).first().boundingBox()),
		);
		assert.ok(title && dot && time);
		assert.ok(dot.x >= title.x + title.width && time.x >= dot.x + dot.width, JSON.stringify({ title, dot, time }));
	});

	it("show the period in view, and let the user choose another one, or change the View's filter", async () => {
		const opened = await open({ width: 900 });
		await showSections(opened, analysisOf([closed("standing")]));
		const { page, posted, kept } = opened;
		const chooser = page.getByRole("combobox", { name: "Period" });
		assert.equal(await chooser.locator("option:checked").innerText(), "The View's period · 2026 Q4");
		await chooser.selectOption("Last quarter · 2026 Q3");
		assert.deepEqual((await posted()).at(-1), { type: "choosePeriod", period: "last_quarter" });
		const { period } = analysisOf([]);
		await showSections(opened, analysisOf([closed("standing")], { period: { ...period, chosen: "last_quarter" } }));
		assert.equal(await chooser.inputValue(), "last_quarter");
		assert.deepEqual(((await kept()) as { sections: unknown }).sections, { open: [], period: "last_quarter" });
		await chooser.selectOption("Filter by Close Date…");
		assert.deepEqual((await posted()).at(-1), { type: "filterByPeriod" });
		assert.equal(await chooser.inputValue(), "last_quarter");
		await chooser.selectOption("The View's period · 2026 Q4");
		assert.deepEqual((await posted()).at(-1), { type: "choosePeriod", period: undefined });
	});

	it("come into sight, once, when somebody asked to see them", async () => {
		const opened = await open({ width: 900, height: 300 });
		const { page, posted } = opened;
		const shown = analysisOf([closed("standing"), closed("winRate")], { revealedAt: 5 });
		await showSections(opened, shown);
		const heading = page.getByRole("heading", { name: "Where things stand" });
		await eventually(async () => assert.ok(((await heading.boundingBox())?.y ?? 999) < 300));
		assert.deepEqual((await posted()).at(-1), { type: "openSections", sections: ["standing"] });
		await page.evaluate(() => window.scrollTo(0, 0));
		await showSections(opened, { ...shown, currency: "EUR" });
		assert.equal(await page.evaluate(() => window.scrollY), 0);
	});

	for (const theme of Object.keys(THEMES) as Theme[])
		it(`give axe nothing to complain about in the theme ${theme}`, async () => {
			const opened = await open({ width: 900, theme, kept: { sections: { open: STATES.map(({ id }) => id) } } });
			await showSections(opened, analysisOf(STATES));
			assert.deepEqual(await problems(opened.page), []);
			await opened.page.locator('[data-measure="target.share"] button').click();
			await showSections(opened, analysisOf(STATES, { explanation: EXPLANATION }));
			await opened.page.getByText("Details").click();
			assert.deepEqual(await problems(opened.page), []);
		});
});

describe("the line that says where the period stands", () => {
	const open = pagesOf(startHarness);
	const text = async ({ page }: TotalsPage) => (await page.innerText(".standing-line")).replace(/\s+/g, " ").trim();

	it("has what is won, its share of the target, and the likely outcome once that is known", async () => {
		const opened = await open();
		await showSections(opened, analysisOf([LINE]));
		assert.equal(await text(opened), "2026 Q4: $410,201 won · 82% of the target Show Analysis");
		const likely = [
			{ name: "outcome.p10", period: "2026-Q4", value: 31_000_000 },
			{ name: "outcome.p90", period: "2026-Q4", value: 52_000_000 },
		] as const;
		const content = { measures: [WON, SHARE, ...likely], notices: [], extra: {} };
		await showSections(opened, analysisOf([{ ...LINE, content } as AnyShownSection]));
		assert.match(await text(opened), /82% of the target · likely \$310K to \$520K/);
		await opened.page.getByRole("button", { name: "Show Analysis" }).click();
		assert.deepEqual((await opened.posted()).at(-1), { type: "showSections" });
	});

	it("says nothing of a target if there is none", async () => {
		const opened = await open();
		const content = { measures: [WON, { ...SHARE, value: undefined }], notices: [], extra: {} };
		await showSections(opened, analysisOf([{ ...LINE, content } as AnyShownSection]));
		assert.equal(await text(opened), "2026 Q4: $410,201 won Show Analysis");
	});

	it("has figures that programs can read, and hides them", async () => {
		const opened = await open();
		await showSections(opened, analysisOf([LINE]));
		const figures = () =>
			opened.page.$$eval("[data-measure]", (elements) =>
				elements.map((element) =>
					["measure", "value", "period", "group"].map((name) => element.getAttribute(`data-${name}`)),
				),
			);
		assert.deepEqual(await figures(), [
			["target.won", "41020050", "2026-Q4", null],
			["target.share", "0.8204", "2026-Q4", null],
		]);
		const hide = ({ value: _, ...measure }: typeof WON) => measure;
		const content = { measures: [WON, SHARE].map(hide), notices: [], extra: {} };
		await showSections(opened, analysisOf([{ ...LINE, content } as AnyShownSection]), true);
		assert.deepEqual(
			(await figures()).map(([, value]) => value),
			[null, null],
		);
		assert.equal(await text(opened), "2026 Q4: ••• won · ••• of the target Show Analysis");
		assert.equal(await opened.page.locator('.standing-line [aria-label="hidden"]').count(), 2);
	});

	it("explains its figures: sentence, numbers, assumptions, and requests that can be copied", async () => {
		const opened = await open();
		await showSections(opened, analysisOf([LINE]));
		const { page, posted } = opened;
		const figure = page.locator('[data-measure="target.share"] button');
		assert.match((await figure.getAttribute("title")) ?? "", /^82\.04%\n/);
		await figure.click();
		assert.deepEqual((await posted()).at(-1), {
			type: "explainMeasure",
			section: "line",
			name: "target.share",
			period: "2026-Q4",
			group: undefined,
		});
		const dialog = page.getByRole("dialog");
		assert.equal(await dialog.count(), 0);
		await showSections(opened, analysisOf([LINE], { explanation: EXPLANATION }));
		const told = (await dialog.innerText()).replace(/\s+/g, " ");
		assert.match(
			told,
			/2026 Q4 Share of the target: 82\.04% How much of the target has been won\. \$410,200\.50 ÷ \$500,000(\.00)? = 82\.04%/,
		);
		assert.match(told, /Assumptions A target counts for exactly its own days\. Owners' targets aren't added up\./);
		await dialog.getByText("Details").click();
		assert.match(
			(await dialog.innerText()).replace(/\s+/g, " "),
			/Responses from Close 3 Received .*10:40.* to .*10:42/,
		);
		assert.match(await dialog.innerText(), /query=note:"<b>"/);
		await dialog.getByRole("button", { name: "Copy Request" }).last().click();
		assert.deepEqual((await posted()).at(-1), { type: "copyMeasureRequest", index: 1 });
		assert.equal(await dialog.getByRole("button", { name: "Copied" }).count(), 1);
		await page.keyboard.press("Escape");
		await eventually(async () => assert.deepEqual((await posted()).at(-1), { type: "stopExplaining" }));
		assert.equal(await dialog.count(), 0);
	});
});
