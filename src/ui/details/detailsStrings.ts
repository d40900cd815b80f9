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
		toolbar: l10n.t("Previous and next opportunity"),
		previous: l10n.t("Previous"),
		next: l10n.t("Next"),
		retry: l10n.t("Retry"),
		signIn: l10n.t("Sign In…"),
		copy: l10n.t("Copy"),
		openInMail: l10n.t("Open in Mail"),
		showAll: l10n.t("Show More"),
		showLess: l10n.t("Show Less"),
		dismiss: l10n.t("Dismiss"),
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
