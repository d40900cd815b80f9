import assert from "node:assert/strict";
import { readOpenDeals } from "../../../../../src/opportunities/analysis/outcome/readOpenDeals.ts";
import { PartReader } from "../../../../../src/opportunities/analysis/partReader.ts";
import { TooManyRows } from "../../../../../src/opportunities/analysis/wholeListing.ts";
import { queryOf } from "../../../../../src/opportunities/view/viewParameters.ts";
import { type Deal, deal, FakeSource } from "../../listing/fakeSource.ts";
import { QUIET } from "../../listing/overFake.ts";

const QUARTER = { gte: "2026-10-01", lt: "2027-01-01" };
const VIEW = { filters: { user_id: ["user_a"] } };

function setUp(deals: readonly Partial<Deal>[], pageSize = 10) {
	const source = new FakeSource(deals.map((one) => deal({ status_type: "active", ...one })));
	const settings = () => ({ pageSize, maxConcurrentRequests: 4 });
	const parts = new PartReader({ source, settings, log: QUIET }, (view) =>
		queryOf(view, { now: new Date(2026, 10, 28, 12), me: undefined }),
	);
	return { source, parts };
}

const many = (count: number, one: Partial<Deal> = {}) =>
	Array.from({ length: count }, () => ({ date_won: "2026-12-01", ...one }));

describe("The open deals of a period", () => {
	it("are those to be closed on its days, with all of the View's other filters", async () => {
		const { parts } = setUp([
			{ date_won: "2026-10-01", value: 1 },
			{ date_won: "2026-12-31", value: 2 },
			{ date_won: "2026-09-30", value: 4 },
			{ date_won: "2027-01-01", value: 8 },
			{ date_won: null, value: 16 },
			{ date_won: "2026-11-11", value: 32, status_type: "won" },
			{ date_won: "2026-11-11", value: 64, user_id: "user_b" },
		]);
		const { deals, aggregates } = await readOpenDeals(parts, VIEW, QUARTER, {});
		assert.deepEqual(
			deals.map(({ value }) => value),
			[1, 2],
		);
		assert.equal(aggregates.total_results, 2);
	});

	it("are read once for all who ask, as many requests as they fill pages", async () => {
		const { source, parts } = setUp(many(35));
		const [a, b] = await Promise.all([
			readOpenDeals(parts, VIEW, QUARTER, {}),
			readOpenDeals(parts, VIEW, QUARTER, { limit: 6_000 }),
		]);
		assert.deepEqual([a.deals.length, b.deals.length, source.requests.length], [35, 35, 4]);
		assert.equal(a.requests.length, 4);
	});

	it("are too many from 5,001 on, unless somebody wants more", async () => {
		const { source, parts } = setUp(many(5_001), 250);
		await assert.rejects(
			readOpenDeals(parts, VIEW, QUARTER, { limit: 5_000 }),
			(error) => error instanceof TooManyRows && error.count === 5_001,
		);
		assert.equal(source.requests.length, 1);
		for (let time = 0; time < 2; time++)
			assert.equal((await readOpenDeals(parts, VIEW, QUARTER, { limit: 6_000 })).deals.length, 5_001);
		assert.equal(source.requests.length, 21);
	});
});
