import * as l10n from "@vscode/l10n";
import type { Provenance } from "../reading/readPlan.ts";
import type { Distribution } from "./distribution.ts";
import type { Working } from "./measure.ts";
import type { OpenDeal } from "./openDeals.ts";
import { count, money, type Sentence, sentence } from "./sentence.ts";

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

/** Explains the amount that isn't exceeded with at least a probability, in percent. */
export function quantileWorking(percent: number, distribution: Distribution, input: OutcomeInput): Working {
	return {
		meaning: l10n.t(
			"The smallest amount that the period, with what is already won, doesn't exceed with a probability of at least {0}%.",
			percent,
		),
		formula: `P(${TOTAL} ≤ amount) ≥ ${percent}%`,
		...common(distribution, input),
	};
}

export function targetWorking(target: number, distribution: Distribution, input: OutcomeInput): Working {
	const { numbers, ...others } = common(distribution, input);
	return {
		meaning: l10n.t("The probability that the period, with what is already won, brings at least the target."),
		formula: `P(${TOTAL} ≥ target)`,
		numbers: [...numbers, " ", ...sentence(l10n.t("The target is {0}."), money(target))],
		...others,
	};
}

/** `openMean` is the mean of what the open deals bring, without what is won. */
export function meanWorking(openMean: number, input: OutcomeInput): Working {
	const { won, expected, deals } = input;
	const sum = sentence("{0} + {1} = {2}", money(won), money(Math.round(openMean)), money(Math.round(won + openMean)));
	const compared =
		expected === undefined
			? []
			: sentence(
					l10n.t(". Close's own expected value of the open deals is {0}, rounded for each of {1}."),
					money(expected),
					count(deals.length),
				);
	return {
		meaning: l10n.t("What the period brings on average, with what is already won."),
		formula: "won + Σ annualized_value × confidence",
		numbers: [...sum, ...compared],
		assumptions: [CHANCE()],
		requests: input.requests,
	};
}

const TOTAL = "won + Σ annualized_value × (won or not)";

function common(
	{ least, most, cell }: Distribution,
	{ won, deals, requests }: OutcomeInput,
): Pick<Working, "numbers" | "assumptions" | "requests"> {
	const span: Sentence = sentence(
		l10n.t("{0} is won. With {1} open deals, totals from {2} to {3} are possible."),
		money(won),
		count(deals.length),
		money(least),
		money(most),
	);
	const grid = cell === 0 ? [] : [" ", ...sentence(l10n.t("They are told apart in steps of {0}."), money(cell))];
	return {
		numbers: [...span, ...grid],
		assumptions: [
			l10n.t("Each deal is won or not on its own: no deal makes another one more likely."),
			CHANCE(),
			cell === 0
				? l10n.t("All combinations of deals are taken into account, and every total is exact.")
				: l10n.t(
						"All combinations of deals are taken into account. Totals are rounded to steps so that the mean is kept.",
					),
		],
		requests,
	};
}

const CHANCE = () => l10n.t("A deal's confidence is its chance to be won in this period, with all of its value.");
