import { MEASURE_KINDS, type Measure } from "../analysis/measure.ts";
import { decimalText } from "../export/cells.ts";
import { type FigureName, type Figures, isCount } from "../totals/singleFigures.ts";
import type { AssistantContext } from "./assistantContext.ts";

type Writing = Pick<AssistantContext, "currencies" | "hidden">;

/** In a cell for which there is no figure. A model would take an empty one for 0. */
export const NO_FIGURE = "n/a";
/** In a cell whose figure the user has hidden. */
export const HIDDEN_CELL = "hidden";

/** A count, or an amount with a point and all decimals of the currency: `1234.50`. */
export function figureCell(figures: Figures, name: FigureName, writing: Writing): string {
	const value = figures[name];
	if (isCount(name)) return value === undefined ? NO_FIGURE : String(value);
	return amountCell(value, writing);
}

/** `amount` is in the smallest unit of the session's currency. */
export function amountCell(amount: number | undefined, { currencies, hidden }: Writing): string {
	if (amount === undefined) return NO_FIGURE;
	return hidden ? HIDDEN_CELL : decimalText(amount, currencies.scaleOf(currencies.currency));
}

/** A ratio as a percentage with two decimals, whose sign says so: 0.8235 is `82.35%`. */
export function percentCell(ratio: number | undefined): string {
	if (ratio === undefined) return NO_FIGURE;
	const percent = (ratio * 100).toFixed(2);
	return `${Number(percent) === 0 ? "0.00" : percent}%`;
}

/** A figure of the analysis. If amounts are hidden, ratios of amounts are as well: one known amount would tell all others. */
export function measureCell({ name, value }: Measure, writing: Writing): string {
	switch (MEASURE_KINDS[name]) {
		case "money":
			return amountCell(value, writing);
		case "count":
			return value === undefined ? NO_FIGURE : String(value);
		case "ratio":
			return writing.hidden && name !== "win_rate.count" ? HIDDEN_CELL : percentCell(value);
	}
}
