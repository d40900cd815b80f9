import * as l10n from "@vscode/l10n";
import type { CredentialKind } from "../../close/base/credential.ts";
import { CloseError } from "../../close/base/errors.ts";
import { plainText } from "../base/plainText.ts";
import { accountName } from "./accountNames.ts";
import type { Account, Session } from "./session.ts";
import { SessionProblem } from "./sessionProblem.ts";

/** Where to find a key, and where it will be sent. `origin` is undefined for Close itself, which needs no mention. */
export function keyPrompt(kind: CredentialKind, origin: string | undefined): string {
	if (kind === "apiKey") {
		return origin === undefined
			? l10n.t("Find or create a key in Close under Settings > Developer > API Keys.")
			: l10n.t(
					"Find or create a key in Close under Settings > Developer > API Keys. It's stored for {0} and sent nowhere else.",
					plainText(origin),
				);
	}
	return origin === undefined
		? l10n.t("Enter an OAuth access token. You'll be asked for a new one when it expires.")
		: l10n.t(
				"Enter an OAuth access token. It's stored for {0} and sent nowhere else. You'll be asked for a new one when it expires.",
				plainText(origin),
			);
}

/** Why a sign-in failed, in the server's own words if it sent any, and what to do. */
export function failureText(error: unknown): string {
	if (error instanceof SessionProblem) return l10n.t("{0} {1}", error.message, error.advice);
	if (!(error instanceof CloseError)) return l10n.t("Something went wrong. Run Show Log for details.");
	const { message, reason, advice } = error;
	return reason === undefined || message.includes(reason.replace(/\.$/, ""))
		? l10n.t("{0} {1}", plainText(message), advice)
		: l10n.t("{0} {1} {2}", plainText(message), plainText(reason), advice);
}

/** The message after signing in. */
export function signedInText({ user, organization, origin }: Account): string {
	if (user && organization) {
		return l10n.t("Signed in to {0} as {1}.", plainText(organization.name), plainText(user.name));
	}
	if (user) return l10n.t("Signed in as {0}.", plainText(user.name));
	return l10n.t("Signed in to {0}.", plainText(origin));
}

/** The question before signing out of an account, and what will be forgotten. */
export function signOutQuestion(account: Account): { readonly text: string; readonly detail: string } {
	const text = l10n.t("Sign out of {0}?", plainText(accountName(account)));
	const detail =
		account.kind === "apiKey"
			? l10n.t(
					"VS Code will forget the API key, and the last View of each workspace. Saved Views are kept. Close shows a key only once: without a copy of it, you'll need a new one.",
				)
			: l10n.t(
					"VS Code will forget the access token, and the last View of each workspace. Saved Views are kept. Without a copy of the token, you'll need a new one.",
				);
	return { text, detail };
}

/**
 * The message after signing out of an account. Returns undefined if the view says enough, because no account is left.
 * `before` and `now` are the sessions shown.
 */
export function signedOutText(account: Account, before: Session, now: Session): string | undefined {
	const name = plainText(accountName(account));
	if (now.kind === "account" && now !== before) {
		return l10n.t("Signed out of {0}. This window now shows {1}.", name, plainText(accountName(now.account)));
	}
	return now === before ? l10n.t("Signed out of {0}.", name) : undefined;
}

/** The message when the server no longer accepts the key of a session. */
export function refusedText({ user, organization, kind, origin }: Account): string {
	const whose = plainText(organization?.name ?? user?.name ?? origin);
	return kind === "apiKey"
		? l10n.t("Close no longer accepts the API key for {0}. Sign in again with another one.", whose)
		: l10n.t("Close no longer accepts the access token for {0}. Sign in again with another one.", whose);
}
