import * as l10n from "@vscode/l10n";
import { COMPARED_PARTS, type ComparedPart } from "../../opportunities/analysis/comparison/comparedFigures.ts";
import { explanationStrings } from "../webview/page/explanationStrings.ts";
import { partLabel } from "./partLabels.ts";

/** The page's own texts. */
export type PageStrings = ReturnType<typeof pageStrings>;

/**
 * The page's texts in the language of the window. They are part of its HTML, because the page has no translations of
 * its own.
 */
export function pageStrings() {
	const entries = COMPARED_PARTS.map((part) => [part, partLabel(part)]);
	return {
		page: l10n.t("Comparison"),
		parts: Object.fromEntries(entries) as Readonly<Record<ComparedPart, string>>,
		nothing: l10n.t("Select two Views to compare side by side."),
		choose: l10n.t("Select Views…"),
		swap: l10n.t("Swap A and B"),
		refresh: l10n.t("Refresh"),
		stop: l10n.t("Stop"),
		signIn: l10n.t("Sign In…"),
		tools: l10n.t("Comparison"),
		loading: l10n.t("Loading…"),
		old: l10n.t("The data has changed since it was loaded."),
		legend: l10n.t("Legend"),
		amountsHidden: l10n.t("Amounts and names are hidden."),
		showAmounts: l10n.t("Show Amounts"),
		figures: l10n.t("All figures"),
		figure: l10n.t("Figure"),
		opportunities: l10n.t("Opportunities"),
		none: l10n.t("No opportunities."),
		exportList: l10n.t("Export…"),
		explain: l10n.t("How this figure was calculated"),
		dismiss: l10n.t("Dismiss"),
		explained: explanationStrings(),
	};
}

/** The files and texts of the page. */
export function comparePage(locale: string) {
	const strings = pageStrings();
	return {
		script: "compare.js",
		styles: ["page.css", "explanation.css", "legend.css", "compare.css"],
		locale,
		title: strings.page,
		strings,
	};
}
