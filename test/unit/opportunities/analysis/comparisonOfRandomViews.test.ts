import assert from "node:assert/strict";
import fc from "fast-check";
import { SIDES } from "../../../../src/opportunities/analysis/comparison/comparedFigures.ts";
import { readSide } from "../../../../src/opportunities/analysis/comparison/comparisonSides.ts";
import { type Pair, readComparison } from "../../../../src/opportunities/analysis/comparison/readComparison.ts";
import { sharedView } from "../../../../src/opportunities/analysis/comparison/sharedView.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { comparisonByForce } from "./bruteForce.ts";
import {
	checkIn,
	matched,
	partsIn,
	randomPairs,
	randomViews,
	sampleSource,
	situations,
	viewRuns,
} from "./randomViews.ts";

const FREELY = { mostRequests: Number.POSITIVE_INFINITY };

describe("The comparison of random Views", () => {
	const source = sampleSource();
	/** Two Views that have nothing to do with each other, set the same filters otherwise, or share some of them. */
	const pairs = fc.oneof(
		randomPairs(source),
		fc
			.tuple(randomViews(source), randomPairs(source))
			.map(([common, [a, b]]): readonly [View, View] => [
				{ filters: { ...common.filters, ...a.filters } },
				{ filters: { ...b.filters, ...common.filters } },
			]),
		fc.tuple(randomViews(source), randomViews(source)),
	);
	/** Two Views with queries that no one request can have together. */
	const unalike = fc
		.tuple(randomViews(source), randomViews(source))
		.map(([a, b]): readonly [View, View] => [
			{ filters: { ...a.filters, query: "the" } },
			{ filters: { ...b.filters, query: "-the" } },
		]);

	async function check(some: typeof pairs, count: number): Promise<ReadonlySet<string>> {
		const kinds = new Set<string>();
		await fc.assert(
			fc.asyncProperty(some, situations(source), ([a, b], situation) =>
				checkIn(situation, async () => {
					const pair: Pair = { a, b, shared: sharedView(a, b, situation) };
					kinds.add(pair.shared.kind);
					const parts = partsIn(source, situation);
					const [inA, inB] = [matched(source, a, situation), matched(source, b, situation)];
					const { figures, changing } = await readComparison(pair, parts, FREELY);
					assert.deepEqual(
						Object.fromEntries(figures.map(({ name, ...parts }) => [name, parts])),
						comparisonByForce(inA, inB),
					);
					assert.equal(changing, false);
					const ids = { a: new Set(inA.map(({ id }) => id)), b: new Set(inB.map(({ id }) => id)) };
					const expected = {
						only_a: [...ids.a.difference(ids.b)],
						both: [...ids.a.intersection(ids.b)],
						only_b: [...ids.b.difference(ids.a)],
					};
					for (const side of SIDES) {
						const { value } = await readSide(pair, side, parts, {});
						assert.deepEqual(value.map(({ id }) => String(id)).toSorted(), expected[side].toSorted(), side);
					}
				}),
			),
			viewRuns(count),
		);
		return kinds;
	}

	it("tells of each figure what both have, and what only one of them has, as brute force does", async () => {
		assert.ok((await check(pairs, 30)).has("view"));
	});

	it("does so by the ids of opportunities if no one request can have the filters of both", async () => {
		assert.ok((await check(unalike, 10)).has("unknown"));
	});
});
