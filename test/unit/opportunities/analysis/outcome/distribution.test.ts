import assert from "node:assert/strict";
import fc from "fast-check";
import {
	chanceToReach,
	type Distribution,
	distributionOf,
	type Gamble,
	quantileOf,
} from "../../../../../src/opportunities/analysis/outcome/distribution.ts";
import { runs } from "../../../runs.ts";

const atOnce = { pause: async () => undefined };

/** Every way in which deals can end, with its probability as a multiple of 100^-n. */
function enumerated(deals: readonly Gamble[], fixed: number): ReadonlyMap<number, bigint> {
	let totals = new Map([[fixed, 1n]]);
	for (const { value, chance } of deals) {
		const next = new Map<number, bigint>();
		const add = (amount: number, ways: bigint) => next.set(amount, (next.get(amount) ?? 0n) + ways);
		for (const [amount, ways] of totals) {
			if (chance > 0) add(amount + value, ways * BigInt(chance));
			if (chance < 100) add(amount, ways * BigInt(100 - chance));
		}
		totals = next;
	}
	return new Map([...totals].sort(([a], [b]) => a - b));
}

function exactQuantile(totals: ReadonlyMap<number, bigint>, percent: number, deals: number): number {
	let sum = 0n;
	for (const [amount, ways] of totals) {
		sum += ways;
		if (sum * 100n >= BigInt(percent) * 100n ** BigInt(deals)) return amount;
	}
	throw new Error("The probabilities don't add up to 1.");
}

function exactChance(totals: ReadonlyMap<number, bigint>, target: number, deals: number): number {
	let sum = 0n;
	for (const [amount, ways] of totals) if (amount >= target) sum += ways;
	// Up to 16 digits behind the point.
	return Number((sum * 10n ** 16n) / 100n ** BigInt(deals)) / 1e16;
}

const chances = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(0, 10, 50, 90, 100));
const gamble = (most: number) => fc.record({ value: fc.integer({ min: -most / 10, max: most }), chance: chances });

/** Deals whose values have no common unit, so that they are put on a grid. */
const many = fc.array(fc.record({ value: fc.integer({ min: -1_000_000, max: 90_000_000 }), chance: chances }), {
	minLength: 30,
	maxLength: 120,
});

