import * as l10n from "@vscode/l10n";
import { VALUE_PERIODS, type ValuePeriod } from "../../close/schema/parameters.ts";
import { valuePeriodLabel } from "../view/labels.ts";
import { type FigureName, OTHER_PERIODS } from "./singleFigures.ts";

/** What a figure is. */
export interface Definition {
	/** Its name for people. */
	readonly title: string;
	/** What Close says that it is, as a sentence. Source: `list-opportunities.md`. */
	readonly meaning: string;
	/** The same in the API's terms, which are those of a formula: not for translation. */
	readonly formula: string;
	/** The other figures that make it up, where there are some: `times` each of them. */
	readonly parts: readonly Part[];
}

export interface Part {
	readonly times: 1 | 12;
	readonly figure: FigureName;
}

const COUNT = "count_by_value_period.";

const OTHER_COUNT = "count of other value_periods";

/** What a figure is, where there are opportunities of other periods (`others`) or none. */
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
				"The number of opportunities with a value period that this extension does not know. Close gives no sums for them.",
			),
			formula: OTHER_COUNT,
			parts: [],
		};
	if (name === "total_value_annualized" || name === "expected_value_annualized") return annualized(name);
	const period = periodOf(name);
	const label = valuePeriodLabel(period);
	if (name.startsWith(COUNT))
		return {
			title: l10n.t("{0}: count", label),
			meaning: l10n.t("The number of opportunities with this value period."),
			formula: `count of value_period = ${period}`,
			parts: [],
		};
	if (name.startsWith("total"))
		return {
			title: l10n.t("{0}: value", label),
			meaning: l10n.t("The sum of the values of all opportunities with this value period."),
			formula: `Σ value, value_period = ${period}`,
			parts: [],
		};
	return {
		title: l10n.t("{0}: expected value", label),
		meaning: l10n.t(
			"The sum of the values of all opportunities with this value period, multiplied by their confidence.",
		),
		formula: `Σ value × confidence, value_period = ${period}`,
		parts: [],
	};
}

function annualized(name: "total_value_annualized" | "expected_value_annualized"): Definition {
	const kind = name === "total_value_annualized" ? "total_value" : "expected_value";
	const parts: readonly Part[] = VALUE_PERIODS.map((period) => ({
		times: period === "monthly" ? 12 : 1,
		figure: `${kind}_${period}`,
	}));
	return {
		title: kind === "total_value" ? l10n.t("Annualized value") : l10n.t("Annualized expected value"),
		meaning:
			kind === "total_value"
				? l10n.t("The sum of the values of all opportunities, where monthly values are multiplied by 12.")
				: l10n.t(
						"The sum of the values of all opportunities multiplied by their confidence, where monthly values are multiplied by 12.",
					),
		formula: parts.map(({ times, figure }) => (times === 1 ? figure : `${times} × ${figure}`)).join(" + "),
		parts,
	};
}

function periodOf(name: FigureName): ValuePeriod {
	const period = VALUE_PERIODS.find((one) => name.endsWith(one));
	if (period === undefined) throw new Error(`${name} is of no value period`);
	return period;
}
