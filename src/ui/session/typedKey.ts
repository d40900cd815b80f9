import * as l10n from "@vscode/l10n";
import type { CredentialKind } from "../../close/base/credential.ts";

/** What is wrong with a typed key before it is sent. `doubt`: it may be right nevertheless. */
interface KeyFault {
	readonly text: string;
	readonly doubt: boolean;
}

/** Removes what copying adds around a key. */
export function trimKey(text: string): string {
	return text.trim();
}

/**
 * Checks a trimmed key. An API key is `api_<ID>.<secret>`, and Close's list of keys shows only the part before the dot.
 * The exact form isn't documented, so a key without a dot needs a confirmation and isn't refused.
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
