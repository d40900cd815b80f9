import type { ValuePeriod } from "./parameters.ts";

/**
 * The eight sums that Close computes over all matching objects and over each group. Integers in cents of the
 * organization's currency. Source: `list-opportunities.md`.
 */
export const SUMS = [
	"total_value_one_time",
	"total_value_monthly",
	"total_value_annual",
	"total_value_annualized",
	"expected_value_one_time",
	"expected_value_monthly",
	"expected_value_annual",
	"expected_value_annualized",
] as const;
export type Sum = (typeof SUMS)[number];

/** Counts by value period; `other` counts all whose period this extension does not know, and is left out if there are none. */
export type PeriodCounts = Readonly<Partial<Record<ValuePeriod | "other", number>>>;

/**
 * The ten aggregates of an answer or of a group. One that the answer lacks stays undefined: it is unknown, not 0.
 * Within `count_by_value_period` a period that is left out counts 0 (Close omits the periods that do not occur).
 */
export interface Aggregates extends Readonly<Partial<Record<Sum, number>>> {
	readonly total_results?: number;
	readonly count_by_value_period?: PeriodCounts;
}
