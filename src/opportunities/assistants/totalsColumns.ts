import { type StatusType, VALUE_PERIODS } from "../../close/schema/parameters.ts";
import { typesIn } from "../analysis/partedGroups.ts";
import { type FigureName, type Figures, OTHER_PERIODS } from "../totals/singleFigures.ts";
import type { StatusPart, StatusParts } from "../totals/statusParts.ts";
import type { View } from "../view/view.ts";
import { AGGREGATES, type AggregateName } from "./toolInputs.ts";

/** The figures of a View or of one of its groups, and those of its parts if it is split. */
export interface PartedFigures {
	readonly all: Figures;
	readonly parts?: StatusParts | undefined;
}

/** A figure that an answer has, over all statuses or of one part. */
export interface Column {
	readonly figure: FigureName;
	readonly part?: StatusPart | undefined;
}

/** What is asked for, and what there is. */
interface Asked {
	readonly view: View;
	/** Empty if nothing is said of them. */
	readonly aggregates: readonly AggregateName[];
	/** Whether there is little room: groups or measures are in the answer as well. */
	readonly few: boolean;
	readonly whole: PartedFigures;
}

/** The figures of each group: how many there are, what they're worth, and what that may bring. */
const FEW: readonly FigureName[] = ["total_results", "total_value_annualized", "expected_value_annualized"];
/** Only what is open has an expected value that says anything. */
const FEW_OF_PARTS: Readonly<Record<StatusPart, readonly FigureName[]>> = {
	won: ["total_results", "total_value_annualized"],
	open: FEW,
	lost: ["total_results", "total_value_annualized"],
	other: ["total_results", "total_value_annualized"],
};

/** The figures of an answer, in its order. */
export function columnsOf({ view, aggregates, few, whole: { all, parts } }: Asked): readonly Column[] {
	const others = all[OTHER_PERIODS] !== undefined;
	if (parts === undefined) {
		const wanted =
			aggregates.length > 0 ? figureNames(aggregates, others) : few ? FEW : figureNames(AGGREGATES, others);
		return wanted.map((figure) => ({ figure }));
	}
	const shown = partsIn(view, parts);
	if (aggregates.length === 0)
		return [
			{ figure: "total_results" },
			...shown.flatMap((part) => FEW_OF_PARTS[part].map((figure) => ({ figure, part }))),
		];
	return figureNames(aggregates, others).flatMap((figure) => [{ figure }, ...shown.map((part) => ({ figure, part }))]);
}

/** What a column is called: the API's name, behind the status type of a part: `won.total_results`. */
export function columnName({ figure, part }: Column): string {
	return part === undefined ? figure : `${part === "open" ? "active" : part}.${figure}`;
}

/** The figures from which the cell of a column is taken. */
export function figuresFor({ part }: Column, { all, parts }: PartedFigures): Figures {
	return part === undefined ? all : (parts?.[part] ?? {});
}

/** The parts that the View's filters let through, and the rest if there is any. */
function partsIn(view: View, { other }: StatusParts): readonly StatusPart[] {
	const parts = typesIn(view).map((type) => PARTS[type]);
	return (other?.total_results ?? 0) > 0 ? [...parts, "other"] : parts;
}

const PARTS: Readonly<Record<StatusType, StatusPart>> = { won: "won", active: "open", lost: "lost" };

/** The single figures of aggregates: the counts by value period are three, and a fourth if there are other periods. */
function figureNames(aggregates: readonly AggregateName[], others: boolean): readonly FigureName[] {
	return aggregates.flatMap((name): readonly FigureName[] => {
		if (name !== "count_by_value_period") return [name];
		const counts = VALUE_PERIODS.map((period): FigureName => `count_by_value_period.${period}`);
		return others ? [...counts, OTHER_PERIODS] : counts;
	});
}
