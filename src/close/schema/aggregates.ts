import type { ValuePeriod } from "./parameters.ts";

/**
 * The eight sums that Close computes over all matching objects and over each group: integers in cents of the organization's
 * currency. Source: `list-opportunities.md`.
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

/** The sum adds up values, or values multiplied by their confidence. */
export const SUM_KINDS = ["value", "expected"] as const;
export type SumKind = (typeof SUM_KINDS)[number];

export interface SumMeaning {
	readonly kind: SumKind;
	/** The sum covers the opportunities of one value period; "annualized" covers all, with monthly values times 12. */
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

/** Whether Close may round to cents before it adds up, so that the sum of the groups and the whole differ by cents. */
export function isRounded(sum: Sum): boolean {
	return ROUNDED[SUM_MEANINGS[sum].kind];
}

/** Counts by value period; `other` counts the periods that this extension doesn't know, and is left out if there are none. */
export type PeriodCounts = Readonly<Partial<Record<ValuePeriod | "other", number>>>;

/**
 * The ten aggregates of an answer or of a group. An aggregate that the answer lacks is undefined, not 0. A period that
 * `count_by_value_period` lacks counts 0: Close omits periods that don't occur.
 */
export interface Aggregates extends Readonly<Partial<Record<Sum, number>>> {
	readonly total_results?: number;
	readonly count_by_value_period?: PeriodCounts;
}

const TEXT_FIELDS = SUMS.map((sum) => [sum, `${sum}_formatted`] as const);

/**
 * The sums of answers and groups that come with a text. Each sum has a twin `<name>_formatted`, which is null for 0 and which
 * a server may leave out. A twin of another type is ignored.
 */
export function writtenAmounts(figures: readonly unknown[]): readonly WrittenAmount[] {
	return figures.flatMap((of) => {
		if (typeof of !== "object" || of === null) return [];
		const fields = of as Readonly<Record<string, unknown>>;
		return TEXT_FIELDS.flatMap(([sum, textField]) => {
			const { [sum]: amount, [textField]: text } = fields;
			return typeof amount === "number" && typeof text === "string" && text !== "" ? [{ amount, text }] : [];
		});
	});
}

/** An amount as an integer, and as the server writes it. */
export interface WrittenAmount {
	readonly amount: number;
	readonly text: string;
}
