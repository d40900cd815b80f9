import * as l10n from "@vscode/l10n";
import { asUserError, CloseError, type UserError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";

/** What of an error is shown to the user; undefined if it was cancelled. The log gets the server's own words. */
export function loggedFailure(error: unknown, log: Log): UserError | undefined {
	const failure = asUserError(error, log);
	const kind = failure instanceof CloseError ? failure.kind : undefined;
	if (kind === "cancelled") return undefined;
	if (kind !== "unexpected") log.warn(failure.message);
	return failure;
}

/**
 * Names a failure in few words, for a row or a line in a narrow side bar: `Close isn't available (500)`. It never has the
 * server's own words, which may be long.
 */
export function failureLabel({ kind, status }: CloseError): string {
	switch (kind) {
		case "unauthorized":
			return l10n.t("Signed out by Close");
		case "server":
			return withStatus(l10n.t("Close isn't available"), status);
		case "badRequest":
			return withStatus(l10n.t("Refused by Close"), status);
		case "paymentRequired":
			return withStatus(l10n.t("Not in your Close plan"), status);
		case "forbidden":
			return withStatus(l10n.t("Not allowed by Close"), status);
		case "notFound":
			return withStatus(l10n.t("Not found in Close"), status);
		case "rateLimited":
			return withStatus(l10n.t("Too many requests"), status);
		case "network":
			return status === undefined
				? l10n.t("Close can't be reached")
				: withStatus(l10n.t("The network requires a sign-in"), status);
		case "certificate":
			return l10n.t("The certificate isn't trusted");
		case "timeout":
			return withStatus(l10n.t("Close isn't responding"), status);
		case "redirect":
			return withStatus(l10n.t("Redirected to another URL"), status);
		case "answer":
			return l10n.t("Close's response can't be read");
		case "tooLarge":
			return l10n.t("Close's response is too large");
		case "unexpected":
			return l10n.t("Something went wrong");
		case "cancelled":
			return l10n.t("Canceled");
	}
}

function withStatus(words: string, status: number | undefined): string {
	return status === undefined || status < 400 ? words : l10n.t("{0} ({1})", words, status);
}

/** Says all there is to say of a failure, the server's own words included: one sentence per line. */
export function failureDetails({ message, advice }: UserError): string {
	return [message, advice].filter(Boolean).join("\n");
}

/** The text of a notification. The server's own words are left to hovers and the log. */
export function failureNotice(error: UserError | CloseError): string {
	const named = "reason" in error && error.reason !== undefined ? `${failureLabel(error)}.` : error.message;
	return [named, error.advice].filter(Boolean).join(" ");
}
