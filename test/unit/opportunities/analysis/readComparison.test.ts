import assert from "node:assert/strict";
import {
	type ComparedPart,
	comparedFigures,
	type Side,
} from "../../../../src/opportunities/analysis/comparedFigures.ts";
import { readSide, requestsForSide } from "../../../../src/opportunities/analysis/comparisonSides.ts";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { readComparison } from "../../../../src/opportunities/analysis/readComparison.ts";
import { sharedView } from "../../../../src/opportunities/analysis/sharedView.ts";
import { singleFigures } from "../../../../src/opportunities/totals/singleFigures.ts";
import type { Filters } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { aggregatesOf, type Deal, deal, FakeSource } from "../listing/fakeSource.ts";
import { QUIET } from "../listing/overFake.ts";

const ASKING = { now: new Date("2026-05-06T12:00:00"), me: "user_a" };
const WON: Filters = { status_type: ["won"] };
const OF_A: Filters = { user_id: ["user_a"] };
/** The fake server reads no queries, so these two match everything, as Close's might. */
const QUERIES = [
	{ ...WON, query: "a" },
	{ ...OF_A, query: "b" },
] as const;

const isWon = ({ status_type }: Deal) => status_type === "won";
const isOfA = ({ user_id }: Deal) => user_id === "user_a";

/** 30 deals, of which 15 are won, 10 of user_a, and 5 both. Pages have 4. */
function setUp(a: Filters, b: Filters) {
	const deals = Array.from({ length: 30 }, (_, index) =>
		deal({
			status_type: index % 2 === 0 ? "won" : "active",
			user_id: index % 3 === 0 ? "user_a" : "user_b",
			value: 1000 * index + 1,
			value_period: index % 5 === 0 ? "monthly" : "one_time",
			confidence: 33,
		}),
	);
	const source = new FakeSource(deals);
	const settings = () => ({ pageSize: 4, maxConcurrentRequests: 4 });
	const parts = new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, ASKING));
	const pair = { a: { filters: a }, b: { filters: b }, shared: sharedView({ filters: a }, { filters: b }, ASKING) };
	const figuresOf = (keep: (deal: Deal) => boolean) => aggregatesOf(source.deals.filter(keep));
	return { source, parts, pair, figuresOf };
}

const AT_ONCE = { mostRequests: 20 };