describe("the distribution of what open deals bring", () => {
	it("is that of a single deal, which is won or isn't", async () => {
		const one = await distributionOf([{ value: 1_234_567, chance: 40 }], 100, atOnce);
		assert.deepEqual([...one.amounts], [100, 1_234_667]);
		assert.deepEqual([...one.masses], [0.6, 0.4]);
		assert.equal(chanceToReach(one, 1_234_667), 0.4);
		assert.equal(chanceToReach(one, 1_234_668), 0);
		assert.equal(chanceToReach(one, 100), 1);
	});

	it("takes an amount for exceeded with exactly the probability that is asked for", async () => {
		const one = await distributionOf([{ value: 500, chance: 90 }], 0, atOnce);
		assert.deepEqual([quantileOf(one, 0.1), quantileOf(one, 0.11)], [0, 500]);
		const two = await distributionOf(
			[10, 10, 10].map((chance) => ({ value: 100, chance })),
			0,
			atOnce,
		);
		assert.deepEqual([quantileOf(two, 0.729), quantileOf(two, 0.73)], [0, 100]);
	});

	it("is what is won alone if no deal is open, or none has a chance", async () => {
		for (const deals of [[], [{ value: 5, chance: 0 }], [{ value: 0, chance: 50 }]]) {
			const nothing = await distributionOf(deals, 77, atOnce);
			assert.deepEqual(
				[0.1, 0.5, 0.9].map((one) => quantileOf(nothing, one)),
				[77, 77, 77],
			);
			assert.deepEqual([chanceToReach(nothing, 77), chanceToReach(nothing, 78)], [1, 0]);
		}
	});

	it("equals enumeration for up to 16 deals", async () => {
		const few = fc.array(fc.oneof(gamble(100_000_000), gamble(20)), { maxLength: 16, size: "max" });
		await fc.assert(
			fc.asyncProperty(few, fc.integer({ min: 0, max: 1e9 }), fc.nat(), async (deals, fixed, choice) => {
				const found = await distributionOf(deals, fixed, atOnce);
				const exact = enumerated(deals, fixed);
				assert.equal(found.cell, 0);
				assert.deepEqual([found.least, found.most], [[...exact.keys()].at(0), [...exact.keys()].at(-1)]);
				for (const percent of [10, 50, 90])
					assert.equal(quantileOf(found, percent / 100), exactQuantile(exact, percent, deals.length));
				const target = [...exact.keys()][choice % exact.size] ?? 0;
				close(chanceToReach(found, target), exactChance(exact, target, deals.length));
			}),
			runs(20),
		);
	});

	it("equals enumeration for 16 deals of which no two totals are equal", async () => {
		const deals = Array.from({ length: 16 }, (_, at) => ({ value: 7 * 3 ** at + at, chance: 3 + at * 6 }));
		const found = await distributionOf(deals, 0, atOnce);
		const exact = enumerated(deals, 0);
		assert.equal(found.amounts.length, 2 ** 16);
		assert.deepEqual([...found.amounts], [...exact.keys()]);
		for (const percent of [10, 50, 90])
			assert.equal(quantileOf(found, percent / 100), exactQuantile(exact, percent, deals.length));
	});

	it("equals enumeration for many deals if a grid can hold all their amounts", async () => {
		const deals = fc.array(
			gamble(300).map(({ value, chance }) => ({ value: value * 100_000, chance })),
			{
				minLength: 17,
				maxLength: 60,
			},
		);
		await fc.assert(
			fc.asyncProperty(deals, fc.nat(1e9), fc.nat(), async (some, fixed, choice) => {
				const found = await distributionOf(some, fixed, atOnce);
				const exact = enumerated(some, fixed);
				assert.equal(found.cell, 0);
				for (const percent of [10, 50, 90])
					assert.equal(quantileOf(found, percent / 100), exactQuantile(exact, percent, some.length));
				const target = [...exact.keys()][choice % exact.size] ?? 0;
				close(chanceToReach(found, target), exactChance(exact, target, some.length));
			}),
			runs(20),
		);
	});

	it("is within some cells of enumeration if a grid can't hold all amounts", async () => {
		const deals = Array.from({ length: 20 }, (_, at) => ({ value: 10_000_019 * (at + 3) + at, chance: 35 + at * 2 }));
		const found = await distributionOf(deals, 0, atOnce);
		const exact = enumerated(deals, 0);
		assert.ok(found.cell > 0 && found.most / found.cell > 100_000, `a cell is ${found.cell}`);
		for (const percent of [10, 50, 90]) {
			const difference = quantileOf(found, percent / 100) - exactQuantile(exact, percent, deals.length);
			assert.ok(Math.abs(difference) <= deals.length * found.cell, `${percent}: ${difference / found.cell} cells`);
		}
	});

	it("keeps the mean of each deal, and all of the probability", async () => {
		await fc.assert(
			fc.asyncProperty(many, fc.nat(1e9), async (deals, fixed) => {
				const found = await distributionOf(deals, fixed, atOnce);
				const mean = deals.reduce((sum, { value, chance }) => sum + (value * chance) / 100, fixed);
				assert.ok(Math.abs(meanOf(found) - mean) < 0.01, `${meanOf(found)} in place of ${mean}`);
				close(
					found.masses.reduce((sum, mass) => sum + mass, 0),
					1,
				);
			}),
			runs(30),
		);
	});

	it("is the same, to the last bit, whenever it is computed and in whatever order the deals come", async () => {
		await fc.assert(
			fc.asyncProperty(many, async (deals) => {
				const one = await distributionOf(deals, 5, atOnce);
				const other = await distributionOf([...deals].reverse(), 5, atOnce);
				for (const numbers of ["amounts", "masses"] as const)
					assert.ok(bitsOf(one[numbers]).equals(bitsOf(other[numbers])));
				assert.deepEqual([other.cell, other.least, other.most], [one.cell, one.least, one.most]);
			}),
			runs(10),
		);
	});

	it("never says more than all deals together bring, or less than none", async () => {
		const deals = Array.from({ length: 40 }, (_, at) => ({ value: 33_333_333 + at * 1009, chance: 99 }));
		const sure = await distributionOf(deals, 0, atOnce);
		assert.ok(sure.cell > 0);
		assert.equal(quantileOf(sure, 1), sure.most);
		assert.equal(quantileOf(sure, 0), sure.amounts[0]);
	});

	it("refuses amounts that no number can hold together", async () => {
		const deals = [1, 2].map(() => ({ value: Number.MAX_VALUE, chance: 50 }));
		await assert.rejects(distributionOf(deals, 0, atOnce), RangeError);
	});
});

describe("working out the distribution of 5,000 deals", () => {
	const deals = Array.from({ length: 5_000 }, (_, at) => ({ value: 1_000_003 + 17 * at, chance: 5 + (at % 90) }));

	it("pauses again and again", async () => {
		let pauses = 0;
		const pause = async () => {
			pauses++;
		};
		await distributionOf(deals, 0, { pause });
		assert.ok(pauses >= 10, `${pauses} pauses`);
	});

	it("ends at once if it is cancelled", async () => {
		const cancelling = new AbortController();
		let pauses = 0;
		const pause = async () => {
			pauses++;
			cancelling.abort(new Error("cancelled"));
		};
		await assert.rejects(distributionOf(deals, 0, { pause, signal: cancelling.signal }), /cancelled/);
		assert.equal(pauses, 1);
	});
});

function close(found: number, expected: number): void {
	assert.ok(Math.abs(found - expected) < 1e-9, `${found} in place of ${expected}`);
}

function bitsOf(numbers: Float64Array): Buffer {
	return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function meanOf({ amounts, masses }: Distribution): number {
	return amounts.reduce((sum, amount, at) => sum + amount * (masses[at] ?? 0), 0);
}
