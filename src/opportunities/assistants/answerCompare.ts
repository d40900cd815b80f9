import { COMPARED_PARTS, type ComparedFigure, type ComparedPart } from "../analysis/comparison/comparedFigures.ts";
import { type Comparison, readComparison } from "../analysis/comparison/readComparison.ts";
import { sharedView } from "../analysis/comparison/sharedView.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import { isCount } from "../totals/singleFigures.ts";
import { answerText, HIDDEN_ADVICE } from "./answerText.ts";
import type { AssistantContext } from "./assistantContext.ts";
import { amountCell, HIDDEN_CELL, NO_FIGURE, percentCell } from "./cells.ts";
import { filterFacts } from "./filterFacts.ts";
import { ANNUALIZED_MEANING, dateMeaning, expectedMeaning, provenanceLine } from "./provenanceLine.ts";
import { parseCompareInput } from "./toolInputs.ts";

/** The most requests for opportunities if Close can't be asked for what both Views match. */
const MOST_REQUESTS = 20;

/**
 * Answers with the figures of two Views side by side, and of what they have in common.
 * @throws ViewError if the input isn't right, CloseError if an answer doesn't arrive or `signal` is aborted
 */
export async function answerCompare(input: unknown, context: AssistantContext, signal?: AbortSignal): Promise<string> {
	const { a, b } = parseCompareInput(input, context.views);
	const options: ReadOptions = signal === undefined ? {} : { signal };
	const pair = { a, b, shared: sharedView(a, b, context.asking) };
	const comparison = await readComparison(pair, context.parts, { ...options, mostRequests: MOST_REQUESTS });
	const { figures, unread, asOf, changing } = comparison;
	const columns = unread === undefined ? COMPARED_PARTS : COMPARED_PARTS.filter((part) => !OF_BOTH.has(part));
	const provenance = provenanceLine(context, {
		asOf,
		complete: unread === undefined && !changing,
		meanings: [
			"difference = b - a, percent = difference / a",
			...(unread === undefined ? ["only_a, both, only_b = what a alone, both, b alone match"] : []),
			ANNUALIZED_MEANING,
			expectedMeaning([a, b]),
			...new Set([a, b].flatMap(dateMeaning)),
		],
		filters: `a: ${filterFacts(a, context)} / b: ${filterFacts(b, context)}`,
	});
	const rows = figures.map((figure) => [figure.name, ...columns.map((part) => partCell(figure, part, context))]);
	return answerText(provenance, { header: ["figure", ...columns], rows }, closingLine(comparison, context));
}

/** The parts that need the figures of what both Views match. */
const OF_BOTH: ReadonlySet<ComparedPart> = new Set(["only_a", "both", "only_b"]);

function partCell(figure: ComparedFigure, part: ComparedPart, context: AssistantContext): string {
	const value = figure[part];
	if (part === "percent") return context.hidden && !isCount(figure.name) ? HIDDEN_CELL : percentCell(value);
	if (!isCount(figure.name)) return amountCell(value, context);
	return value === undefined ? NO_FIGURE : String(value);
}

function closingLine({ unread, changing }: Comparison, { hidden }: AssistantContext): string | undefined {
	if (unread !== undefined)
		return "partial: which opportunities are in both Views takes too many requests; add filters to both, or use only a, b and difference";
	if (changing) return "partial: the data changed while it was read, so the figures may not fit together; call again";
	return hidden ? `next: ${HIDDEN_ADVICE}` : undefined;
}
