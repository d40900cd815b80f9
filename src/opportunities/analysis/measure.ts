import type { Provenance } from "../reading/readPlan.ts";

/** How a figure is written: an amount as the API's integers, a plain ratio (0.82 for 82 %, not limited to 1), or a count. */
export type MeasureKind = "money" | "ratio" | "count";

/** The figures that the analysis adds to Close's own ones, and how each is written. */
export const MEASURE_KINDS = {
	"win_rate.count": "ratio",
	"win_rate.value": "ratio",
	"win_rate.won": "count",
	"win_rate.closed": "count",
	"target.amount": "money",
	"target.won": "money",
	"target.share": "ratio",
	"target.gap": "money",
	"target.coverage": "ratio",
	"pace.now": "money",
	"pace.previous_period": "money",
	"pace.previous_year": "money",
	"outcome.p10": "money",
	"outcome.p50": "money",
	"outcome.p90": "money",
	"outcome.mean": "money",
	"outcome.reaches_target": "ratio",
	"concentration.1": "ratio",
	"concentration.3": "ratio",
	"concentration.5": "ratio",
	"concentration.10": "ratio",
} as const satisfies Readonly<Record<string, MeasureKind>>;
export type MeasureName = keyof typeof MEASURE_KINDS;

export const MEASURES = Object.keys(MEASURE_KINDS) as readonly MeasureName[];

/** A figure within a text. The page writes it in the session's currency, or hides it. */
export interface WrittenFigure {
	readonly kind: MeasureKind;
	readonly value: number;
}

/** How a figure was made. Can be sent as JSON. */
export interface Working {
	/** What the figure means, as a sentence. */
	readonly meaning: string;
	/** The formula in words or in the API's terms. */
	readonly formula: string;
	/** The formula with its numbers, in reading order. Empty if they aren't known. */
	readonly numbers: readonly (string | WrittenFigure)[];
	/** What the figure takes for granted, a sentence each. */
	readonly assumptions: readonly string[];
	/** The answers that the figure was computed from. */
	readonly requests: readonly Provenance[];
}

/** A figure of the analysis. Can be sent as JSON. */
export interface Measure {
	readonly name: MeasureName;
	/** Undefined while the figure isn't known, or if there is none. */
	readonly value: number | undefined;
	readonly working: Working;
}

/** Undefined if one of both isn't known, and if the whole is 0. */
export function quotient(part: number | undefined, whole: number | undefined): number | undefined {
	return part === undefined || whole === undefined || whole === 0 ? undefined : part / whole;
}
