import * as l10n from "@vscode/l10n";
import type { Provenance } from "../reading/readPlan.ts";
import { chanceUpTo, type Distribution } from "./distribution.ts";
import type { Working, WrittenFigure } from "./measure.ts";
import type { OpenDeal } from "./openDeals.ts";
import { money, ratio, type Sentence, sentence } from "./sentence.ts";

/** What an outcome is computed from. Amounts are annualized, integers as the API's. */
export interface OutcomeInput {
	/** The open deals of the period. */
	readonly deals: readonly OpenDeal[];
	/** The value of what is won in the period. */
	readonly won: number;
	/** The target of the period, if there is one that fits the View. */
	readonly target?: number | undefined;
	/** Close's own expected value of the open deals, if it is known and has to be that of the outcome. */
	readonly expected?: number | undefined;
	readonly requests: readonly Provenance[];
}

/** Explains `amount`, which isn't exceeded with at least a probability, in percent. */
export function quantileWorking(
	percent: number,
	amount: number,
	distribution: Distribution,
	{ requests }: OutcomeInput,
): Working {
	return {
		meaning: l10n.t(
			"The smallest total, including what's already won, that has at least a {0}% chance of not being exceeded.",
			percent,
		),
		formula: `P(${TOTAL} ≤ amount) ≥ ${percent}%`,
		numbers: [
			...sentence("P(≤ {0}) = {1}", money(amount), ratio(chanceUpTo(distribution, amount))),
			...rangeOf(distribution),
		],
		assumptions: assumptionsOf(distribution),
		requests,
	};
}

/** Explains the chance of the target to be reached. */
export function targetWorking(
	target: number,
	chance: number,
	distribution: Distribution,
	{ requests }: OutcomeInput,
): Working {
	return {
		meaning: l10n.t("The chance that the period's total, including what's already won, reaches the target."),
		formula: `P(${TOTAL} ≥ target)`,
		numbers: [...sentence("P(≥ {0}) = {1}", money(target), ratio(chance)), ...rangeOf(distribution)],
		assumptions: assumptionsOf(distribution),
		requests,
	};
}

/** `openMean` is the mean of what the open deals bring, without what is won. */
export function meanWorking(openMean: number, { won, expected, requests }: OutcomeInput): Working {
	const open = Math.round(openMean);
	const compared = expected === undefined ? [] : aside(l10n.t("Close expects {0}"), money(expected));
	return {
		meaning: l10n.t("The average total for the period, including what's already won."),
		formula: "won + Σ annualized_value × confidence",
		numbers: [...sentence("{0} + {1} = {2}", money(won), money(open), money(Math.round(won + openMean))), ...compared],
		assumptions: [
			chanceIsConfidence(),
			l10n.t("Close rounds each opportunity's expected value, so its total may differ, but only by that rounding."),
		],
		requests,
	};
}

const TOTAL = "won + Σ annualized_value × (won or not)";

/** What is possible at all, and how finely it is told apart. */
function rangeOf({ least, most, cell }: Distribution): Sentence {
	return cell === 0
		? aside(l10n.t("totals from {0} to {1}"), money(least), money(most))
		: aside(l10n.t("totals from {0} to {1}, in steps of {2}"), money(least), money(most), money(cell));
}

/** Something worth knowing, written behind the numbers. */
function aside(text: string, ...figures: readonly WrittenFigure[]): Sentence {
	return sentence(` · ${text}`, ...figures);
}

function assumptionsOf({ cell }: Distribution): readonly string[] {
	return [
		l10n.t("Opportunities are independent. Winning one doesn't make another more or less likely to be won."),
		chanceIsConfidence(),
		cell === 0
			? l10n.t("All combinations of opportunities are taken into account, and every total is exact.")
			: l10n.t(
					"All combinations of opportunities are taken into account. Totals are rounded in steps that don't change the average.",
				),
	];
}

function chanceIsConfidence(): string {
	return l10n.t("An opportunity's confidence is the chance of winning it in this period at its full value.");
}
