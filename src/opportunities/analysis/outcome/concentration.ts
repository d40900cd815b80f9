import * as l10n from "@vscode/l10n";
import type { Provenance } from "../../reading/readPlan.ts";
import type { Measure } from "../measure.ts";
import { money, ratio, sentence } from "../sentence.ts";
import type { OpenDeal } from "./openDeals.ts";

/** The numbers of largest deals whose share is told. */
export const LARGEST = [1, 3, 5, 10] as const;

/** Returns the deals by their expected value, largest first. Equal ones are in the order of their ids. */
export function byExpectedValue(deals: readonly OpenDeal[]): readonly OpenDeal[] {
	return [...deals].sort((a, b) => b.expected - a.expected || (a.id < b.id ? -1 : 1));
}

/**
 * Returns the share of the annualized expected value that hangs on the largest deals. There is none if together they
 * expect nothing, or less. All deals have to be given: no order of the API says where those without a value are.
 */
export function concentrationOf(deals: readonly OpenDeal[], requests: readonly Provenance[]): readonly Measure[] {
	const sorted = byExpectedValue(deals);
	const sum = (some: readonly OpenDeal[]) => some.reduce((total, { expected }) => total + expected, 0);
	const all = sum(sorted);
	return LARGEST.map((count) => {
		const largest = sum(sorted.slice(0, count));
		const value = all > 0 ? largest / all : undefined;
		const divided = sentence("{0} ÷ {1}", money(largest), money(all));
		return {
			name: `concentration.${count}` as const,
			value,
			working: {
				meaning:
					count === 1
						? l10n.t("The share of the open opportunities' annualized expected value that comes from the largest one.")
						: l10n.t(
								"The share of the open opportunities' annualized expected value that comes from the {0} largest.",
								count,
							),
				formula: "annualized_expected_value of the largest ÷ expected_value_annualized",
				numbers: value === undefined ? divided : [...divided, " = ", ratio(value)],
				assumptions: [
					l10n.t("An opportunity without a value or a confidence has an expected value of 0."),
					l10n.t(
						"All open opportunities in the period were loaded because it isn't known where Close sorts those without a value.",
					),
				],
				requests,
			},
		};
	});
}
