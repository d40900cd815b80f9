import type { GroupBy } from "../../close/schema/grouping.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import { answerText, rowsThatFit, tokensOfRow } from "./answerText.ts";
import type { AssistantContext } from "./assistantContext.ts";
import { figureCell, measureCell } from "./cells.ts";
import { closingLine, LACKING } from "./closingLine.ts";
import { filterFacts } from "./filterFacts.ts";
import { groupedTable } from "./groupedTable.ts";
import { idAdvice } from "./idAdvice.ts";
import {
	ANNUALIZED_MEANING,
	dateMeaning,
	expectedMeaning,
	type ProvenanceFacts,
	provenanceLine,
} from "./provenanceLine.ts";
import { measuredPeriod, measureMeanings, periodMeaning, readMeasures } from "./readMeasures.ts";
import { type ReadTotals, readGrouped, readWhole } from "./readTotals.ts";
import { tokensIn } from "./tokenEstimate.ts";
import { parseTotalsInput, type TotalsInput } from "./toolInputs.ts";
import { type Column, columnName, columnsOf, figuresFor, lacksFigures } from "./totalsColumns.ts";

/** The most tokens of an answer. */
const BUDGET = 400;
/** What it may take of them to say that figures are left out. */
const CUT = 15;

/**
 * Answers with the figures of a View: of the whole and of its groups, or of the whole with measures. It has nothing of leads,
 * contacts and notes.
 * @throws ViewError if the input isn't right, CloseError if an answer doesn't arrive or `signal` is aborted
 */
export async function answerTotals(input: unknown, context: AssistantContext, signal?: AbortSignal): Promise<string> {
	const asked = parseTotalsInput(input, context.views);
	const options: ReadOptions = signal === undefined ? {} : { signal };
	const { group_by } = asked.view;
	if (group_by === undefined || asked.measures.length > 0) return wholeAnswer(asked, context, options);
	return groupedAnswer({ ...asked, groupBy: group_by }, context, options);
}

async function wholeAnswer(asked: TotalsInput, context: AssistantContext, options: ReadOptions): Promise<string> {
	const { view, split, measures: groups, aggregates } = asked;
	const totals = await readWhole(context, view, split, options);
	// Only after these answers, because targets need the decimals of amounts, which answers teach.
	const read = await readMeasures(groups, view, context, options);
	const columns = columnsOf({ view, aggregates, few: groups.length > 0, whole: totals.whole });
	const all = [
		...columns.map((column) => [
			columnName(column),
			figureCell(figuresFor(column, totals.whole), column.figure, context),
		]),
		...read.measures.map((measure) => [measure.name, measureCell(measure, context)]),
	];
	const asOf = Math.min(totals.asOf, read.asOf ?? totals.asOf);
	const meanings =
		groups.length === 0 ? [] : [periodMeaning(groups, measuredPeriod(view, context)), ...measureMeanings(groups)];
	const line = (complete: boolean) => firstLine(asked, context, { asOf, complete, meanings });
	const header = ["figure", "value"];
	const partial = [...notes(totals.changing || read.changing, columns, totals), ...read.partial];
	const next = [
		...idAdvice(view),
		...(groups.length > 0 && view.group_by !== undefined ? ["call again without measures for the groups"] : []),
		...read.next,
	];
	const taken = tokensIn(line(false)) + tokensOfRow(header) + tokensIn(closingLine(partial, next, context) ?? "");
	if (rowsThatFit(all, taken, BUDGET) === all.length)
		return answerText(line(partial.length === 0), { header, rows: all }, closingLine(partial, next, context));
	const rows = all.slice(0, rowsThatFit(all, taken + CUT, BUDGET));
	const cut = `${all.length - rows.length} figures are left out; ask for fewer aggregates or measures`;
	return answerText(line(false), { header, rows }, closingLine([cut, ...partial], next, context));
}

async function groupedAnswer(
	asked: TotalsInput & { readonly groupBy: GroupBy },
	context: AssistantContext,
	options: ReadOptions,
): Promise<string> {
	const { view, split, aggregates, groupBy } = asked;
	const totals: ReadTotals = await readGrouped(context, view, split, options);
	const columns = columnsOf({ view, aggregates, few: true, whole: totals.whole });
	const line = (complete: boolean) =>
		firstLine(asked, context, { asOf: totals.asOf, complete, meanings: [], filterRoom: FILTER_ROOM });
	const told = notes(totals.changing, columns, totals);
	const next = idAdvice(view);
	const room = BUDGET - tokensIn(line(false)) - tokensIn(closingLine(told, next, context) ?? "");
	const { left, ...table } = groupedTable({ totals, columns, view: { ...view, group_by: groupBy }, room }, context);
	const partial = [...left, ...told];
	return answerText(line(partial.length === 0), table, closingLine(partial, next, context));
}

/** What the first line says besides what the input does. */
interface FirstLineFacts extends Pick<ProvenanceFacts, "asOf" | "complete" | "meanings"> {
	/** The most tokens of filters. */
	readonly filterRoom?: number;
}

/** The most tokens of filters, so that groups have room. */
const FILTER_ROOM = 60;

function firstLine(
	{ view, split, aggregates }: TotalsInput,
	context: AssistantContext,
	{ asOf, complete, meanings, filterRoom }: FirstLineFacts,
): string {
	return provenanceLine(context, {
		asOf,
		complete,
		meanings: [
			ANNUALIZED_MEANING,
			expectedMeaning([view], split && aggregates.length === 0),
			...dateMeaning(view),
			...meanings,
		],
		filters: filterFacts(view, context, filterRoom),
	});
}

/** Why figures may not be right, or aren't there. */
function notes(changing: boolean, columns: readonly Column[], { whole }: ReadTotals): readonly string[] {
	return [
		...(changing ? ["the data changed while it was read; call again"] : []),
		...(lacksFigures(columns, whole) ? [LACKING] : []),
	];
}
