import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { ValuePeriod } from "../../../../src/close/schema/parameters.ts";
import {
	FIGURES,
	type Figures,
	NO_FIGURES,
	singleFigures,
} from "../../../../src/opportunities/totals/singleFigures.ts";
import { partedFigures } from "../../../../src/opportunities/totals/statusParts.ts";
import { aggregatesOf, type Deal, deal } from "../listing/fakeSource.ts";

const anyDeal = fc
	.record({
		status_type: fc.constantFrom("won", "active", "lost", "frozen"),
		value: fc.option(fc.integer({ min: -1e9, max: 1e9 })),
		value_period: fc.constantFrom<ValuePeriod>("one_time", "monthly", "annual"),
		confidence: fc.integer({ min: 0, max: 100 }),
	})
	.map((part) => deal(part));

function figuresOf(deals: readonly Deal[], ...types: readonly string[]): Figures {
	return singleFigures(aggregatesOf(deals.filter(({ status_type }) => types.includes(status_type ?? ""))));
}

const ALL = ["won", "active", "lost", "frozen"];

describe("Won, open and lost apart", () => {
	it("leaves the figures of what is neither won nor open", () => {
		fc.assert(
			fc.property(fc.array(anyDeal), (deals) => {
				const won = figuresOf(deals, "won");
				const open = figuresOf(deals, "active");
				const { parts, addsUp } = partedFigures(figuresOf(deals, ...ALL), { won, open }, 0);
				assert.deepEqual(parts, { won, open, lost: figuresOf(deals, "lost", "frozen") });
				assert.equal(addsUp, true);
			}),
		);
	});

	it("tells lost ones from those of unknown status types if they were read by themselves", () => {
		fc.assert(
			fc.property(fc.array(anyDeal), (deals) => {
				const [won, open, lost] = [figuresOf(deals, "won"), figuresOf(deals, "active"), figuresOf(deals, "lost")];
				const { parts, addsUp } = partedFigures(figuresOf(deals, ...ALL), { won, open, lost }, 0);
				assert.deepEqual(parts, { won, open, lost, other: figuresOf(deals, "frozen") });
				assert.equal(addsUp, true);
			}),
		);
	});

	it("doesn't add up if one part has more of any count than there is, or of the value of all", () => {
		for (const name of FIGURES) {
			const all = { ...NO_FIGURES, [name]: 9 };
			const won = { ...NO_FIGURES, [name]: 6 };
			const open = { ...NO_FIGURES, [name]: 4 };
			assert.equal(partedFigures(all, { won, open }, 0).addsUp, false, name);
			assert.equal(partedFigures(all, { won, open: { ...open, [name]: 3 } }, 0).addsUp, true, name);
		}
	});

	it("doesn't add up if nothing is left but an amount, of all or of a value period", () => {
		const all = { ...NO_FIGURES, total_results: 2, total_value_annualized: 500 };
		const won = { ...NO_FIGURES, total_results: 2, total_value_annualized: 400 };
		assert.equal(partedFigures(all, { won, open: NO_FIGURES }, 1).addsUp, false);
		const monthly = { ...NO_FIGURES, total_results: 3, total_value_monthly: 100 };
		assert.equal(partedFigures(monthly, { won: NO_FIGURES, open: NO_FIGURES }, 1).addsUp, false);
	});

	it("leaves less than nothing of an amount if lost ones have negative values", () => {
		const of = (total_results: number, value: number) => ({
			...NO_FIGURES,
			total_results,
			"count_by_value_period.one_time": total_results,
			total_value_one_time: value,
			total_value_annualized: value,
		});
		const { parts, addsUp } = partedFigures(of(3, 1500), { won: of(1, 1000), open: of(1, 1000) }, 1);
		assert.deepEqual([parts.lost, addsUp], [of(1, -500), true]);
	});

	it("allows for rounding in expected values alone, and never leaves less than nothing by it", () => {
		const of = (name: string, all: number, won: number) =>
			partedFigures({ ...NO_FIGURES, [name]: all }, { won: { ...NO_FIGURES, [name]: won }, open: NO_FIGURES }, 1);
		const rounded = of("expected_value_annualized", 10, 11);
		assert.deepEqual([rounded.addsUp, rounded.parts.lost.expected_value_annualized], [true, 0]);
		assert.equal(of("expected_value_annualized", 10, 12).addsUp, false);
		assert.equal(of("total_value_annualized", 10, 11).addsUp, false);
		assert.equal(of("expected_value_annualized", 11, 10).addsUp, true);
	});

	it("leaves out what isn't known, and counts other periods as none if an answer has none", () => {
		const other = "count_by_value_period.other";
		const all = { total_results: 5, [other]: 2 };
		const { parts, addsUp } = partedFigures(
			all,
			{ won: { total_results: 1 }, open: { total_results: 2, [other]: 1 } },
			1,
		);
		assert.deepEqual(parts.lost, { total_results: 2, [other]: 1 });
		assert.equal(addsUp, true);
	});
});
