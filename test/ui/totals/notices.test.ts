import assert from "node:assert/strict";
import { CloseError } from "../../../src/close/base/errors.ts";
import { EMPTY_STATE } from "../../../src/opportunities/listing/listingState.ts";
import { FIGURES } from "../../../src/opportunities/totals/singleFigures.ts";
import { totalsOf } from "../../../src/opportunities/totals/totals.ts";
import { pagesOf } from "../webview/harness.ts";
import { startHarness } from "./harness.ts";
import { sampleTotals } from "./sample.ts";

describe("the notices of the totals page", () => {
	const open = pagesOf(startHarness);

	it("says how many are in no group, also if all of them are", async () => {
		const { page, show } = await open();
		await show(sampleTotals(3, { withoutGroup: 4 }));
		assert.match(await page.innerText("main"), /4 .*group/);
		await show(sampleTotals(3, { groups: [], withoutGroup: 315 }));
		assert.match(await page.innerText("main"), /315 opportunities aren't in any group/);
	});

	it("says how many have no value period, as Close's counts by period leave them out", async () => {
		const { page, show } = await open();
		const totals = sampleTotals(3);
		const { whole = {} } = totals;
		await show(totals);
		assert.doesNotMatch(await page.innerText("main"), /no value period/);
		await show({ ...totals, whole: { ...whole, total_results: (whole.total_results ?? 0) + 1234 } });
		assert.match(await page.innerText("main"), /1,234 opportunities have no value period\./);
	});

	it("says of when the rows are if only the figures were looked at since", async () => {
		const { page, show } = await open();
		const totals = sampleTotals(3);
		const rowsAsOf = (totals.asOf ?? 0) - 11 * 60_000;
		await show({ ...totals, rowsAsOf });
		assert.match(await page.innerText("header"), /as of Sep 15, 2026, 10:42\sAM · rows as of Sep 15, 2026, 10:31\sAM/);
		await show({ ...totals, rowsAsOf: totals.asOf });
		assert.doesNotMatch(await page.innerText("header"), /rows/);
	});

	it("keeps the old figures, dimmed, while the new ones load, and says what is partial", async () => {
		const { page, show } = await open();
		await show(sampleTotals(3, { stale: true, loading: true, partial: "opening" }));
		assert.equal(await page.locator("[aria-busy=true] .summary").count(), 1);
		assert.ok(
			Number(await page.$eval(".summary", (table) => getComputedStyle(table.parentElement ?? table).opacity)) < 1,
		);
		assert.match(await page.innerText("[role=status]"), /^Partial: still loading/);
		await page.getByRole("progressbar").waitFor({ state: "attached" });
		await show(sampleTotals(3));
		assert.equal(await page.locator("[aria-busy=true], [role=status], [role=progressbar]").count(), 0);
	});

	it("keeps the last good figures beside the reason of a failure", async () => {
		const { page, show, posted } = await open();
		const error = new CloseError("network", "Close cannot be reached.", { advice: "Check the network." });
		await show(sampleTotals(3, { error, partial: "failed" }));
		assert.match(await page.innerText("[role=alert]"), /^Close can't be reached\s+Refresh$/);
		assert.equal(await page.getAttribute("[role=alert] p", "title"), "Close cannot be reached.\nCheck the network.");
		assert.equal(await page.locator(".stale .summary").count(), 1);
		assert.equal(await page.locator("[data-aggregate]:not([data-group])").count(), FIGURES.length);
		await page.getByRole("button", { name: "Refresh" }).click();
		assert.deepEqual((await posted()).at(-1), { type: "refresh" });
		await show(totalsOf({ ...EMPTY_STATE, view: { filters: {} }, error }, "en"));
		assert.doesNotMatch(await page.innerText("main"), /Loading/);
	});

	it("asks for a key where Close no longer accepts it, and does not offer to try again", async () => {
		const { page, send, posted } = await open();
		const error = new CloseError("unauthorized", "Close doesn't accept the key.", { status: 401, advice: "" });
		const totals = sampleTotals(3, { error, partial: "failed" });
		await send({ type: "snapshot", totals, view: "", filters: "", failure: "Signed out by Close", signIn: true });
		assert.match(await page.innerText("[role=alert]"), /Sign In…$/);
		assert.equal(await page.getByRole("button", { name: "Refresh" }).count(), 0);
		await page.getByRole("button", { name: "Sign In…" }).click();
		assert.deepEqual((await posted()).at(-1), { type: "signIn" });
	});

	it("says why there is nothing to see", async () => {
		const { page, show } = await open();
		await show(totalsOf(EMPTY_STATE, "en"));
		assert.match(await page.innerText("main"), /Sign in to Close/);
		const empty = { totals: { total_results: 0, count_by_value_period: {} }, groups: [] };
		await show(sampleTotals(0, empty));
		assert.match(await page.innerText("main"), /There are no opportunities yet/);
		await show(sampleTotals(0, empty), "Won");
		assert.match(await page.innerText("main"), /No opportunities match the filters/);
		assert.equal(await page.getAttribute('[data-aggregate="count_by_value_period.annual"]', "data-value"), "0");
	});

	it("says what the figures cover, and in which currencies they are", async () => {
		const { page, show } = await open();
		await show(sampleTotals(3, { currency: "mixed", computedHere: true, withoutGroup: 1 }));
		const text = await page.innerText("main");
		assert.match(text, /These totals include won, open, and lost opportunities/);
		assert.match(text, /several currencies/);
		assert.match(text, /Close sent no groups/);
		assert.match(text, /1 opportunity isn't in any group/);
		assert.doesNotMatch(text, /\$/);
		await show(sampleTotals(3, { computedHere: true, partial: "stopped" }));
		assert.match(await page.innerText(".bar"), /^Owner 0\s+43 or more\s+\$[\d,.]+ or more/);
		assert.doesNotMatch(await page.innerText("tr.annualized"), /or more/);
		await show(sampleTotals(3, { view: { group_by: "user_id", filters: { status_type: ["won"] } } }));
		assert.doesNotMatch(await page.innerText("main"), /added up|These totals include|several|any group/);
	});
});
