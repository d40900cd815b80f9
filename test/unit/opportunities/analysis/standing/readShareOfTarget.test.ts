import assert from "node:assert/strict";
import { PartReader } from "../../../../../src/opportunities/analysis/partReader.ts";
import { periodInView } from "../../../../../src/opportunities/analysis/periodInView.ts";
import { readShareOfTarget } from "../../../../../src/opportunities/analysis/standing/readShareOfTarget.ts";
import { queryOf } from "../../../../../src/opportunities/view/viewParameters.ts";
import { deal, FakeSource } from "../../listing/fakeSource.ts";
import { QUIET } from "../../listing/overFake.ts";

describe("The share of the target", () => {
	it("takes the target in the decimals of sums, also if there are several currencies", async () => {
		const now = new Date("2026-08-20T12:00:00Z");
		const source = new FakeSource([deal({ status_type: "won", date_won: "2026-08-01", value: 300 })]);
		const settings = () => ({ pageSize: 100, maxConcurrentRequests: 4 });
		const asking = { now, me: undefined };
		const parts = new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, asking));
		const view = { filters: {} };
		const question = {
			view,
			now,
			me: undefined,
			startMonth: 1,
			targets: [{ period: "2026-Q3", amount: 400 }],
			period: periodInView(view, now, { startMonth: 1, locale: "en" }),
		};
		for (const [currency, expected] of [
			["mixed", 0.75],
			["USD", 0.0075],
		] as const) {
			const currencies = { currency, scaleOf: (code?: string | null) => (code === "mixed" ? 0 : 2) };
			const measures = await readShareOfTarget(parts, { ...question, currencies });
			assert.equal(measures.find(({ name }) => name === "target.share")?.value, expected);
		}
	});
});
