import { MEASURE_KINDS, type MeasureName } from "../../opportunities/analysis/measure.ts";
import type { Sentence } from "../../opportunities/analysis/sentence.ts";
import type { ShownMeasure, ShownSentence } from "./explanationProtocol.ts";
import type { PlacedMeasure } from "./sectionProvider.ts";

/**
 * Whether a figure says something about amounts, as shares of amounts do: one known amount would tell all others. Counts and
 * the ratio of two counts don't.
 */
export function tellsAmounts(name: MeasureName): boolean {
	return MEASURE_KINDS[name] !== "count" && name !== "win_rate.count";
}

/** A figure as the page gets it: without its working, and without its value if amounts are hidden. */
export function shownMeasure({ name, period, group, value }: PlacedMeasure, hidden: boolean): ShownMeasure {
	return { name, period, group, value: hidden && tellsAmounts(name) ? undefined : value };
}

/** A sentence as the page gets it: if amounts are hidden, its figures other than counts have no value. */
export function shownSentence(sentence: Sentence, hidden: boolean): ShownSentence {
	return sentence.map((piece) =>
		typeof piece === "string" || !hidden || piece.kind === "count" ? piece : { kind: piece.kind },
	);
}
