import { isRounded, SUM_MEANINGS } from "../../close/schema/aggregates.ts";
import type { Part } from "./definitions.ts";
import { type FigureName, type Figures, isCount, OTHER_PERIODS } from "./singleFigures.ts";

/** How a figure compares with the sum of its parts: equal, different by rounding only, or different. */
export type Agreement = "equal" | "rounded" | "different";

interface AddedUp {
	readonly terms: readonly { readonly times: 1 | 12; readonly amount: number }[];
	readonly agreement: Agreement;
}

/** Compares a figure with its parts. Returns undefined if it has none, or if one of them isn't known. */
export function addedUp(name: FigureName, parts: readonly Part[], figures: Figures): AddedUp | undefined {
	const figure = figures[name];
	// Close doesn't document what other periods add to sums of money. Usually there are none.
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
 * Returns how much rounding can add up to. Each opportunity's expected value may be rounded to a whole cent before it
 * is counted once or twelve times; values and counts are never rounded.
 */
function slackOf(name: FigureName, parts: readonly Part[], figures: Figures): number {
	if (isCount(name) || !isRounded(name)) return 0;
	return parts.reduce((slack, { times, figure: part }) => {
		const over = isCount(part) ? "annualized" : SUM_MEANINGS[part].over;
		const ofPeriod = over === "annualized" ? undefined : figures[`count_by_value_period.${over}`];
		return slack + times * (ofPeriod ?? figures.total_results ?? 0);
	}, 0);
}
