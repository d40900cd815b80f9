import * as l10n from "@vscode/l10n";

/** The page's own texts. The page fills in `{0}`. */
export type PageStrings = ReturnType<typeof pageStrings>;

/**
 * The page's texts in the language of the window. They are part of its HTML, because the page has no translations of
 * its own.
 */
export function pageStrings() {
	return {
		page: l10n.t("Opportunity"),
		loading: l10n.t("Loading…"),
		toolbar: l10n.t("Opportunity actions"),
		previous: l10n.t("Previous"),
		next: l10n.t("Next"),
		refresh: l10n.t("Refresh"),
		retry: l10n.t("Retry"),
		dismiss: l10n.t("Dismiss"),
		openInClose: l10n.t("Open in Close"),
		copyLink: l10n.t("Copy Link"),
		copyId: l10n.t("Copy ID"),
		schemaErrors: l10n.t("Close sent fields that can't be read. Everything else is shown."),
		siblings: l10n.t("Other opportunities of this lead"),
		noSiblings: l10n.t("There are no other opportunities."),
	};
}

/** The files and texts of the details page. */
export function detailsPage(locale: string) {
	const strings = pageStrings();
	return { script: "details.js", styles: ["page.css", "details.css"], locale, title: strings.page, strings };
}
