import type { Provenance } from "../../opportunities/reading/readPlan.ts";
import { HIDDEN } from "../../opportunities/text/mask.ts";
import { explainedRequest } from "../../opportunities/totals/explainedRequest.ts";
import type { ExplainedRequests, MeasureExplanation } from "./explanationProtocol.ts";
import { shownMeasure, shownSentence, tellsAmounts } from "./hiddenFigures.ts";
import { measureTitle } from "./measureTitles.ts";
import type { PlacedMeasure } from "./sectionProvider.ts";

/** Says how a figure was made. Amounts, and names of owners, are left out if they are hidden. */
export function explainMeasure(measure: PlacedMeasure, hidden: boolean): MeasureExplanation {
	const { name, group, of, working } = measure;
	const { meaning, formula, numbers, assumptions } = working;
	return {
		measure: shownMeasure(measure, hidden),
		of: hidden && group !== undefined ? HIDDEN.name(of) : of,
		title: measureTitle(name),
		meaning,
		formula,
		numbers: shownSentence(numbers, hidden && tellsAmounts(name)),
		assumptions: [...assumptions],
		requests: explainedQuestions(working.requests, hidden),
	};
}

/** Returns the first request of each question, in the order of {@link explainMeasure}'s requests. */
export function firstRequests({ working }: PlacedMeasure): readonly Provenance[] {
	return firstAnswers(working.requests);
}

/** Returns the first answer to each question, in the order of {@link explainedQuestions}. */
export function firstAnswers(requests: readonly Provenance[]): readonly Provenance[] {
	return questionsIn(requests).map(([first]) => first);
}

/** Says what was asked for. Answers to one question are told once. */
export function explainedQuestions(requests: readonly Provenance[], hidden: boolean): ExplainedRequests[] {
	return questionsIn(requests).map((answers) => explainedRequests(answers, hidden));
}

type Answers = readonly [first: Provenance, ...others: Provenance[]];

/** Answers to one question differ in their offset alone. */
function questionsIn(requests: readonly Provenance[]): readonly Answers[] {
	const questions = new Map<string, [Provenance, ...Provenance[]]>();
	for (const provenance of requests) {
		const { _skip, ...question } = provenance.asked;
		const key = JSON.stringify(Object.entries(question).sort());
		const answers = questions.get(key);
		if (answers === undefined) questions.set(key, [provenance]);
		else answers.push(provenance);
	}
	return [...questions.values()];
}

function explainedRequests(answers: Answers, hidden: boolean): ExplainedRequests {
	return {
		request: explainedRequest(answers[0], hidden),
		count: answers.length,
		lastReceivedAt: Math.max(...answers.map(({ receivedAt }) => receivedAt)),
	};
}
