import {
	type Aggregates,
	isRounded,
	type PeriodCounts,
	SUM_MEANINGS,
	SUMS,
	type Sum,
	type SumKind,
	type SumMeaning,
} from "../../close/schema/aggregates.ts";
import { isReadable, type Row, valuePeriodOf } from "../../close/schema/opportunityRow.ts";
import { VALUE_PERIODS } from "../../close/schema/parameters.ts";
import { annualizedValueOf } from "./annualizedValue.ts";

/** Whether two versions of the same figures agree. A figure that is missing from either one is ignored. */
export function sameFigures(a: Aggregates, b: Aggregates): boolean {
	const differs = (x: number | undefined, y: number | undefined) => x !== undefined && y !== undefined && x !== y;
	if (differs(a.total_results, b.total_results) || SUMS.some((sum) => differs(a[sum], b[sum]))) return false;
	const { count_by_value_period: counts } = a;
	const { count_by_value_period: others } = b;
	if (counts === undefined || others === undefined) return true;
	return [...VALUE_PERIODS, "other" as const].every((period) => (counts[period] ?? 0) === (others[period] ?? 0));
}

/**
 * Whether the figures of all groups add up to those of the whole. Expected values may be rounded once per group, so
 * each group may be off by one cent there; all other figures are exact, as far as a number can hold them.
 */
export function addUp(groups: readonly Aggregates[], whole: Aggregates): boolean {
	const fits = (of: (figures: Aggregates) => number | undefined, slack: number) => {
		const expected = of(whole);
		if (expected === undefined) return true;
		let sum = 0;
		let largest = Math.abs(expected);
		for (const figures of groups) {
			const figure = of(figures);
			if (figure === undefined) return true;
			sum += figure;
			largest = Math.max(largest, Math.abs(sum), Math.abs(figure));
		}
		// Above this, the figures and each addition are themselves rounded to the nearest representable number.
		const rounding = largest > Number.MAX_SAFE_INTEGER ? largest * Number.EPSILON * (groups.length + 1) : 0;
		return Math.abs(sum - expected) <= slack + rounding;
	};
	return (
		fits((figures) => figures.total_results, 0) &&
		SUMS.every((sum) => fits((figures) => figures[sum], isRounded(sum) ? groups.length : 0))
	);
}

/**
 * Computes the ten aggregates over `rows` by the definitions of `list-opportunities.md`, for servers that return no
 * groups. Expected values are rounded to cents once per object, because the document's own `expected_value` is an
 * integer. `before` is an earlier result for other rows; with it, the result covers all of them.
 */
export function figuresOf(rows: readonly Row[], before: Aggregates = {}): Aggregates {
	const added: Readonly<Record<SumKind, Record<SumMeaning["over"], number>>> = {
		value: { one_time: 0, monthly: 0, annual: 0, annualized: 0 },
		expected: { one_time: 0, monthly: 0, annual: 0, annualized: 0 },
	};
	const counts: { -readonly [Name in keyof PeriodCounts]: number } = { ...before.count_by_value_period };
	for (const row of rows) {
		if (!isReadable(row)) continue;
		const period = valuePeriodOf(row);
		counts[period ?? "other"] = (counts[period ?? "other"] ?? 0) + 1;
		const value = row.value ?? 0;
		const annualized = annualizedValueOf(row);
		const expected = (amount: number) => Math.round((amount * (row.confidence ?? 0)) / 100);
		added.value.annualized += annualized;
		added.expected.annualized += expected(annualized);
		if (period === undefined) continue;
		added.value[period] += value;
		added.expected[period] += expected(value);
	}
	const sums: Partial<Record<Sum, number>> = {};
	for (const sum of SUMS) {
		const { kind, over } = SUM_MEANINGS[sum];
		sums[sum] = (before[sum] ?? 0) + added[kind][over];
	}
	return { total_results: (before.total_results ?? 0) + rows.length, count_by_value_period: counts, ...sums };
}
