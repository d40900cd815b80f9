import assert from "node:assert/strict";
import fc from "fast-check";
import { concentrationOf } from "../../../../../src/opportunities/analysis/outcome/concentration.ts";
import { openDealsOf } from "../../../../../src/opportunities/analysis/outcome/openDeals.ts";
import { deal } from "../../listing/fakeSource.ts";

function sharesOf(rows: Parameters<typeof openDealsOf>[0]) {
	return concentrationOf(openDealsOf(rows).deals, []).map(({ name, value }) => [name, value]);
}

describe("concentration", () => {
	it("is the share of the expected value that hangs on the largest 1, 3, 5 and 10 deals, wherever they are", () => {
		const worth = (value: number) => deal({ value, confidence: 50, value_period: "one_time" });
		const rows = [10, 400, 10, 20, 100, 10, 10, 200, 10, 10, 10, 10].map(worth);
		assert.deepEqual(sharesOf([...rows, { ...worth(0), value: null }]), [
			["concentration.1", 0.5],
			["concentration.3", 700 / 800],
			["concentration.5", 730 / 800],
			["concentration.10", 780 / 800],
		]);
	});

	it("ranks by the expected value over a year, not by the value", () => {
		const rows = [
			deal({ value: 1_000, confidence: 10, value_period: "annual" }),
			deal({ value: 50, confidence: 50, value_period: "monthly" }),
		];
		assert.deepEqual(sharesOf(rows)[0], ["concentration.1", 300 / 400]);
	});

	it("isn't known if nothing is expected, or less", () => {
		for (const rows of [[], [deal({ value: 5, confidence: 0 })], [deal({ value: -500, confidence: 50 })]])
			assert.deepEqual(
				sharesOf(rows).map(([, value]) => value),
				[undefined, undefined, undefined, undefined],
			);
	});

	it("grows with the number of deals, up to all of it", () => {
		const values = fc.array(fc.nat(1e9), { minLength: 1, maxLength: 30 });
		fc.assert(
			fc.property(values, (all) => {
				const shares = sharesOf(all.map((value) => deal({ value, confidence: 100 }))).map(([, value]) => Number(value));
				if (all.every((value) => value === 0)) return;
				assert.deepEqual(
					[...shares].sort((a, b) => a - b),
					shares,
				);
				assert.equal(shares.at(-1), all.length <= 10 ? 1 : shares.at(-1));
				assert.ok(shares.every((share) => share > 0 && share <= 1));
			}),
		);
	});

	it("explains each share with the amounts that it is the quotient of", () => {
		const rows = [deal({ value: 300, confidence: 100 }), deal({ value: 100, confidence: 100 })];
		const [largest] = concentrationOf(openDealsOf(rows).deals, []);
		assert.deepEqual(largest?.working.numbers, [
			{ kind: "money", value: 300 },
			" ÷ ",
			{ kind: "money", value: 400 },
			" = ",
			{ kind: "ratio", value: 0.75 },
		]);
	});
});
