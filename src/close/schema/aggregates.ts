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

/** What is added up: values, or values multiplied by their confidence. */
export const SUM_KINDS = ["value", "expected"] as const;
export type SumKind = (typeof SUM_KINDS)[number];

export interface SumMeaning {
	readonly kind: SumKind;
	/** Over the opportunities of one value period; "annualized" is over all, with monthly values times 12. */
	readonly over: ValuePeriod | "annualized";
}

export const SUM_MEANINGS: Readonly<Record<Sum, SumMeaning>> = {
	total_value_one_time: { kind: "value", over: "one_time" },
	total_value_monthly: { kind: "value", over: "monthly" },
	total_value_annual: { kind: "value", over: "annual" },
	total_value_annualized: { kind: "value", over: "annualized" },
	expected_value_one_time: { kind: "expected", over: "one_time" },
	expected_value_monthly: { kind: "expected", over: "monthly" },
	expected_value_annual: { kind: "expected", over: "annual" },
	expected_value_annualized: { kind: "expected", over: "annualized" },
};

const ROUNDED: Readonly<Record<SumKind, boolean>> = { value: false, expected: true };

/** Whether what is added up may have been rounded to cents before, so that sums of parts and wholes differ by cents. */
export function isRounded(sum: Sum): boolean {
	return ROUNDED[SUM_MEANINGS[sum].kind];
}

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

const TWINS = SUMS.map((sum) => [sum, `${sum}_formatted`] as const);

/**
 * The sums of answers and groups that come with a text: each has a twin `<name>_formatted`, which is null for 0 and which
 * a server may leave out. Anything else in its place tells nothing.
 */
export function writtenAmounts(figures: readonly unknown[]): readonly WrittenAmount[] {
	return figures.flatMap((of) => {
		if (typeof of !== "object" || of === null) return [];
		const fields = of as Readonly<Record<string, unknown>>;
		return TWINS.flatMap(([sum, twin]) => {
			const { [sum]: amount, [twin]: text } = fields;
			return typeof amount === "number" && typeof text === "string" && text !== "" ? [{ amount, text }] : [];
		});
	});
}

/** An amount as an integer, and how the server writes it. */
export interface WrittenAmount {
	readonly amount: number;
	readonly text: string;
}