describe("A comparison of two Views", () => {
	it("takes three requests if what both match is one question", async () => {
		const { source, parts, pair, figuresOf } = setUp(WON, OF_A);
		const comparison = await readComparison(pair, parts, AT_ONCE);
		const both = singleFigures(figuresOf((deal) => isWon(deal) && isOfA(deal)));
		assert.deepEqual(comparison.figures, comparedFigures(figuresOf(isWon), figuresOf(isOfA), both));
		assert.equal(both.total_results, 5);
		assert.equal(source.requests.length, 3);
		assert.deepEqual(
			Object.values(comparison.requests).map((requests) =>
				requests.map(({ asked }) => [asked.status_type, asked.user_id]),
			),
			[[["won", undefined]], [[undefined, "user_a"]], [["won", "user_a"]]],
		);
	});

	it("takes two if their filters exclude each other, or if one View says nothing more than the other", async () => {
		const excluding = setUp(WON, { status_type: ["active"] });
		const { figures } = await readComparison(excluding.pair, excluding.parts, AT_ONCE);
		assert.deepEqual([figures[0]?.both, figures[0]?.only_a, figures[0]?.only_b], [0, 15, 15]);
		assert.equal(excluding.source.requests.length, 2);
		const within = setUp({}, WON);
		const all = await readComparison(within.pair, within.parts, AT_ONCE);
		assert.deepEqual([all.figures[0]?.both, all.figures[0]?.only_b], [15, 0]);
		assert.equal(within.source.requests.length, 2);
	});

	it("reads the opportunities of both and finds them by their ids if it is no single question", async () => {
		const { source, parts, pair, figuresOf } = setUp(...QUERIES);
		const seen: string[] = [];
		const comparison = await readComparison(pair, parts, {
			...AT_ONCE,
			onProgress: (read, total) => seen.push(`${read} of ${total}`),
		});
		const both = singleFigures(figuresOf((deal) => isWon(deal) && isOfA(deal)));
		assert.deepEqual(comparison.figures, comparedFigures(figuresOf(isWon), figuresOf(isOfA), both));
		assert.equal(source.requests.length, 2 + Math.ceil(15 / 4) + Math.ceil(10 / 4));
		assert.equal(comparison.requests.both.length, 7);
		assert.equal(seen.at(-1), "25 of 25");
	});

	it("waits for the user if that takes many requests, with all that is known without them", async () => {
		const { source, parts, pair } = setUp(...QUERIES);
		const comparison = await readComparison(pair, parts, { mostRequests: 6 });
		assert.deepEqual(comparison.unread, { requests: 7 });
		const [first] = comparison.figures;
		assert.deepEqual(first, { name: "total_results", a: 15, b: 10, difference: -5, percent: -1 / 3 });
		assert.equal(source.requests.length, 2);
		const whole = await readComparison(pair, parts, { mostRequests: Number.POSITIVE_INFINITY });
		assert.equal(whole.figures[0]?.both, 5);
		assert.equal(source.requests.length, 9);
	});

	it("waits for the user, too, if a count came with other rows, or if none is known", async () => {
		const { source, parts, pair } = setUp(...QUERIES);
		await parts.latest(pair.a);
		assert.deepEqual((await readComparison(pair, parts, { mostRequests: 6 })).unread, { requests: 7 });
		parts.forget();
		source.behavior = { totals: false };
		const { length } = source.requests;
		const { unread } = await readComparison(pair, parts, AT_ONCE);
		assert.deepEqual(unread, { requests: Number.POSITIVE_INFINITY });
		assert.ok(source.requests.slice(length).every(({ _limit }) => _limit === "1"));
		const whole = await readComparison(pair, parts, { mostRequests: Number.POSITIVE_INFINITY });
		assert.equal(whole.unread, undefined);
		assert.equal(whole.requests.both.length, 7);
	});

	it("is read once more if the counts contradict each other, and says so if they still do", async () => {
		const { source, parts, pair } = setUp(WON, OF_A);
		const parted: Pick<PartReader, "figures" | "rows" | "requestsForRows" | "forget"> = {
			figures: async (view, options) => {
				const part = await parts.figures(view, options);
				const isBoth = "user_id" in view.filters && "status_type" in view.filters;
				return isBoth ? { ...part, value: { ...part.value, total_results: 99 } } : part;
			},
			rows: (...given) => parts.rows(...given),
			requestsForRows: (...given) => parts.requestsForRows(...given),
			forget: () => parts.forget(),
		};
		const comparison = await readComparison(pair, parted, AT_ONCE);
		assert.equal(comparison.changing, true);
		assert.equal(source.requests.length, 6);
		assert.equal((await readComparison(pair, parts, AT_ONCE)).changing, false);
	});
});

describe("The lists of a comparison", () => {
	const expected: Readonly<Record<Side, (deal: Deal) => boolean>> = {
		only_a: (deal) => isWon(deal) && !isOfA(deal),
		both: (deal) => isWon(deal) && isOfA(deal),
		only_b: (deal) => isOfA(deal) && !isWon(deal),
	};

	for (const [how, a, b] of [
		["one question", WON, OF_A],
		["by ids", ...QUERIES],
	] as const)
		it(`have what only one View has and what both have, the largest first: ${how}`, async () => {
			const { source, parts, pair } = setUp(a, b);
			const annualized = ({ value, value_period }: Deal) => (value ?? 0) * (value_period === "monthly" ? 12 : 1);
			for (const side of ["only_a", "both", "only_b"] as const satisfies readonly ComparedPart[]) {
				const { value } = await readSide(pair, side, parts, {});
				const deals = source.deals.filter(expected[side]).sort((one, other) => annualized(other) - annualized(one));
				assert.deepEqual(
					value.map(({ id }) => id),
					deals.map(({ id }) => id),
					side,
				);
			}
		});

	it("say how many requests they take, which is none once all is read", async () => {
		const { parts, pair } = setUp(WON, OF_A);
		await readComparison(pair, parts, AT_ONCE);
		assert.equal(requestsForSide(pair, "only_a", parts), 4 + 2);
		assert.equal(requestsForSide(pair, "both", parts), 2);
		await readSide(pair, "only_a", parts, {});
		assert.equal(requestsForSide(pair, "both", parts), 0);
		assert.equal(requestsForSide(pair, "only_b", parts), 3);
	});

	it("need no request if nothing can be in both", async () => {
		const { source, parts, pair } = setUp(WON, { status_type: ["active"] });
		assert.deepEqual((await readSide(pair, "both", parts, {})).value, []);
		assert.equal(source.requests.length, 0);
		assert.equal((await readSide(pair, "only_a", parts, {})).value.length, 15);
	});
});
