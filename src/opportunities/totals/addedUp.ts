import { isRounded, SUM_MEANINGS } from "../../close/schema/aggregates.ts";
import type { Part } from "./definitions.ts";
import { type FigureName, type Figures, isCount, OTHER_PERIODS } from "./singleFigures.ts";

/** How a figure agrees with the others that make it up: it is their sum, or differs by roundings alone, or differs. */
export type Agreement = "equal" | "rounded" | "different";

export interface AddedUp {
	readonly terms: readonly { readonly times: 1 | 12; readonly amount: number }[];
	readonly agreement: Agreement;
}

/** A figure held against its parts; undefined if it has none, or one of them is not known. */
export function addedUp(name: FigureName, parts: readonly Part[], figures: Figures): AddedUp | undefined {
	const figure = figures[name];
	// Nothing tells what other periods add to sums of money, and mostly there are none to be counted.
	if (figures[OTHER_PERIODS] !== undefined && !isCount(name)) return undefined;
	const needed = parts.filter(({ figure: part }) => part !== OTHER_PERIODS || figures[part] !== undefined);
	const terms = needed.flatMap(({ times, figure: part }) => {
		const amount = figures[part];
		return amount === undefined ? [] : [{ times, amount }];
	});
	if (figure === undefined || needed.length === 0 || terms.length < needed.length) return undefined;
	const difference = Math.abs(terms.reduce((total, { times, amount }) => total + times * amount, 0) - figure);
	if (difference === 0) return { terms, agreement: "equal" };
	return { terms, agreement: difference <= slackOf(name, parts, figures) ? "rounded" : "different" };
}

/**
 * Each opportunity's expected value may be rounded to a whole cent before it counts, once or twelve times; values and
 * counts are never rounded.
 */
function slackOf(name: FigureName, parts: readonly Part[], figures: Figures): number {
	if (isCount(name) || !isRounded(name)) return 0;
	return parts.reduce((slack, { times, figure: part }) => {
		const over = isCount(part) ? "annualized" : SUM_MEANINGS[part].over;
		const ofPeriod = over === "annualized" ? undefined : figures[`count_by_value_period.${over}`];
		return slack + times * (ofPeriod ?? figures.total_results ?? 0);
	}, 0);
}
