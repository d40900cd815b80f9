import { VALUE_PERIODS } from "../../close/schema/parameters.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import { type FigureName, OTHER_PERIODS, singleFigures } from "../totals/singleFigures.ts";
import { answerText, HIDDEN_CLOSING, type Table } from "./answerText.ts";
import type { AssistantContext } from "./assistantContext.ts";
import { figureCell } from "./cells.ts";
import { filterFacts } from "./filterFacts.ts";
import { ANNUALIZED_MEANING, dateMeaning, expectedMeaning, provenanceLine } from "./provenanceLine.ts";
import { AGGREGATES, type AggregateName, parseTotalsInput } from "./toolInputs.ts";

/**
 * Answers with the figures of a View.
 * @throws ViewError if the input isn't right, CloseError if an answer doesn't arrive or `signal` is aborted
 */
export async function answerTotals(input: unknown, context: AssistantContext, signal?: AbortSignal): Promise<string> {
	const { view, aggregates } = parseTotalsInput(input, context.views);
	const options: ReadOptions = signal === undefined ? {} : { signal };
	const { value, asOf, changing } = await context.parts.figures(view, options);
	const figures = singleFigures(value);
	const names = figureNames(aggregates.length === 0 ? AGGREGATES : aggregates, figures[OTHER_PERIODS] !== undefined);
	const table: Table = {
		header: ["figure", "value"],
		rows: names.map((name) => [name, figureCell(figures, name, context)]),
	};
	const provenance = provenanceLine(context, {
		asOf,
		complete: !changing,
		meanings: [ANNUALIZED_MEANING, expectedMeaning([view]), ...dateMeaning(view)],
		filters: filterFacts(view, context),
	});
	return answerText(provenance, table, context.hidden ? HIDDEN_CLOSING : undefined);
}

/** The single figures of aggregates: the counts by value period are three, and a fourth if there are other periods. */
export function figureNames(aggregates: readonly AggregateName[], others: boolean): readonly FigureName[] {
	return aggregates.flatMap((name): readonly FigureName[] => {
		if (name !== "count_by_value_period") return [name];
		const counts = VALUE_PERIODS.map((period): FigureName => `count_by_value_period.${period}`);
		return others ? [...counts, OTHER_PERIODS] : counts;
	});
}
