import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { resolvePeriod } from "../../src/opportunities/time/periods.ts";
import { isNewest } from "../host/vscode/versions.ts";
import { saveIn } from "./harness/saveDialog.ts";
import { eventually, until } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";
import { problems } from "./webview/harness.ts";
import { chooseTheme, colorsOf } from "./webview/realThemes.ts";
import { THEMES, type Theme } from "./webview/themes.ts";

const SUMS = ["one_time", "monthly", "annual", "annualized"].flatMap((of) => [
	`total_value_${of}`,
	`expected_value_${of}`,
]);
const PERIODS = ["one_time", "monthly", "annual"];

describe("the totals through the window", () => {
	let window: TestWindow;

	before(async () => {
		window = await openWindow({ sandbox: { size: 2_000 } });
		await window.signIn();
	});
	after(() => window.stop());

	/** The figures of the page by their names, and by group, without those of parts. */
	async function figures(page: Frame): Promise<Record<string, string | null>> {
		return page.evaluate(() =>
			Object.fromEntries(
				[...document.querySelectorAll("[data-aggregate]:not([data-part], [data-compare])")].map((element) => [
					`${element.getAttribute("data-group") ?? ""}/${element.getAttribute("data-aggregate")}`,
					element.getAttribute("data-value"),
				]),
			),
		);
	}

	/** The API's own answer, asked for besides. */
	async function answer(query: string): Promise<Record<string, unknown> & { data: Record<string, unknown>[] }> {
		const authorization = `Basic ${Buffer.from(`${window.sandbox.key}:`).toString("base64")}`;
		const response = await fetch(`${window.sandbox.url}/opportunity/?${query}`, { headers: { authorization } });
		return (await response.json()) as Record<string, unknown> & { data: Record<string, unknown>[] };
	}

	function figuresOf(group: string, source: Record<string, unknown>): [string, string][] {
		const counts = source["count_by_value_period"] as Record<string, number>;
		return [
			[`${group}/total_results`, String(source["total_results"])],
			...SUMS.map((sum): [string, string] => [`${group}/${sum}`, String(source[sum])]),
			...PERIODS.map((period): [string, string] => [
				`${group}/count_by_value_period.${period}`,
				String(counts[period] ?? 0),
			]),
		];
	}

	async function matches(page: Frame, query: string): Promise<void> {
		const whole = await answer(`${query}&_limit=250`);
		const expected = new Map(figuresOf("", whole));
		for (let skip = 0; skip < Number(whole["total_results"]); skip += 250) {
			const { data } = await answer(`${query}&_limit=250&_skip=${skip}`);
			for (const group of data)
				for (const [name, value] of figuresOf(keyText(group["key"]), group)) expected.set(name, value);
		}
		await eventually(async () => assert.deepEqual(await figures(page), Object.fromEntries(expected)));
	}

	/** The page that compares two Views, once it has figures. */
	async function comparison(): Promise<Frame> {
		return until(
			"the comparison",
			async () => {
				const page = await window.webviews.editor();
				// The page before is closed meanwhile.
				const read = page.locator('[data-compare="both"][data-value]').count();
				return (await read.catch(() => 0)) > 0 ? page : undefined;
			},
			(page) => page !== undefined,
		) as Promise<Frame>;
	}

	/** The tab of the totals, once it has come back in front and is drawn. */
	async function totalsTab(): Promise<Frame> {
		return until(
			"the totals",
			async () => {
				const page = await window.webviews.editor();
				const found = await figures(page).catch(() => ({}));
				return Object.keys(found).length > 0 ? page : undefined;
			},
			(page) => page !== undefined,
		) as Promise<Frame>;
	}

	it("shows all ten aggregates of the whole and of each group, exactly as Close sends them", async () => {
		await matches(await window.webviews.sideBar(), "_group_by=user_id");
	});

	it("shows the first row of its table in the side bar of a window of 1,000 pixels", async () => {
		const before = window.page.viewportSize();
		assert.ok(before);
		await window.page.setViewportSize({ width: 1280, height: 1000 });
		try {
			const page = await window.webviews.sideBar();
			await eventually(async () => {
				const row = await page.locator(".summary tbody tr").first().boundingBox();
				const view = await window.totals.pane.boundingBox();
				assert.ok(row && view);
				assert.ok(row.y + row.height <= view.y + view.height, `${row.y + row.height} of ${view.y + view.height}`);
			});
		} finally {
			await window.page.setViewportSize(before);
		}
	});

	it("follows the grouping, also in an editor tab", async () => {
		await window.runCommand("Show Totals");
		const page = await window.webviews.editor();
		await window.runAndPick("Group By…", "Close Quarter");
		await matches(page, "_group_by=-date_won__quarter");
		await matches(await window.webviews.sideBar(), "_group_by=-date_won__quarter");
	});

	it("parts the groups into won and open ones, as Close's answers for these alone have them", async () => {
		const page = await window.webviews.editor();
		for (const [part, type] of [["won", "won"] as const, ["open", "active"] as const]) {
			const { data } = await answer(`_group_by=-date_won__quarter&status_type=${type}&_limit=250`);
			const expected = data
				.slice(0, -1)
				.map((group) => [keyText(group["key"]), String(group["total_value_annualized"])]);
			assert.ok(expected.length > 0);
			await eventually(async () => {
				const figures = await page.$$eval(
					`[data-part="${part}"][data-aggregate="total_value_annualized"]`,
					(elements) =>
						elements.map(
							(element) => [element.getAttribute("data-group"), element.getAttribute("data-value")] as const,
						),
				);
				const shown = new Map(figures);
				assert.deepEqual(
					expected.map(([key = ""]) => [key, shown.get(key)]),
					expected,
				);
			});
		}
	});

	it("filters by status type with one click, and shows that it does", async () => {
		const page = await window.webviews.editor();
		await page.getByRole("button", { name: "Won", exact: true }).click();
		await matches(page, "_group_by=-date_won__quarter&status_type=won");
		await window.tree.viewIs("Won");
	});

	it("leads from a bar to its group in the tree", async () => {
		const page = await window.webviews.editor();
		const firstGroup = () => window.tree.row((row) => row.level === 1);
		const barOf = (label: string) => page.getByRole("button", { name: new RegExp(`^${label}`) });
		// Until the new View is read, the tree shows the groups of the one before.
		await eventually(async () => assert.ok(await barOf((await firstGroup()).label).isVisible()));
		const group = await firstGroup();
		await barOf(group.label).click();
		await window.tree.rowsWhen("the group to be open", (rows) => rows[group.index]?.expanded === true);
	});

	it("works out what the quarter may bring, and what if, which is sent nowhere, and leads to the opportunity", async () => {
		const tab = await window.webviews.editor();
		const toggle = async (page: Frame) => {
			for (const name of ["Outcome", "Concentration"]) await page.getByRole("heading", { name, exact: true }).click();
		};
		await toggle(tab);
		const mean = tab.locator('[data-measure="outcome.mean"][data-value]');
		await mean.waitFor();
		await tab.locator('[data-measure="concentration.1"][data-value]').waitFor();
		const { gte, lt } = resolvePeriod("this_quarter", new Date());
		const [won, open] = await Promise.all(
			["won", "active"].map((type) => answer(`status_type=${type}&date_won__gte=${gte}&date_won__lt=${lt}&_limit=1`)),
		);
		const expected = Number(won?.["total_value_annualized"]) + Number(open?.["expected_value_annualized"]);
		const difference = Number(await mean.getAttribute("data-value")) - expected;
		assert.ok(Math.abs(difference) <= Number(open?.["total_results"]) / 2, `${difference}`);

		window.sandbox.clearRequests();
		const deal = tab.locator(".deals tbody tr").first();
		await deal.getByRole("button", { name: "Lost" }).click();
		await tab.locator(".what-if").waitFor();
		assert.equal(await deal.getByRole("button", { name: "Lost" }).getAttribute("aria-pressed"), "true");
		await tab.getByRole("button", { name: "Clear What-Ifs" }).click();
		await tab.locator(".what-if").waitFor({ state: "detached" });
		const asked = () => window.sandbox.requests.filter(({ params }) => params["status_type"] !== undefined);
		assert.deepEqual(asked(), []);

		const id = await deal.getAttribute("data-opportunity");
		await deal.locator(".link").click();
		await until(
			"the details",
			async () => window.sandbox.requests.filter(({ path }) => path.includes(`/opportunity/${id}/`)).length,
			(count) => count > 0,
		);
		await window.quickInput.choose("View: Close Editor");
		await toggle(await totalsTab());
	});

	it("compares this quarter and last with one click, with three requests, and leads to their opportunities", async () => {
		await window.runCommand("Show Only Won");
		await window.tree.viewIs("Won");
		window.sandbox.clearRequests();
		await window.page.locator('.editor-actions a[aria-label="Compare This Quarter and Last"]').click();
		const page = await comparison();
		const counted = async (period: "last_quarter" | "this_quarter") => {
			const { gte, lt } = resolvePeriod(period, new Date());
			return answer(`status_type=won&date_won__gte=${gte}&date_won__lt=${lt}&_limit=250`);
		};
		const [a, b] = [await counted("last_quarter"), await counted("this_quarter")];
		for (const name of ["total_results", "total_value_annualized", "expected_value_annualized"])
			for (const [part, value] of [
				["a", a[name]],
				["b", b[name]],
				["difference", Number(b[name]) - Number(a[name])],
				["both", 0],
				["only_a", a[name]],
			] as const)
				assert.equal(
					await page.locator(`[data-compare="${part}"][data-aggregate="${name}"]`).getAttribute("data-value"),
					String(value),
					`${part} ${name}`,
				);
		const asked = window.sandbox.requests.filter(({ params }) => params["_limit"] === "1");
		assert.ok(asked.length > 0 && asked.length <= 3, `${asked.length}`);
		const list = page.locator('[data-side="only_b"]');
		await list.locator("summary").click();
		// On the first day of a quarter, nothing is won in it.
		await eventually(async () => {
			assert.match((await list.locator("summary").textContent()) ?? "", new RegExp(`\\(${b["total_results"]}\\)`));
			assert.equal(await list.locator("button.row").count(), Math.min(100, Number(b["total_results"])));
		});
	});

	it("saves what is seen of a comparison as an image", async () => {
		const folder = await mkdtemp(join(tmpdir(), "image-"));
		try {
			await window.page.locator('.editor-actions a[aria-label="Save as Image…"]').click();
			await saveIn(window, "Save as Image", /Comparison \d{4}-\d\d-\d\d\.svg$/, join(folder, "seen.svg"));
			await window.notifications.waitFor("Image saved.");
			const svg = await readFile(join(folder, "seen.svg"), "utf8");
			for (const text of ["Last quarter", "This quarter", "Annualized value", "as of "])
				assert.ok(svg.includes(text), text);
			await window.notifications.clear();
		} finally {
			await rm(folder, { recursive: true, force: true });
			await window.quickInput.choose("View: Close Editor");
		}
	});

	it("keeps its figures, with the reason beside them, when a refresh fails", async () => {
		const page = await totalsTab();
		const before = await figures(page);
		window.sandbox.setFaults([{ on: { every: 1 }, do: "403" }]);
		try {
			await window.runCommand("Refresh");
			await window.tree.row((row) => row.icon === "error");
			await page.getByRole("alert").first().waitFor();
			assert.deepEqual(await figures(page), before);
		} finally {
			window.sandbox.setFaults([]);
		}
	});

	it("leads from the side bar to the tab's sections, which ask for what they need once they are open", async () => {
		const [sideBar, tab] = [await window.webviews.sideBar(), await window.webviews.editor()];
		const won = (page: Frame, place: string) => page.locator(`${place} [data-measure="target.won"]`);
		const period = (await won(sideBar, ".standing-line").getAttribute("data-period")) ?? "";
		const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
		const bounds = [Number(quarter) * 3 - 2, Number(quarter) * 3 + 1].map((month) =>
			new Date(Date.UTC(Number(year), month - 1, 1)).toISOString().slice(0, 10),
		);
		const { total_value_annualized: value } = await answer(
			`status_type=won&date_won__gte=${bounds[0]}&date_won__lt=${bounds[1]}&_limit=1`,
		);
		await eventually(async () =>
			assert.equal(await won(sideBar, ".standing-line").getAttribute("data-value"), String(value)),
		);
		const asked = (type: string) =>
			window.sandbox.requests.filter(({ params }) => params["status_type"] === type).length;
		assert.equal(asked("lost"), 0);
		await sideBar.getByRole("button", { name: "Show Analysis" }).click();
		await eventually(async () =>
			assert.equal(await won(tab, '[data-section="standing"]').getAttribute("data-value"), String(value)),
		);
		assert.equal(asked("lost"), 0);
		await tab.getByRole("heading", { name: "Win Rate" }).click();
		await tab.locator('[data-section="winRate"] [data-measure="win_rate.won"]').first().waitFor();
		assert.ok(asked("lost") > 0);
		await tab.getByRole("heading", { name: "Outcome" }).click();
		await tab.locator('[data-section="outcome"] [data-measure="outcome.p50"][data-value]').first().waitFor();
		await tab.getByRole("heading", { name: "Concentration" }).click();
		await tab.locator('[data-section="concentration"] [data-measure="concentration.1"][data-value]').waitFor();
		await sideBar.locator('.standing-line [data-measure="outcome.p90"][data-value]').waitFor();
	});

	it("gives axe nothing to complain about in four themes of VS Code, whose colors the tests in a browser have", async () => {
		await window.runCommand("Show Totals");
		await totalsTab();
		await window.tree.expand(({ expanded }) => expanded !== undefined);
		await window.tree.click(({ level }) => level === 2);
		await window.webviews.editorWith(".place");
		await window.quickInput.choose("View: Move Editor into Right Group");
		await window.runCommand("Compare This Quarter and Last");
		await window.webviews.editorWith('[data-compare="both"][data-value]');
		await window.quickInput.choose("View: Move Editor into Right Group");
		const details = await window.webviews.editorWith(".place");
		const compared = await window.webviews.editorWith(".pair");
		const tab = await window.webviews.editorWith("#analysis");
		const close = tab.locator(".explanation-close");
		try {
			for (const theme of Object.keys(THEMES) as Theme[]) {
				await chooseTheme(window, theme, [details, compared, tab]);
				const sideBar = await window.webviews.sideBar();
				// An older VS Code has other colors.
				if (isNewest()) assert.deepEqual(await colorsOf(sideBar), THEMES[theme]);
				assert.deepEqual(await problems(sideBar), [], `${theme}, side bar`);
				assert.deepEqual(await problems(details), [], `${theme}, details`);
				assert.deepEqual(await problems(compared), [], `${theme}, comparison`);
				await tab.locator(".askable").first().click();
				await tab.locator("dialog summary").click();
				assert.deepEqual(await problems(tab), [], `${theme}, explanation`);
				await close.click();
				assert.deepEqual(await problems(tab), [], `${theme}, tab`);
			}
		} finally {
			if (await close.isVisible()) await close.click();
			await chooseTheme(window, "light", [tab]);
			await tab.locator(".view-line").first().click();
			await window.quickInput.choose("View: Close Editors in Other Groups");
		}
	});

	it("is there again, with figures, after VS Code reloads the window", async () => {
		await window.reload();
		const page = await window.webviews.editor();
		await page.locator('[data-aggregate="total_results"]').first().waitFor();
	});
});

function keyText(key: unknown): string {
	return typeof key === "string" ? key : JSON.stringify(key);
}
