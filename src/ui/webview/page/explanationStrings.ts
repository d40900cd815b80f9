import * as l10n from "@vscode/l10n";

/** The texts of a dialog that explains figures. */
export type ExplanationStrings = ReturnType<typeof explanationStrings>;

export function explanationStrings() {
	return {
		/** The name of a figure, and the figure. */
		heading: l10n.t("{0}: {1}"),
		details: l10n.t("Details"),
		formula: l10n.t("Formula"),
		answered: l10n.t("Received"),
		confirmed: l10n.t("{0}, unchanged at {1}"),
		/** Several answers. */
		answeredFromTo: l10n.t("{0} to {1}"),
		answers: l10n.t("Responses from Close"),
		offset: l10n.t("Offset"),
		timeZone: l10n.t("Time zone"),
		request: l10n.t("Request"),
		copyRequest: l10n.t("Copy Request"),
		copied: l10n.t("Copied"),
		assumptions: l10n.t("Assumptions"),
		close: l10n.t("Dismiss"),
	};
}
