import * as l10n from "@vscode/l10n";
import { SUM_MEANINGS, SUMS, type SumKind } from "../../close/schema/aggregates.ts";
import { VALUE_PERIODS, type ValuePeriod } from "../../close/schema/parameters.ts";
import { valuePeriodLabel } from "../view/labels.ts";
import { type FigureName, isCount, OTHER_PERIODS } from "./singleFigures.ts";

/** The definition of a figure. */
export interface Definition {
	/** The display name. */
	readonly title: string;
	/** Close's definition, as a sentence. Source: `list-opportunities.md`. */
	readonly meaning: string;
	/** The same as a formula in the API's terms. Not translated. */
	readonly formula: string;
	/** The other figures that it is the sum of, `times` each of them; empty if there are none. */
	readonly parts: readonly Part[];
}

export interface Part {
	readonly times: 1 | 12;
	readonly figure: FigureName;
}

const COUNT = "count_by_value_period.";

const OTHER_COUNT = "count of other value_periods";

/** Returns the definition of a figure; `others` says whether there are opportunities of other periods. */
export function definitionOf(name: FigureName, others = false): Definition {
	if (name === "total_results")
		return {
			title: l10n.t("Opportunities"),
			meaning: l10n.t("The number of opportunities that match."),
			formula: [...VALUE_PERIODS.map((period) => `${COUNT}${period}`), ...(others ? [OTHER_COUNT] : [])].join(" + "),
			parts: [...VALUE_PERIODS, "other" as const].map((period) => ({ times: 1, figure: `${COUNT}${period}` })),
		};
	if (name === OTHER_PERIODS)
		return {
			title: l10n.t("{0}: count", l10n.t("Other periods")),
			meaning: l10n.t(
				"The number of opportunities with a value period that this extension doesn't recognize. Close sends no sums for them.",
			),
			formula: OTHER_COUNT,
			parts: [],
		};
	if (isCount(name)) return periodCount(name.slice(COUNT.length) as ValuePeriod);
	const { kind, over } = SUM_MEANINGS[name];
	return over === "annualized" ? annualizedSum(kind) : periodSum(kind, over);
}

function periodCount(period: ValuePeriod): Definition {
	return {
		title: l10n.t("{0}: count", valuePeriodLabel(period)),
		meaning: l10n.t("The number of opportunities with this value period."),
		formula: `count of value_period = ${period}`,
		parts: [],
	};
}

function periodSum(kind: SumKind, period: ValuePeriod): Definition {
	const label = valuePeriodLabel(period);
	const monthly = period === "monthly";
	switch (kind) {
		case "value":
			return {
				title: monthly ? l10n.t("{0}: value per month", label) : l10n.t("{0}: value", label),
				meaning: l10n.t("The sum of the values of all opportunities with this value period."),
				formula: `Σ value, value_period = ${period}`,
				parts: [],
			};
		case "expected":
			return {
				title: monthly ? l10n.t("{0}: expected value per month", label) : l10n.t("{0}: expected value", label),
				meaning: l10n.t(
					"The sum of the values of all opportunities with this value period, each multiplied by its confidence.",
				),
				formula: `Σ value × confidence, value_period = ${period}`,
				parts: [],
			};
	}
}

function annualizedSum(kind: SumKind): Definition {
	const parts = SUMS.flatMap((figure): readonly Part[] => {
		const { kind: own, over } = SUM_MEANINGS[figure];
		return own !== kind || over === "annualized" ? [] : [{ times: over === "monthly" ? 12 : 1, figure }];
	});
	const formula = parts.map(({ times, figure }) => (times === 1 ? figure : `${times} × ${figure}`)).join(" + ");
	switch (kind) {
		case "value":
			return {
				title: l10n.t("Annualized value"),
				meaning: l10n.t("The sum of the values of all opportunities. Monthly values are multiplied by 12."),
				formula,
				parts,
			};
		case "expected":
			return {
				title: l10n.t("Annualized expected value"),
				meaning: l10n.t(
					"The sum of the values of all opportunities, each multiplied by its confidence. Monthly values are multiplied by 12.",
				),
				formula,
				parts,
			};
	}
}
