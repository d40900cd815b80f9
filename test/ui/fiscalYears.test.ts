import assert from "node:assert/strict";
import type { Opportunity } from "../../src/sandbox/index.ts";
import { eventually } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

const START = "closeOpportunities.fiscalYearStartMonth";

describe("Fiscal years through the window", () => {
	let window: TestWindow;

	before(async () => {
		const settings = { [START]: 8, "closeOpportunities.groupBy": "-date_won__quarter" };
		window = await openWindow({ sandbox: { size: 600 }, settings });
		await window.signIn();
	});
	after(() => window?.stop());

	/** The objects of the fiscal quarter that holds the most, which are those of three months of the calendar. */
	function largestQuarter(): { readonly label: string; readonly objects: readonly Opportunity[] } {
		const quarters = Map.groupBy(
			window.sandbox.matching({ _order_by: "-date_updated" }).filter(({ date_won }) => date_won !== null),
			({ date_won }) => fiscalQuarter(date_won ?? ""),
		);
		const [label, objects] = [...quarters].sort(([, a], [, b]) => b.length - a.length)[0] ?? ["", []];
		return { label, objects };
	}

	it("name quarters, hold the objects of their days, and are in the totals", async () => {
		const { label, objects } = largestQuarter();
		const rows = await window.tree.rowsWhen(`${objects.length} in ${label}`, (rows) =>
			rows.some((row) => row.label === label && row.description.startsWith(`${objects.length} ·`)),
		);
		assert.ok(rows.every(({ label }) => /^(FY\d\d Q[1-4]|No date)$/.test(label)));
		await eventually(async () => assert.equal(await window.opportunities.busy(), false));
		await window.tree.expand(label);
		await eventually(async () => assert.equal((await window.tree.under(label))[0]?.label, objects[0]?.lead_name));
		const page = await window.webviews.sideBar();
		await page.locator("body").getByText(label).first().waitFor();
	});

	it("are those of the calendar where they start in January", async () => {
		await window.changeSettings({ [START]: 1 });
		await window.reload();
		await window.openContainer();
		await window.tree.rowsWhen("quarters of the calendar", (rows) =>
			rows.some(({ label }) => /^\d{4} Q\d$/.test(label)),
		);
	});
});

/** Of years that start in August and bear the number of the year in which they end. */
function fiscalQuarter(day: string): string {
	const [year = 0, month = 0] = day.split("-").map(Number);
	const sinceAugust = (month + 4) % 12;
	return `FY${String(month >= 8 ? year + 1 : year).slice(2)} Q${Math.floor(sinceAugust / 3) + 1}`;
}
