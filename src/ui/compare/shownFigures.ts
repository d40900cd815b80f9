import { COMPARED_PARTS, type ComparedFigure } from "../../opportunities/analysis/comparedFigures.ts";
import { definitionOf } from "../../opportunities/totals/definitions.ts";
import type { FigureName } from "../../opportunities/totals/singleFigures.ts";
import type { Snapshot } from "./compareProtocol.ts";
import { type FigureWording, isAmount, partText } from "./figureTexts.ts";

type Bars = Snapshot["bars"][number];
type Piece = Bars["bars"][number]["pieces"][number];

/** The figures that have bars. */
const DRAWN: readonly FigureName[] = ["total_value_annualized", "expected_value_annualized", "total_results"];

/** A row of the table for each figure. */
export function shownRows(figures: readonly ComparedFigure[], wording: FigureWording): Snapshot["rows"] {
	return figures.map((figure) => ({
		name: figure.name,
		label: definitionOf(figure.name).title,
		cells: COMPARED_PARTS.map((part) => ({ part, ...partText(figure, part, wording) })),
	}));
}

/** The bars of A and B for the most important figures, each pair on a scale of its own. Hidden amounts have none. */
export function shownBars(figures: readonly ComparedFigure[], wording: FigureWording): Snapshot["bars"] {
	return DRAWN.flatMap((name) => {
		const figure = figures.find((one) => one.name === name);
		return figure === undefined ? [] : [barsOf(figure, wording)];
	});
}

function barsOf(figure: ComparedFigure, wording: FigureWording): Bars {
	const place = wording.hidden && isAmount(figure) ? undefined : placesOf(figure);
	const [difference, percent] = [partText(figure, "difference", wording), partText(figure, "percent", wording)];
	return {
		name: figure.name,
		label: definitionOf(figure.name).title,
		change: percent.value === undefined ? difference.text : `${difference.text} (${percent.text})`,
		bars: (["a", "b"] as const).map((view) => {
			const { text, spoken } = partText(figure, view, wording);
			const pieces = place === undefined ? [] : piecesOf(figure, view, place);
			return { view, text, ...(spoken === undefined ? {} : { spoken }), pieces };
		}),
	};
}

/** What both have begins at zero in both bars, so that it can be compared, and what only one has follows it. */
function piecesOf(figure: ComparedFigure, view: "a" | "b", place: (amount: number) => number): Piece[] {
	const { [view]: whole, both } = figure;
	if (whole === undefined) return [];
	if (both === undefined) return [piece("whole", place(0), place(whole))];
	return [piece("both", place(0), place(both)), piece("only", place(both), place(whole))].filter(
		({ from, to }) => from < to,
	);
}

function piece(kind: Piece["kind"], one: number, other: number): Piece {
	return { kind, from: Math.min(one, other), to: Math.max(one, other) };
}

/** The position of an amount on the scale of one figure, in percent. The scale always includes 0. */
function placesOf({ a = 0, b = 0, both = 0 }: ComparedFigure): (amount: number) => number {
	const lowest = Math.min(0, a, b, both);
	// Halves, since the distance between two large amounts may be infinite.
	const above = (amount: number) => amount / 2 - lowest / 2;
	const range = above(Math.max(0, a, b, both));
	return (amount) => (range === 0 ? 0 : (above(amount) / range) * 100);
}
