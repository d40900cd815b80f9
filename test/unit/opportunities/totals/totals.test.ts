import assert from "node:assert/strict";
import fc from "fast-check";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { type Aggregates, SUMS } from "../../../../src/close/schema/aggregates.ts";
import { STATUS_TYPES, VALUE_PERIODS, type ValuePeriod } from "../../../../src/close/schema/parameters.ts";
import { EMPTY_STATE, type Group, type ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import {
	amountsOf,
	countsOf,
	FIGURES,
	OTHER_PERIODS,
	singleFigures,
	summaryLines,
	tabledFigures,
} from "../../../../src/opportunities/totals/singleFigures.ts";
import { totalsOf } from "../../../../src/opportunities/totals/totals.ts";
import type { Filters } from "../../../../src/opportunities/view/view.ts";
import { deal } from "../listing/fakeSource.ts";

const cents = fc.integer({ min: 0, max: 1e12 });
const counts = fc.record(
	{ one_time: fc.nat(), monthly: fc.nat(), annual: fc.nat() },
	{ requiredKeys: [] },
) as fc.Arbitrary<Partial<Record<ValuePeriod, number>>>;
const aggregates = fc.record(
	{ total_results: fc.nat(), count_by_value_period: counts, ...Object.fromEntries(SUMS.map((sum) => [sum, cents])) },
	{ requiredKeys: [] },
) as fc.Arbitrary<Aggregates>;

function group(key: unknown, figures: Aggregates = {}): Group {
	return {
		id: JSON.stringify(key),
		key,
		fields: {},
		size: figures.total_results ?? 0,
		aggregates: figures,
		rows: [],
		loading: false,
		error: undefined,
	};
}

function stateOf(groups: readonly Group[], change: Partial<ListingState> = {}): ListingState {
	return { ...EMPTY_STATE, view: { group_by: "user_id", filters: {} }, grouped: true, groups, totals: {}, ...change };
}

function covers(filters: Filters): boolean {
	return totalsOf(stateOf([], { view: { filters } }), "en").coversAllStatuses;
}

describe("singleFigures", () => {
	it("carries each figure as it is, and makes up none that is missing", () => {
		fc.assert(
			fc.property(aggregates, (given) => {
				const figures = singleFigures(given);
				assert.equal(figures.total_results, given.total_results);
				for (const sum of SUMS) assert.equal(figures[sum], given[sum]);
				for (const period of VALUE_PERIODS) {
					const expected = given.count_by_value_period && (given.count_by_value_period[period] ?? 0);
					assert.equal(figures[`count_by_value_period.${period}`], expected);
				}
				assert.ok(Object.values(figures).every((figure) => figure !== undefined));
			}),
		);
	});

	it("has all ten aggregates, and the summary all twelve figures", () => {
		assert.equal(new Set(FIGURES.map((name) => name.split(".")[0])).size, 10);
		const shown = summaryLines({}).flatMap(({ count, value, expected }) => [count, value, expected]);
		assert.deepEqual([...shown].sort(), [...FIGURES].sort());
	});

	it("has a line and a column for other periods, if there are any, with a count and no sums", () => {
		const figures = singleFigures({ total_results: 5, count_by_value_period: { annual: 3, other: 2 } });
		assert.equal(figures[OTHER_PERIODS], 2);
		assert.deepEqual(summaryLines(figures).at(-2), { line: "other", count: OTHER_PERIODS });
		assert.deepEqual(tabledFigures(figures).slice(3, 6), [
			"count_by_value_period.annual",
			OTHER_PERIODS,
			"total_value_one_time",
		]);
		assert.equal(countsOf(figures)[OTHER_PERIODS], 2);
		const none = singleFigures({ count_by_value_period: { annual: 3 } });
		assert.equal(none["count_by_value_period.monthly"], 0);
		assert.ok(!(OTHER_PERIODS in none));
		assert.deepEqual([summaryLines(none).length, tabledFigures(none)], [4, FIGURES]);
	});
});

describe("totalsOf", () => {
	it("has the whole and every group in its order, so that the groups make up what they made up before", () => {
		fc.assert(
			fc.property(fc.array(aggregates, { maxLength: 20 }), aggregates, (parts, whole) => {
				const totals = totalsOf(
					stateOf(
						parts.map((part, index) => group(`user_${index}`, part)),
						{ totals: whole },
					),
					"en",
				);
				assert.deepEqual(totals.whole, singleFigures(whole));
				assert.deepEqual(
					totals.groups.map(({ key }) => key),
					parts.map((_, index) => `user_${index}`),
				);
				for (const sum of SUMS) {
					const shown = totals.groups.reduce((total, { figures }) => total + (figures[sum] ?? 0), 0);
					assert.equal(
						shown,
						parts.reduce((total, part) => total + (part[sum] ?? 0), 0),
					);
				}
			}),
		);
	});

	it("survives the way to a page as JSON", () => {
		fc.assert(
			fc.property(aggregates, fc.jsonValue(), (figures, key) => {
				const totals = totalsOf(stateOf([group(key, figures)], { totals: figures }), "en");
				assert.deepEqual(JSON.parse(JSON.stringify(totals)).whole, totals.whole);
				assert.deepEqual(JSON.parse(JSON.stringify(totals)).groups, totals.groups);
			}),
		);
	});

	it("gives the key of a group as the API has it, as JSON where it is no text", () => {
		const keys = ["user_1", null, { year: 2026, quarter: 3 }, [1, 2], 5];
		assert.deepEqual(
			totalsOf(stateOf(keys.map((key) => group(key))), "en").groups.map(({ key }) => key),
			["user_1", "null", '{"year":2026,"quarter":3}', "[1,2]", "5"],
		);
	});

	it("labels groups, and has none where the listing is not grouped", () => {
		const quarter = { ...group("k"), fields: { year: 2026, quarter: 3 } };
		const totals = totalsOf(stateOf([quarter], { view: { group_by: "-date_won__quarter", filters: {} } }), "en");
		assert.equal(totals.groupedBy, "date_won__quarter");
		assert.equal(totals.groups[0]?.label, "2026 Q3");
		const ungrouped = totalsOf(stateOf([group("all")], { view: { filters: {} }, grouped: false }), "en");
		assert.equal(ungrouped.groupedBy, undefined);
		assert.deepEqual(ungrouped.groups, []);
	});

	it("knows nothing before the first answer", () => {
		const totals = totalsOf(EMPTY_STATE, "en");
		assert.equal(totals.opened, false);
		assert.equal(totals.whole, undefined);
		assert.equal(totals.asOf, undefined);
		assert.equal(totals.coversAllStatuses, false);
	});

	it("passes on what the figures are worth", () => {
		const error = new CloseError("network", "Close cannot be reached.", { advice: "Try again." });
		const totals = totalsOf(
			stateOf([], {
				partial: "failed",
				error,
				asOf: 5,
				currency: "mixed",
				computedHere: true,
				withoutGroup: 3,
				stale: true,
			}),
			"en",
		);
		assert.equal(totals.partial, "failed");
		assert.deepEqual(totals.error, { message: "Close cannot be reached.", advice: "Try again." });
		assert.equal(totals.asOf, 5);
		assert.equal(totals.currency, "mixed");
		assert.equal(totals.computedHere, true);
		assert.equal(totals.withoutGroup, 3);
		assert.equal(totals.stale, true);
	});

	it("learns from rows where the decimals of a sum begin", () => {
		const yen = { value: 300, value_formatted: "¥300", value_currency: "JPY", value_period: "one_time" as const };
		const row = {
			...yen,
			id: "oppo_1",
			lead_id: "lead_1",
			lead_name: null,
			user_id: null,
			user_name: null,
			status_type: "won" as const,
			status_label: "Won",
			is_stalled: false,
			confidence: 100,
			date_won: null,
			date_updated: null,
		};
		const currencies = new Currencies();
		currencies.learn([row]);
		assert.equal(totalsOf(stateOf([group("a"), { ...group("b"), rows: [row] }]), "en", false, currencies).scale, 0);
		assert.equal(totalsOf(stateOf([group("a")]), "en").scale, 2);
	});

	it("is of several currencies where the session knows them, unless all its own rows are loaded and of one", () => {
		const currencies = new Currencies();
		currencies.learn([{ value_currency: "USD" }, { value_currency: "EUR" }]);
		const rows = [deal({ value_currency: "USD" })];
		const of = (total_results: number) =>
			totalsOf(
				stateOf([{ ...group("a"), rows }], { currency: "USD", totals: { total_results } }),
				"en",
				false,
				currencies,
			).currency;
		assert.deepEqual([of(2), of(1)], ["mixed", "USD"]);
	});

	it("says that groups may grow while what they are added up from is still being read", () => {
		const of = (change: Partial<ListingState>) => totalsOf(stateOf([group("a")], change), "en").unfinished;
		assert.equal(of({ computedHere: true, partial: "opening" }), true);
		assert.equal(of({ computedHere: true, partial: "stopped" }), true);
		assert.equal(of({ computedHere: true, partial: "changing" }), false);
		assert.equal(of({ computedHere: true }), false);
		assert.equal(of({ partial: "stopped" }), false, "the figures are Close's own");
	});

	it("has no amount and no owner's name where they are hidden, and all counts", () => {
		fc.assert(
			fc.property(aggregates, (given) => {
				const owner = { ...group("user_1", given), fields: { user_id: "user_1", user_name: "Ada Canary" } };
				const totals = totalsOf(stateOf([owner], { totals: given }), "en", true);
				assert.equal(totals.hidden, true);
				for (const figures of [totals.whole ?? {}, totals.groups[0]?.figures ?? {}]) {
					assert.deepEqual(amountsOf(figures), []);
					assert.equal(figures.total_results, given.total_results);
					assert.equal(figures["count_by_value_period.annual"], singleFigures(given)["count_by_value_period.annual"]);
				}
				assert.doesNotMatch(JSON.stringify(totals.groups.map(({ id, ...shown }) => shown)), /Canary|user_1/);
			}),
		);
		const quarter = { ...group("k"), fields: { year: 2026, quarter: 3 } };
		const view = { group_by: "date_won__quarter", filters: {} } as const;
		assert.equal(totalsOf(stateOf([quarter], { view }), "en", true).groups[0]?.label, "2026 Q3");
	});

	it("says when the figures cover won, active and lost together", () => {
		assert.equal(covers({}), true);
		assert.equal(covers({ user_id: ["user_1"], query: "note:x" }), true);
		assert.equal(covers({ status_type: STATUS_TYPES }), true);
		assert.equal(covers({ status_type: ["won"] }), false);
		assert.equal(covers({ status_type: ["won", "active"] }), false);
		assert.equal(covers({ status_id: ["stat_1"] }), false);
		assert.equal(covers({ status_label: ["Won"] }), false);
		assert.equal(covers({ status: ["Won"] }), false);
	});
});
