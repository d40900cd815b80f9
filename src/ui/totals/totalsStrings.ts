import * as l10n from "@vscode/l10n";
import type { Counted } from "../../close/base/plurals.ts";
import type { GroupKey } from "../../close/schema/grouping.ts";
import type { StatusType } from "../../close/schema/parameters.ts";
import type { Partiality } from "../../opportunities/listing/listingState.ts";
import { analysisStrings } from "../analysis/analysisStrings.ts";
import { explanationStrings } from "../webview/page/explanationStrings.ts";

/** The page's texts. The page fills in `{0}`. */
export type PageStrings = ReturnType<typeof pageStrings>;

/**
 * The page's texts in the language of the window. They are part of its HTML, because the page has no translations of
 * its own.
 */
export function pageStrings() {
	const groupHeadings: Record<GroupKey, string> = {
		user_id: l10n.t("By owner"),
		date_won__week: l10n.t("By close week"),
		date_won__month: l10n.t("By close month"),
		date_won__quarter: l10n.t("By close quarter"),
		date_won__year: l10n.t("By close year"),
	};
	const partial: Record<Partiality, string> = {
		opening: l10n.t("Partial: still loading the groups."),
		stopped: l10n.t("Partial: loading was stopped, so groups are missing."),
		failed: l10n.t("Partial: loading failed, so groups are missing."),
		changing: l10n.t("Partial: the data changed while it was being read, so figures may not add up."),
	};
	const statusTypes: Record<StatusType, string> = {
		won: l10n.t("Won"),
		active: l10n.t("Open"),
		lost: l10n.t("Lost"),
	};
	return {
		page: l10n.t("Totals"),
		opportunities: { one: l10n.t("{0} opportunity"), other: l10n.t("{0} opportunities") } satisfies Counted,
		asOf: l10n.t("as of {0}"),
		rowsAsOf: l10n.t("rows as of {0}"),
		clearFilters: l10n.t("Clear Filters"),
		refresh: l10n.t("Refresh"),
		signIn: l10n.t("Sign In…"),
		loading: l10n.t("Loading…"),
		notOpened: l10n.t("Sign in to Close, or explore with sample data, to see totals here."),
		noOpportunities: l10n.t("There are no opportunities yet."),
		noMatches: l10n.t("No opportunities match the filters."),
		partial,
		computedHere: l10n.t("Close sent no groups, so this extension added up the groups' figures."),
		mixedCurrencies: l10n.t("Amounts are in several currencies and were added without conversion."),
		coversAllStatuses: l10n.t("These totals include won, open, and lost opportunities. Show only:"),
		statusTypes,
		aYear: l10n.t("{0} a year"),
		expectedAmount: l10n.t("{0} expected"),
		byPeriod: l10n.t("By value period"),
		valuePeriod: l10n.t("Value period"),
		lines: {
			one_time: l10n.t("One-time"),
			monthly: l10n.t("Monthly"),
			annual: l10n.t("Annual"),
			other: l10n.t("Other periods"),
		},
		perMonth: l10n.t("per month"),
		monthlySums: l10n.t("Monthly, per month"),
		annualized: l10n.t("Annualized"),
		allAnnualized: l10n.t("All, annualized"),
		count: l10n.t("Count"),
		value: l10n.t("Value"),
		expected: l10n.t("Expected"),
		notKnown: l10n.t("unknown"),
		orMore: l10n.t("{0} or more"),
		groupHeadings,
		parts: {
			wonAndOpen: l10n.t("Won and open"),
			won: l10n.t("Won"),
			openExpected: l10n.t("Open: expected value"),
			openRest: l10n.t("Open: remaining value"),
			wonAmount: l10n.t("{0} won"),
			openAmount: l10n.t("{0} open"),
			notDrawn: l10n.t("{0}: {1}, {2} a year"),
			loading: l10n.t("Loading won and open opportunities…"),
			stop: l10n.t("Stop"),
			read: l10n.t("Show Won and Open Separately"),
			readWith: l10n.t("Show Won and Open Separately (Up to {0} Requests)"),
			asOf: l10n.t("Won and open as of {0}"),
			old: l10n.t("The won and open figures are out of date (as of {0})."),
			doesNotAddUp: l10n.t(
				"The won and open figures don't match the others because the data has changed. Refresh to update them all.",
			),
		},
		annualizedValue: l10n.t("Annualized value"),
		revealGroup: l10n.t("Show this group in the tree"),
		showAllGroups: l10n.t("Show all {0} groups"),
		showFirstGroups: l10n.t("Show only the first {0} groups"),
		withoutGroup: {
			one: l10n.t("{0} opportunity isn't in any group."),
			other: l10n.t("{0} opportunities aren't in any group."),
		},
		withoutPeriod: {
			one: l10n.t("{0} opportunity has no value period."),
			other: l10n.t("{0} opportunities have no value period."),
		},
		allFigures: l10n.t("All figures"),
		allFiguresCaption: l10n.t("All figures, in total and for each group"),
		group: l10n.t("Group"),
		whole: l10n.t("Total"),
		all: l10n.t("All"),
		expectedValue: l10n.t("Expected value"),
		hidden: l10n.t("hidden"),
		amountsHidden: l10n.t("Amounts and names are hidden."),
		showAmounts: l10n.t("Show Amounts"),
		explain: l10n.t("How this figure was calculated"),
		copyTable: l10n.t("Copy as Table"),
		copied: l10n.t("Copied"),
		dismiss: l10n.t("Dismiss"),
		analysis: analysisStrings(),
		explained: {
			...explanationStrings(),
			source: l10n.t("Source"),
			loaded: l10n.t("Loaded"),
			requestOf: l10n.t("Request: {0}"),
			disagree: l10n.t("Close's own figures don't add up."),
		},
	};
}

/** The files and texts of the totals page. */
export function totalsPage(locale: string) {
	const strings = pageStrings();
	return {
		script: "totals.js",
		styles: [
			"page.css",
			"totals.css",
			"totals-tables.css",
			"legend.css",
			"totals-bars.css",
			"explanation.css",
			"analysis.css",
			"analysis-outcome.css",
		],
		locale,
		title: strings.page,
		strings,
	};
}
