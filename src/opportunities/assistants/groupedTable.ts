import { type GroupBy, isByOwner } from "../../close/schema/grouping.ts";
import { periodOfGroup } from "../time/periods.ts";
import { ALL_FIGURES, type FigureName, type Figures, OTHER_PERIODS } from "../totals/singleFigures.ts";
import { STATUS_PARTS, type StatusParts } from "../totals/statusParts.ts";
import { narrowed } from "../view/narrowedView.ts";
import type { View } from "../view/view.ts";
import { rowsThatFit, type Table, tokensOfRow } from "./answerText.ts";
import type { AssistantContext } from "./assistantContext.ts";
import { figureCell } from "./cells.ts";
import { groupCells, groupHeading, restCell } from "./groupCells.ts";
import type { ReadGroup, ReadTotals } from "./readTotals.ts";
import { type Column, columnName, figuresFor, type PartedFigures } from "./totalsColumns.ts";

interface Grouped {
	readonly totals: ReadTotals;
	readonly columns: readonly Column[];
	readonly view: View & { readonly group_by: GroupBy };
	/** In tokens. */
	readonly room: number;
}

/** The table, and what isn't in it by name. */
interface GroupedTable extends Table {
	readonly left: readonly string[];
}

/** What it may take to say which groups are left out, in tokens. */
const CLOSING = 60;

/** The figures by which the largest groups are found, if not all fit. Counts alone if amounts are hidden. */
const LARGEST_BY: FigureName = "total_value_annualized";

/**
 * A row for all, one for each group, and one for what the groups leave. If not all groups fit, owners are those with the most,
 * periods those that come first. What has no date comes last in both directions, and by itself if it has room: no filter of
 * dates brings it.
 */
export function groupedTable(grouped: Grouped, context: AssistantContext): GroupedTable {
	const { totals, columns, view, room } = grouped;
	const { group_by: groupBy } = view;
	const { whole, groups } = totals;
	const header = [groupHeading(groupBy), ...columns.map(columnName)];
	const rowOf = (name: string, figures: PartedFigures) => [
		name,
		...columns.map((column) => figureCell(figuresFor(column, figures), column.figure, context)),
	];
	const names = groupCells(groups, groupBy, context.hidden);
	const byOwner = isByOwner(groupBy);
	const found = groups.map((group, index) => ({ group, cells: rowOf(names[index] ?? "", group) }));
	const isUndated = ({ cells: [name] }: (typeof found)[number]) => !byOwner && name === restCell(groupBy);
	const first = rowOf("all", whole);
	const sizeOf = (rows: Table["rows"]) => rows.reduce((sum, row) => sum + tokensOfRow(row), 0);
	const least = sizeOf([header, first, first]) + CLOSING;
	const undated = found.filter(isUndated).filter(({ cells }) => least + sizeOf([cells]) <= room);
	const all = found.filter((one) => !undated.includes(one));
	const taken = sizeOf([header, first, ...undated.map(({ cells }) => cells)]);
	const fitting = (rows: typeof all, more: number) =>
		rowsThatFit(
			rows.map(({ cells }) => cells),
			taken + more,
			room,
		);
	const hasRest = (restOf(whole, groups).all.total_results ?? 0) > 0;
	const isWhole = fitting(all, hasRest ? tokensOfRow(first) : 0) === all.length;
	const by = context.hidden ? "total_results" : LARGEST_BY;
	const ordered = isWhole || !byOwner ? all : largestFirst(all, by);
	const shown = isWhole ? all : ordered.slice(0, fitting(ordered, tokensOfRow(first) + CLOSING));
	const rest = restOf(
		whole,
		[...shown, ...undated].map(({ group }) => group),
	);
	const cut = all.length - shown.length;
	const restName = cut > 0 ? "others" : restCell(groupBy);
	return {
		header,
		rows: [
			first,
			...shown.map(({ cells }) => cells),
			...(cut > 0 || (rest.all.total_results ?? 0) > 0 ? [rowOf(restName, rest)] : []),
			...undated.map(({ cells }) => cells),
		],
		left:
			cut === 0
				? []
				: [
						byOwner
							? ownersLeft(shown.length, cut, by)
							: periodsLeft(
									ordered.map(({ group }) => group),
									shown.length,
									grouped,
									context,
								),
					],
	};
}

function largestFirst<One extends { readonly group: ReadGroup }>(rows: readonly One[], by: FigureName): One[] {
	const size = ({ group }: One) => group.all[by] ?? 0;
	return rows.toSorted((one, other) => size(other) - size(one));
}

function ownersLeft(shown: number, cut: number, by: FigureName): string {
	if (shown === 0) return NO_ROOM;
	const owners = shown === 1 ? "the owner" : `the ${shown} owners`;
	const others = cut === 1 ? "the other one is" : `the ${cut} others are`;
	return `${owners} with the most ${by}, ${others} one row; for them, ask for fewer aggregates or filter by user_id`;
}

const NO_ROOM = "no group has room; ask for fewer aggregates, or without split";

/** Says which filter leaves the periods that aren't shown, if they are those that come last. */
function periodsLeft(
	groups: readonly ReadGroup[],
	shown: number,
	{ view }: Grouped,
	{ asking }: AssistantContext,
): string {
	if (shown === 0) return NO_ROOM;
	const { group_by: groupBy } = view;
	const rest = groups.slice(shown).flatMap(({ span }) => periodOfGroup(groupBy, span.fields) ?? []);
	const days = rest.map(({ gte }) => gte).toSorted();
	const ends = rest.map(({ lt }) => lt).toSorted();
	const [gte, lt] = [days[0], ends.at(-1)];
	const told = `the first ${shown} of ${groups.length} periods, the others are one row`;
	if (gte === undefined || lt === undefined) return told;
	const { date_won } = narrowed(view, { date_won: { gte, lt } }, asking).filters;
	return `${told}; for them, set date_won to ${JSON.stringify(date_won)}`;
}

/** What groups leave of the whole, in each figure. */
function restOf({ all, parts }: PartedFigures, groups: readonly PartedFigures[]): PartedFigures {
	const rest = left(
		all,
		groups.map((group) => group.all),
	);
	if (parts === undefined) return { all: rest };
	const ofParts = STATUS_PARTS.map((part) => [
		part,
		left(
			parts[part] ?? {},
			groups.map((group) => group.parts?.[part] ?? {}),
		),
	]);
	return { all: rest, parts: Object.fromEntries(ofParts) as StatusParts };
}

function left(whole: Figures, parts: readonly Figures[]): Figures {
	const rest: { [name in FigureName]?: number } = {};
	for (const name of ALL_FIGURES) {
		// A count of other periods is left out if there are none.
		const known = parts.map((part) => part[name] ?? (name === OTHER_PERIODS ? 0 : Number.NaN));
		const value = known.reduce((sum, one) => sum - one, whole[name] ?? Number.NaN);
		if (!Number.isNaN(value)) rest[name] = value;
	}
	return rest;
}
