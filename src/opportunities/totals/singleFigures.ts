import { type Aggregates, SUMS, type Sum } from "../../close/schema/aggregates.ts";
import { VALUE_PERIODS, type ValuePeriod } from "../../close/schema/parameters.ts";

/** The ten aggregates as twelve single figures, by the API's names; the dictionary of counts contributes three. */
export const FIGURES = [
	"total_results",
	...VALUE_PERIODS.map((period) => `count_by_value_period.${period}` as const),
	...SUMS,
] as const;

/** Counts opportunities with a value period that this extension doesn't know. Present only if there are any. */
export const OTHER_PERIODS = "count_by_value_period.other";

export const ALL_FIGURES = [...FIGURES, OTHER_PERIODS] as const;
export type FigureName = (typeof ALL_FIGURES)[number];

/** Counts, and sums in cents. A figure that the answer lacks is left out, since it isn't known to be 0. */
export type Figures = { readonly [name in FigureName]?: number | undefined };

/** The figures of no opportunities. */
export const NO_FIGURES: Figures = Object.fromEntries(FIGURES.map((name) => [name, 0]));

/**
 * Splits aggregates into single figures. A period that is missing from an existing `count_by_value_period` counts as 0.
 */
export function singleFigures(aggregates: Aggregates): Figures {
	const { count_by_value_period: counts, ...rest } = aggregates;
	const figures: { [name in FigureName]?: number } = {};
	for (const name of ["total_results", ...SUMS] as const) {
		if (rest[name] !== undefined) figures[name] = rest[name];
	}
	if (counts !== undefined)
		for (const period of VALUE_PERIODS) figures[`count_by_value_period.${period}`] = counts[period] ?? 0;
	if (counts?.other !== undefined) figures[OTHER_PERIODS] = counts.other;
	return figures;
}

/** The figures of a group, whose size is known even if its aggregates don't tell it. */
export function figuresOfGroup({
	size,
	aggregates,
}: {
	readonly size: number;
	readonly aggregates: Aggregates;
}): Figures {
	return singleFigures({ total_results: size, ...aggregates });
}

/** Returns how many opportunities Close counts without a value period; 0 if its counts don't show that. */
export function withoutPeriod(figures: Figures): number {
	const counts = VALUE_PERIODS.map((period) => figures[`count_by_value_period.${period}`] ?? Number.NaN);
	const counted = counts.reduce((sum, count) => sum + count, figures[OTHER_PERIODS] ?? 0);
	const left = (figures.total_results ?? Number.NaN) - counted;
	return left > 0 ? left : 0;
}

/** Returns the lines of a summary: the count and the sum of each value period, and of all of them over a year. */
export function summaryLines(figures: Figures): readonly SummaryLine[] {
	return [
		...VALUE_PERIODS.map((period) => ({
			line: period,
			count: `count_by_value_period.${period}` as const,
			value: `total_value_${period}` as const,
			expected: `expected_value_${period}` as const,
		})),
		...(figures[OTHER_PERIODS] === undefined ? [] : [{ line: "other", count: OTHER_PERIODS } as const]),
		{
			line: "annualized",
			count: "total_results",
			value: "total_value_annualized",
			expected: "expected_value_annualized",
		},
	];
}

interface SummaryLine {
	readonly line: ValuePeriod | "other" | "annualized";
	readonly count: FigureName;
	/** Undefined for periods that aren't documented: Close has no sums of them. */
	readonly value?: FigureName;
	readonly expected?: FigureName;
}

/** Returns the figures of a table, with a column for other periods if there are any. */
export function tabledFigures(whole: Figures): readonly FigureName[] {
	if (whole[OTHER_PERIODS] === undefined) return FIGURES;
	return [...FIGURES.filter(isCount), OTHER_PERIODS, ...SUMS];
}

/** The value period that a figure counts; undefined for all other figures. */
export function periodOfCount(name: FigureName): ValuePeriod | undefined {
	return VALUE_PERIODS.find((period) => name === `count_by_value_period.${period}`);
}

/** Whether a figure is a count of opportunities; all others are amounts. */
export function isCount(name: FigureName): name is Exclude<FigureName, Sum> {
	return name === "total_results" || name.startsWith("count_by_value_period.");
}

/** Returns the counts among figures, which stay visible if amounts are hidden. */
export function countsOf(figures: Figures): Figures {
	return Object.fromEntries(
		ALL_FIGURES.filter(isCount).flatMap((name) => (name in figures ? [[name, figures[name]]] : [])),
	);
}

/** Returns the sums among figures, which are amounts; all others are counts. */
export function amountsOf(figures: Figures): number[] {
	return SUMS.flatMap((name) => figures[name] ?? []);
}
