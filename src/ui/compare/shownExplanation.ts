import * as l10n from "@vscode/l10n";
import type { ComparedPart } from "../../opportunities/analysis/comparison/comparedFigures.ts";
import { explainCompared } from "../../opportunities/analysis/comparison/explainComparison.ts";
import type { Comparison } from "../../opportunities/analysis/comparison/readComparison.ts";
import type { Shared } from "../../opportunities/analysis/comparison/sharedView.ts";
import type { Provenance } from "../../opportunities/reading/readPlan.ts";
import { definitionOf } from "../../opportunities/totals/definitions.ts";
import type { FigureName } from "../../opportunities/totals/singleFigures.ts";
import { explainedQuestions, firstAnswers } from "../analysis/explainMeasure.ts";
import type { Snapshot } from "./compareProtocol.ts";
import { type FigureWording, isAmount, partText, writtenText } from "./figureTexts.ts";
import { partLabel } from "./partLabels.ts";

/** A figure that the user asks about. */
export interface AskedFigure {
	readonly figure: FigureName;
	readonly part: ComparedPart;
}

/** The first request of each question, in the order of the explanation. */
export function requestsExplained(
	comparison: Comparison,
	shared: Shared,
	{ figure, part }: AskedFigure,
): readonly Provenance[] {
	return firstAnswers(explainCompared(comparison, shared, figure, part).requests);
}

/** Explains a figure in final texts. */
export function shownExplanation(
	comparison: Comparison,
	shared: Shared,
	asked: AskedFigure,
	wording: FigureWording,
): Snapshot["explanation"] {
	const { figure: name, part } = asked;
	const figure = comparison.figures.find((one) => one.name === name);
	if (figure === undefined) return undefined;
	const { meaning, formula, numbers, assumptions, requests } = explainCompared(comparison, shared, name, part);
	const { text, exact = text } = partText(figure, part, wording);
	const hidden = wording.hidden && isAmount(figure);
	return {
		title: l10n.t("{0}: {1}", definitionOf(name).title, exact),
		of: partLabel(part),
		meaning,
		formula,
		sum: hidden ? "" : numbers.map((one) => (typeof one === "string" ? one : writtenText(one, wording))).join(""),
		assumptions,
		requests: explainedQuestions(requests, wording.hidden),
	};
}
