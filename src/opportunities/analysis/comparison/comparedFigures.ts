import type { Aggregates } from "../../../close/schema/aggregates.ts";
import {
	type FigureName,
	type Figures,
	OTHER_PERIODS,
	singleFigures,
	tabledFigures,
} from "../../totals/singleFigures.ts";

/**
 * What a comparison tells of one figure: in A, in B, B less A, that difference as a ratio of A, and how much of the figure
 * is only in A, in both, only in B.
 */
export const COMPARED_PARTS = ["a", "b", "difference", "percent", "only_a", "both", "only_b"] as const;
export type ComparedPart = (typeof COMPARED_PARTS)[number];

/** One figure of two Views. Parts that aren't known, or that don't exist, are absent. */
export interface ComparedFigure extends Readonly<Partial<Record<ComparedPart, number>>> {
	readonly name: FigureName;
}

/** Opens a list of opportunities: those that only A has, those that both have, those that only B has. */
export const SIDES = ["only_a", "both", "only_b"] as const satisfies readonly ComparedPart[];
export type Side = (typeof SIDES)[number];

/** Compares all figures of A and B; `both` are those of what both match, once they are known. */
export function comparedFigures(a: Aggregates, b: Aggregates, both: Figures | undefined): readonly ComparedFigure[] {
	const [ofA, ofB] = [singleFigures(a), singleFigures(b)];
	return tabledFigures({ ...ofA, ...ofB }).map((name) =>
		comparedFigure(name, figureOf(ofA, name), figureOf(ofB, name), both && figureOf(both, name)),
	);
}

/** Close leaves out a period that doesn't occur, also one that this extension doesn't know. */
function figureOf(figures: Figures, name: FigureName): number | undefined {
	const counted = figures["count_by_value_period.one_time"] !== undefined;
	return figures[name] ?? (name === OTHER_PERIODS && counted ? 0 : undefined);
}

function comparedFigure(
	name: FigureName,
	a: number | undefined,
	b: number | undefined,
	both: number | undefined,
): ComparedFigure {
	const difference = less(b, a);
	return {
		name,
		...known("a", a),
		...known("b", b),
		...known("difference", difference),
		...known("percent", difference === undefined || a === undefined || a === 0 ? undefined : difference / a),
		...known("only_a", less(a, both)),
		...known("both", both),
		...known("only_b", less(b, both)),
	};
}

function less(from: number | undefined, part: number | undefined): number | undefined {
	return from === undefined || part === undefined ? undefined : from - part;
}

/** The difference of two amounts, or the sum of many, may be infinite: then it isn't known. */
function known(part: ComparedPart, value: number | undefined): Partial<Record<ComparedPart, number>> {
	return value === undefined || !Number.isFinite(value) ? {} : { [part]: value };
}

/** Whether the counts fit together: what both match can't be more than what either matches. */
export function fitTogether(figures: readonly ComparedFigure[]): boolean {
	const counts = figures.filter(({ name }) => name === "total_results" || name.startsWith("count_by_value_period."));
	return counts.every(({ only_a = 0, both = 0, only_b = 0 }) => only_a >= 0 && both >= 0 && only_b >= 0);
}
