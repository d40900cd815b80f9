import assert from "node:assert/strict";
import {
	readOpenElsewhere,
	requestsForElsewhere,
} from "../../../../../src/opportunities/analysis/outcome/openElsewhere.ts";
import { PartReader } from "../../../../../src/opportunities/analysis/partReader.ts";
import { FIRST_DAY, LAST_DAY } from "../../../../../src/opportunities/time/calendar.ts";
import { queryOf } from "../../../../../src/opportunities/view/viewParameters.ts";
import { type Deal, deal, FakeSource } from "../../listing/fakeSource.ts";
import { QUIET } from "../../listing/overFake.ts";

const QUARTER = { gte: "2026-10-01", lt: "2027-01-01" };
const TODAY = "2026-11-28";
const VIEW = { filters: { user_id: ["user_a"] } };

function setUp(deals: readonly Partial<Deal>[]) {
	const source = new FakeSource(deals.map((one) => deal({ status_type: "active", ...one })));
	const settings = () => ({ pageSize: 10, maxConcurrentRequests: 4 });
	const asking = { now: new Date(2026, 10, 28, 12), me: undefined };
	const parts = new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, asking));
	return { source, parts };
}

describe("Open deals elsewhere", () => {
	const deals = [
		{ date_won: null, value: 1 },
		{ date_won: null, value: 2, value_period: "monthly" },
		{ date_won: "2026-09-30", value: 4 },
		{ date_won: "2026-10-05", value: 8 },
		{ date_won: "2026-12-24", value: 16 },
		{ date_won: null, value: 32, status_type: "lost" },
		{ date_won: null, value: 64, user_id: "user_b" },
	] as const;

	it("are those without a date, and those planned for before the period, counted with three requests of one object", async () => {
		const { source, parts } = setUp(deals);
		const { undated, overdue, requests } = await readOpenElsewhere(parts, VIEW, QUARTER, TODAY);
		assert.deepEqual(
			[undated, overdue],
			[
				{ count: 2, value: 25 },
				{ count: 1, value: 4 },
			],
		);
		assert.deepEqual([requests.length, source.requests.map(({ _limit }) => _limit)], [3, ["1", "1", "1"]]);
	});

	it("take only the requests whose answers aren't known", async () => {
		const { source, parts } = setUp(deals);
		const needs = (period = QUARTER) => requestsForElsewhere(parts, VIEW, period, TODAY);
		assert.equal(needs(), 3);
		await readOpenElsewhere(parts, VIEW, QUARTER, TODAY);
		const before = { gte: "2026-07-01", lt: "2026-10-01" };
		assert.deepEqual([needs(), needs(before)], [0, 2]);
		await readOpenElsewhere(parts, VIEW, before, TODAY);
		assert.equal(source.requests.length, 5);
	});

	it("aren't overdue before their day, whatever period is in view", async () => {
		const { parts } = setUp(deals);
		const next = { gte: "2027-01-01", lt: "2027-04-01" };
		const { undated, overdue } = await readOpenElsewhere(parts, VIEW, next, TODAY);
		assert.deepEqual([undated.count, overdue], [2, { count: 2, value: 12 }]);
	});

	it("are the undated ones alone if the period begins with the first of all days", async () => {
		const { parts } = setUp(deals);
		const always = { gte: FIRST_DAY, lt: LAST_DAY };
		const { undated, overdue } = await readOpenElsewhere(parts, VIEW, always, TODAY);
		assert.deepEqual([undated.count, overdue.count], [2, 0]);
	});

	it("aren't told if the data changed between the answers, so that there would be fewer than none", async () => {
		const figures: PartReader["figures"] = async ({ filters }) => {
			const value = { total_results: filters.date_won === undefined ? 3 : 2, total_value_annualized: 500 };
			return { value, requests: [], asOf: 0, changing: false };
		};
		const { undated } = await readOpenElsewhere({ figures }, VIEW, QUARTER, TODAY);
		assert.deepEqual(undated, { count: undefined, value: undefined });
	});
});
