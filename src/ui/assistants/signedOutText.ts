import * as l10n from "@vscode/l10n";
import { failureNotice } from "../base/failureWords.ts";
import type { NoSession, OtherOriginSession } from "../session/session.ts";

/** Says to a model why there is no session, and what the user can do. */
export function signedOutText({ kind, problem }: NoSession | OtherOriginSession): string {
	if (problem !== undefined) return failureNotice(problem);
	const signIn = "Close CRM: Sign In with API Key…";
	switch (kind) {
		case "none":
			return l10n.t(
				"Nobody is signed in to Close: ask the user to run the command {0}, or {1} for sample data, then call again.",
				signIn,
				"Close CRM: Explore with Sample Data",
			);
		case "otherOrigin":
			return l10n.t(
				"The user is signed in to Close, but not at the URL in the setting closeOpportunities.apiBaseUrl: ask the user to restore the old URL, or to run the command {0} for the new one, then call again.",
				signIn,
			);
	}
}
