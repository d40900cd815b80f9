import * as l10n from "@vscode/l10n";
import type { CredentialKind } from "../../close/base/credential.ts";

/** What is wrong with a typed key before anything is sent. `doubt`: it may be right all the same. */
export interface KeyFault {
	readonly text: string;
	readonly doubt: boolean;
}

/** A pasted key without what copying adds around it. */
export function trimKey(text: string): string {
	return text.trim();
}

/**
 * Looks at a trimmed key. An API key is `api_<ID>.<secret>`, and Close's list of keys goes on showing the part before
 * the dot only; its exact form is not documented, so that a key without a dot is doubted and not refused.
 */
export function keyFault(key: string, kind: CredentialKind): KeyFault | undefined {
	if (key === "") return sure(kind === "apiKey" ? l10n.t("Enter an API key.") : l10n.t("Enter an access token."));
	if (/\s/.test(key)) {
		return sure(
			kind === "apiKey"
				? l10n.t("This isn't an API key: it contains spaces.")
				: l10n.t("This isn't an access token: it contains spaces."),
		);
	}
	if (!/^[\x21-\x7e]+$/.test(key)) {
		return sure(
			kind === "apiKey"
				? l10n.t("This isn't an API key: it contains characters that a key can't have.")
				: l10n.t("This isn't an access token: it contains characters that a token can't have."),
		);
	}
	if (kind === "apiKey" && key.startsWith("api_") && !key.includes(".")) {
		return {
			text: l10n.t(
				"This looks like the ID of a key. The key itself continues after a dot, and Close shows it only once, when you create it. Press Enter again to try this one.",
			),
			doubt: true,
		};
	}
	return undefined;
}

function sure(text: string): KeyFault {
	return { text, doubt: false };
}
