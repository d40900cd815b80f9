import assert from "node:assert/strict";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { periodFromId } from "../../../../src/opportunities/analysis/periodInView.ts";
import { readWon } from "../../../../src/opportunities/analysis/readWon.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { deal, FakeSource } from "../listing/fakeSource.ts";
import { QUIET } from "../listing/overFake.ts";

function setUp() {
	const won = ["2026-09-30", "2026-10-01", "2026-11-28", "2026-12-24"];
	const source = new FakeSource(won.map((date_won) => deal({ status_type: "won", date_won, value: 5 })));
	const settings = () => ({ pageSize: 100, maxConcurrentRequests: 4 });
	const asking = { now: new Date(2026, 10, 28, 12), me: undefined };
	const parts = new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, asking));
	const read = (id: string, today = "2026-11-28") => {
		const period = periodFromId(id, { startMonth: 1, locale: "en" }) ?? assert.fail();
		return readWon(parts, { filters: {} }, period, today);
	};
	return { source, read };
}

describe("What was won in a period", () => {
	it("is one request for all who ask, with the latest rows if the period goes on after today", async () => {
		const { source, read } = setUp();
		const [first, second] = await Promise.all([read("2026-Q4"), read("2026-Q4")]);
		assert.deepEqual([first.value.total_value_annualized, first.latest?.length], [15, 3]);
		assert.equal(first.latest, second.latest);
		assert.deepEqual(
			source.requests.map(({ _limit, _order_by }) => [_limit, _order_by]),
			[["100", "-date_won"]],
		);
	});

	it("asks for no more of the latest rows than their values and dates", async () => {
		const { source, read } = setUp();
		await read("2026-Q4");
		const fields = source.requests[0]?._fields?.split(",") ?? [];
		for (const needed of ["date_won", "value", "value_period", "value_currency"]) assert.ok(fields.includes(needed));
		for (const unneeded of ["lead_name", "user_name", "status_label"]) assert.ok(!fields.includes(unneeded));
	});

	it("is one object's answer if the period is over, ends today, or hasn't begun", async () => {
		const { source, read } = setUp();
		for (const [id, today] of [
			["2026-Q3", undefined],
			["2026-Q4", "2026-12-31"],
			["2027-Q1", undefined],
		] as const)
			assert.equal((await read(id, today)).latest, undefined);
		assert.deepEqual(
			source.requests.map(({ _limit }) => _limit),
			["1", "1", "1"],
		);
	});
});
