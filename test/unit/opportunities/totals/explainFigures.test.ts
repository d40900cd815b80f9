import assert from "node:assert/strict";
import { type Aggregates, SUMS } from "../../../../src/close/schema/aggregates.ts";
import { VALUE_PERIODS } from "../../../../src/close/schema/parameters.ts";
import { EMPTY_STATE, type Group, type ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import { figuresOf } from "../../../../src/opportunities/reading/figureArithmetic.ts";
import type { Provenance } from "../../../../src/opportunities/reading/readPlan.ts";
import { definitionOf } from "../../../../src/opportunities/totals/definitions.ts";
import { explain, provenanceIn } from "../../../../src/opportunities/totals/explainFigures.ts";
import { FIGURES, type Figures, singleFigures } from "../../../../src/opportunities/totals/singleFigures.ts";
import { deal } from "../listing/fakeSource.ts";

const FIRST: Provenance = { asked: { _group_by: "user_id", _limit: "100", query: "note:Acme" }, receivedAt: 1_000 };
const SECOND: Provenance = { asked: { ...FIRST.asked, _skip: "300" }, receivedAt: 2_000 };

function group(name: string, told: Provenance | undefined, size: number, loaded: number): Group {
	return {
		id: JSON.stringify(name),
		key: name,
		fields: { user_id: name, user_name: `Owner ${name}` },
		size,
		provenance: told,
		aggregates: { total_results: size },
		rows: Array.from({ length: loaded }, () => deal()),
		loading: false,
		error: undefined,
	};
}

const STATE: ListingState = {
	...EMPTY_STATE,
	view: { group_by: "user_id", filters: {} },
	grouped: true,
	groups: [group("a", FIRST, 300, 100), group("b", SECOND, 1_200, 0)],
	totals: { total_results: 1_500 },
	provenance: FIRST,
	asOf: 3_000,
};
const B = '"b"';

describe("definitionOf", () => {
	it("says of each figure what the document says, in one sentence, and by which formula", () => {
		for (const name of FIGURES) {
			const { title, meaning, formula } = definitionOf(name);
			assert.ok(title.length > 0 && meaning.endsWith(".") && formula.length > 0, name);
			assert.equal(/monthly values are multiplied by 12/i.test(meaning), name.endsWith("annualized"), name);
			assert.equal(/confidence/.test(meaning), name.startsWith("expected"), name);
			for (const period of VALUE_PERIODS)
				if (name.endsWith(period)) assert.match(formula, new RegExp(`value_period = ${period}$`), name);
		}
		assert.equal(new Set(FIGURES.map((name) => definitionOf(name).title)).size, FIGURES.length);
		assert.equal(new Set(FIGURES.map((name) => definitionOf(name).formula)).size, FIGURES.length);
	});

	it("counts other periods in its formula of the count only if there are any", () => {
		const formula = (totals: Aggregates) =>
			explain({ ...STATE, totals }, { figures: ["total_results"] }, "en")?.figures[0]?.formula;
		const usual = VALUE_PERIODS.map((period) => `count_by_value_period.${period}`).join(" + ");
		assert.equal(formula({ total_results: 3, count_by_value_period: { monthly: 3 } }), usual);
		assert.equal(
			formula({ total_results: 3, count_by_value_period: { monthly: 1, other: 2 } }),
			`${usual} + count of other value_periods`,
		);
	});

	it("makes up the annualized sums and the count from parts that are true of any objects", () => {
		const rows = VALUE_PERIODS.flatMap((value_period, index) =>
			[10_000, 20_100].map((value) => deal({ value: value * (index + 1), value_period, confidence: 50 })),
		);
		const figures: Figures = singleFigures(figuresOf(rows));
		const made = FIGURES.filter((name) => definitionOf(name).parts.length > 0);
		assert.deepEqual(made, ["total_results", "total_value_annualized", "expected_value_annualized"]);
		for (const name of made) {
			const sum = definitionOf(name).parts.reduce((total, part) => total + part.times * (figures[part.figure] ?? 0), 0);
			assert.equal(sum, figures[name], name);
		}
	});
});

describe("explain", () => {
	it("explains each of the ten aggregates of the whole by the first answer", () => {
		for (const name of [...SUMS, "total_results", "count_by_value_period.monthly"] as const) {
			const explanation = explain(STATE, { figures: [name] }, "en");
			assert.deepEqual(
				explanation?.figures.map((figure) => figure.name),
				[name],
			);
			assert.equal(explanation?.of, "All opportunities that match");
			assert.match(explanation?.source ?? "", /^Close's own figure for all/);
			assert.equal(explanation?.loaded, "100 of 1,500 opportunities are loaded.");
			assert.equal(explanation?.request?.skip, 0);
			assert.equal(explanation?.request?.receivedAt, 1_000);
		}
	});

	it("explains a group by the answer that told it: its offset, its time, all parameters as they were sent", () => {
		const explanation = explain(STATE, { figures: ["total_results"], group: B }, "en");
		assert.equal(explanation?.of, "Owner b");
		assert.equal(explanation?.loaded, "0 of 1,200 opportunities are loaded.");
		const one = { ...STATE, groups: [group("b", SECOND, 1, 1)] };
		const named = { figures: ["total_results"] as const, group: B };
		assert.equal(explain(one, named, "en")?.loaded, "1 of 1 opportunity is loaded.");
		const { parameters, skip, receivedAt, timeZoneOffset } = explanation?.request ?? {};
		assert.deepEqual(Object.fromEntries(parameters ?? []), SECOND.asked);
		assert.deepEqual([skip, receivedAt], [300, 2_000]);
		assert.equal(timeZoneOffset, (0 - new Date(2_000).getTimezoneOffset()) / 60);
		assert.equal(provenanceIn(STATE, { figures: [], group: B }), SECOND);
	});

	it("says what was added up here, and by which request its rows began to come", () => {
		const local = { ...STATE, computedHere: true, groups: [group("a", undefined, 3, 3)] };
		const explanation = explain(local, { figures: ["total_results"], group: '"a"' }, "en");
		assert.match(explanation?.source ?? "", /^Added up by this extension from the loaded opportunities \(3\)/);
		assert.equal(explanation?.request?.receivedAt, 1_000);
		assert.match(explain(local, { figures: ["total_results"] }, "en")?.source ?? "", /^Close's own figure/);
	});

	it("says that a fiscal period was added up from Close's months", () => {
		const fiscal = { ...group("f", undefined, 3, 0), fields: { fiscal: { year: 2026, quarter: 2, startMonth: 4 } } };
		const state = { ...STATE, groups: [fiscal] };
		assert.match(explain(state, { figures: ["total_results"], group: '"f"' }, "en")?.source ?? "", /each month/);
	});

	it("explains nothing of a group that is not there, or before anything was read", () => {
		assert.equal(explain(STATE, { figures: ["total_results"], group: "x" }, "en"), undefined);
		assert.equal(explain(EMPTY_STATE, { figures: ["total_results"] }, "en"), undefined);
	});

	it("does without a request where nobody kept it, and without a size that is not known", () => {
		const totals: Aggregates = {};
		const explanation = explain({ ...STATE, provenance: undefined, totals }, { figures: ["total_results"] }, "en");
		assert.equal(explanation?.request, undefined);
		assert.equal(explanation?.loaded, "100 opportunities are loaded.");
	});

	it("hides who is meant, and what somebody typed, where names are hidden", () => {
		const text = JSON.stringify(explain(STATE, { figures: ["total_results"], group: B }, "en", true));
		assert.doesNotMatch(text, /Owner b|Acme/);
		const quarters = { ...STATE, view: { group_by: "date_won__quarter" as const, filters: {} } };
		const quarter = { ...quarters, groups: [{ ...group("q", FIRST, 1, 0), fields: { year: 2026, quarter: 3 } }] };
		assert.equal(explain(quarter, { figures: ["total_results"], group: '"q"' }, "en", true)?.of, "2026 Q3");
	});
});
