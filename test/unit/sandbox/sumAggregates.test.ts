import assert from "node:assert/strict";
import { naiveAggregates, naiveFormat, SUM_NAMES } from "./naive.ts";
import { list, type Parameters, useSandbox, withSandbox } from "./support.ts";

describe("Sandbox: aggregates", () => {
	const sandbox = useSandbox({ size: 900 });
	const requests: readonly Parameters[] = [
		{},
		{ status_type: "won" },
		{ status_type: "lost" },
		{ value_period: "monthly" },
		{ status_type__in: "active", value_period__in: "annual,one_time" },
		{ date_won__gte: "2026-01-01", date_won__lt: "2026-02-01" },
		{ user_id: "user_nobody" },
	];

	for (const name of ["total_results", "count_by_value_period", ...SUM_NAMES]) {
		it(`${name} is as the document defines it, over all that match`, async () => {
			let differing = new Set<string>();
			for (const parameters of requests) {
				const expected = naiveAggregates(sandbox().matching(parameters));
				const answer = await list(sandbox(), { ...parameters, _limit: "3", _fields: "id" });
				assert.deepEqual(answer[name], expected[name], JSON.stringify(parameters));
				differing = differing.add(JSON.stringify(expected[name]));
			}
			assert.ok(differing.size > 2);
		});
	}

	for (const name of SUM_NAMES) {
		it(`${name}_formatted is the same in dollars, or null for 0`, async () => {
			for (const parameters of requests) {
				const answer = await list(sandbox(), { ...parameters, _limit: "1" });
				assert.equal(answer[`${name}_formatted`], naiveFormat(answer[name] as number));
			}
		});
	}

	it("count_by_value_period leaves out the periods that do not occur", async () => {
		const monthly = await list(sandbox(), { value_period: "monthly" });
		assert.deepEqual(Object.keys(monthly["count_by_value_period"] as object), ["monthly"]);
		const none = await list(sandbox(), { user_id: "user_nobody" });
		assert.deepEqual(none["count_by_value_period"], {});
	});

	it("are the same on each page and in each order and grouping", async () => {
		const figures = async (parameters: Parameters): Promise<unknown> => ({
			...(await list(sandbox(), parameters)),
			data: [],
			has_more: true,
		});
		const first = await figures({});
		assert.deepEqual(await figures({ _skip: "500", _limit: "10", _order_by: "value" }), first);
		assert.deepEqual(await figures({ _skip: "800", _group_by: "-date_won__week" }), first);
	});

	it("an expected value is rounded for each opportunity", async () => {
		await withSandbox({ size: 1 }, async (small) => {
			const id = small.all()[0]?.id ?? "";
			small.edit(id, { value: 101, confidence: 50 });
			assert.equal(small.all()[0]?.expected_value, 51);
			const annualized = small.all()[0]?.annualized_expected_value;
			assert.equal((await list(small))["expected_value_annualized"], annualized);
			assert.equal(annualized, small.all()[0]?.value_period === "monthly" ? 606 : 51);
		});
	});

	it("an organization without opportunities has zeros", async () => {
		await withSandbox({ size: 0 }, async (empty) => {
			const answer = await list(empty, { _group_by: "user_id" });
			const { data, has_more, ...figures } = answer;
			assert.deepEqual([data, has_more], [[], false]);
			const named = Object.fromEntries(Object.entries(figures).filter(([name]) => !name.endsWith("_formatted")));
			assert.deepEqual(named, naiveAggregates([]));
		});
	});
});
