import type { Sum } from "../close/schema/aggregates.ts";
import type { ValuePeriod } from "../close/schema/parameters.ts";
import {
	annualizedExpectedValue,
	annualizedValue,
	expectedValue,
	NEW_PERIOD,
	PERIODS,
	type Rec,
} from "./data/record.ts";
import { formatSum } from "./data/sampleCurrencies.ts";
import type { Variants } from "./data/variants.ts";

/**
 * Sums over opportunities, as `list-opportunities.md` defines them. Expected values are rounded to cents per opportunity, so
 * that rows, groups and the whole add up.
 */
export interface Tally {
	count: number;
	readonly counts: number[];
	readonly totals: number[];
	readonly expected: number[];
	totalAnnualized: number;
	expectedAnnualized: number;
}

export function emptyTally(): Tally {
	return {
		count: 0,
		counts: [0, 0, 0],
		totals: [0, 0, 0],
		expected: [0, 0, 0],
		totalAnnualized: 0,
		expectedAnnualized: 0,
	};
}

export function add(tally: Tally, record: Rec): void {
	const period = record.period;
	tally.count += 1;
	tally.counts[period] = (tally.counts[period] ?? 0) + 1;
	tally.totals[period] = (tally.totals[period] ?? 0) + (record.value ?? 0);
	tally.expected[period] = (tally.expected[period] ?? 0) + (expectedValue(record) ?? 0);
	tally.totalAnnualized += annualizedValue(record) ?? 0;
	tally.expectedAnnualized += annualizedExpectedValue(record) ?? 0;
}

/**
 * The aggregates in the form of an answer. `count_by_value_period` leaves out periods that don't occur. Each sum has a text in
 * `*_formatted` (null for 0), unless the variant `formatted` is `absent`.
 */
export function renderTally(
	tally: Tally,
	{ formatted, currency }: Pick<Variants, "formatted" | "currency">,
): Record<string, unknown> {
	const counts: Partial<Record<ValuePeriod | "quarterly", number>> = {};
	const others = tally.counts[NEW_PERIOD] ?? 0;
	for (const [index, period] of PERIODS.entries()) {
		const count = tally.counts[index] ?? 0;
		if (count > 0) {
			counts[period] = count;
		}
	}
	if (others > 0) counts.quarterly = others;
	const sums = sumsOf(tally);
	const texts = Object.entries(sums).map(([name, sum]) => [`${name}_formatted`, formatSum(sum, currency)]);
	return {
		total_results: tally.count,
		count_by_value_period: counts,
		...sums,
		...(formatted === "present" ? Object.fromEntries(texts) : {}),
	};
}

function sumsOf({ totals, expected, totalAnnualized, expectedAnnualized }: Tally): Record<Sum, number> {
	const sumIn = (sums: readonly number[], period: ValuePeriod) => sums[PERIODS.indexOf(period)] ?? 0;
	return {
		total_value_one_time: sumIn(totals, "one_time"),
		expected_value_one_time: sumIn(expected, "one_time"),
		total_value_monthly: sumIn(totals, "monthly"),
		expected_value_monthly: sumIn(expected, "monthly"),
		total_value_annual: sumIn(totals, "annual"),
		expected_value_annual: sumIn(expected, "annual"),
		total_value_annualized: totalAnnualized,
		expected_value_annualized: expectedAnnualized,
	};
}
