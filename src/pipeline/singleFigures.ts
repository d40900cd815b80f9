import { type Aggregates, SUMS } from "../close/aggregates.ts";
import { VALUE_PERIODS, type ValuePeriod } from "../close/parameters.ts";

/** The ten aggregates as twelve single figures, by the API's names; the dictionary of counts gives three. */
export const FIGURES = [
	"total_results",
	...VALUE_PERIODS.map((period) => `count_by_value_period.${period}` as const),
	...SUMS,
] as const;

/** Counts opportunities whose value period this extension does not know. There only if there are any. */
export const OTHER_PERIODS = "count_by_value_period.other";

export const ALL_FIGURES = [...FIGURES, OTHER_PERIODS] as const;
export type FigureName = (typeof ALL_FIGURES)[number];

/** Counts, and sums in cents. One that the answer lacks is left out: it is not known, which is not 0. */
export type Figures = { readonly [name in FigureName]?: number | undefined };

/** The single figures of aggregates. A period that a present `count_by_value_period` leaves out counts 0. */
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

/** How many opportunities Close counts in no value period; 0 if its counts say nothing of it. */
export function withoutPeriod(figures: Figures): number {
	const counts = VALUE_PERIODS.map((period) => figures[`count_by_value_period.${period}`] ?? Number.NaN);
	const counted = counts.reduce((sum, count) => sum + count, figures[OTHER_PERIODS] ?? 0);
	const left = (figures.total_results ?? Number.NaN) - counted;
	return left > 0 ? left : 0;
}

/** The lines of a summary: what is counted and summed of each value period, and of all of them over a year. */
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

export interface SummaryLine {
	readonly line: ValuePeriod | "other" | "annualized";
	readonly count: FigureName;
	/** Close tells no sums of periods that it does not document. */
	readonly value?: FigureName;
	readonly expected?: FigureName;
}

/** The figures of a table, with a column for other periods if there are any. */
export function tabledFigures(whole: Figures): readonly FigureName[] {
	if (whole[OTHER_PERIODS] === undefined) return FIGURES;
	return [...FIGURES.filter(isCount), OTHER_PERIODS, ...SUMS];
}

/** Whether a figure counts opportunities; the others are amounts. */
export function isCount(name: FigureName): boolean {
	return name === "total_results" || name.startsWith("count_by_value_period.");
}

/** The counts among figures: all that may be seen where amounts are hidden. */
export function countsOf(figures: Figures): Figures {
	return Object.fromEntries(
		ALL_FIGURES.filter(isCount).flatMap((name) => (name in figures ? [[name, figures[name]]] : [])),
	);
}

/** The sums among figures, which are amounts; the others are counts. */
export function amountsOf(figures: Figures): number[] {
	return SUMS.flatMap((name) => figures[name] ?? []);
}
