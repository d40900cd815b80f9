import { type Aggregates, SUMS } from "../../../src/close/schema/aggregates.ts";
import { EMPTY_STATE, type Group, type ListingState } from "../../../src/opportunities/listing/listingState.ts";
import { type Totals, totalsOf } from "../../../src/opportunities/totals/totals.ts";

/** Figures of a group, different from those of all others. */
function figuresOf(index: number): Aggregates {
	const [one_time, monthly, annual] = [3 + index, 40 + 7 * index, 2 * index];
	const [onceValue, monthlyValue, annualValue] = [one_time * 310_000, monthly * 26_025, annual * 187_050];
	const half = (value: number) => Math.round(value / 2);
	return {
		total_results: one_time + monthly + annual,
		count_by_value_period: annual === 0 ? { one_time, monthly } : { one_time, monthly, annual },
		total_value_one_time: onceValue,
		total_value_monthly: monthlyValue,
		total_value_annual: annualValue,
		total_value_annualized: onceValue + 12 * monthlyValue + annualValue,
		expected_value_one_time: half(onceValue),
		expected_value_monthly: half(monthlyValue),
		expected_value_annual: half(annualValue),
		expected_value_annualized: half(onceValue) + half(12 * monthlyValue) + half(annualValue),
	};
}

function wholeOf(groups: readonly Aggregates[]): Aggregates {
	const sum = (of: (figures: Aggregates) => number | undefined) =>
		groups.reduce((total, figures) => total + (of(figures) ?? 0), 0);
	return {
		total_results: sum((figures) => figures.total_results),
		count_by_value_period: {
			one_time: sum((figures) => figures.count_by_value_period?.one_time),
			monthly: sum((figures) => figures.count_by_value_period?.monthly),
			annual: sum((figures) => figures.count_by_value_period?.annual),
		},
		...Object.fromEntries(SUMS.map((name) => [name, sum((figures) => figures[name])])),
	};
}

/** A Listing by owner with `owners` groups. The last one is that of opportunities without an owner. */
export function sampleState(owners: number, change: Partial<ListingState> = {}): ListingState {
	const groups = Array.from({ length: owners }, (_, index): Group => {
		const last = index === owners - 1;
		const aggregates = figuresOf(index);
		const key = last ? null : `user_${index}`;
		return {
			id: JSON.stringify(key),
			key,
			fields: { user_id: key, user_name: last ? null : `Owner ${index}` },
			size: aggregates.total_results ?? 0,
			aggregates,
			rows: [],
			loading: false,
			error: undefined,
		};
	});
	return {
		...EMPTY_STATE,
		view: { group_by: "user_id", filters: {} },
		grouped: true,
		groups,
		totals: wholeOf(groups.map(({ aggregates }) => aggregates)),
		asOf: Date.UTC(2026, 8, 15, 10, 42),
		currency: "USD",
		...change,
	};
}

export function sampleTotals(owners: number, change: Partial<ListingState> = {}): Totals {
	return totalsOf(sampleState(owners, change), "en");
}
