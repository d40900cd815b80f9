import * as l10n from "@vscode/l10n";
import { CloseError, type CloseErrorKind } from "../base/errors.ts";
import { reasonIn } from "./errorBody.ts";

/**
 * The error for an answer whose status isn't 2xx. The message contains the server's reason if the body has one. `redact`
 * removes the key from a text: a server may repeat what it receives. `path` is that of the request.
 */
export function httpErrorOf(status: number, body: string, redact: (text: string) => string, path?: string): CloseError {
	const kind = kindOf(status);
	const reason = reasonIn(body, redact);
	const advice = adviceFor(kind, status);
	return new CloseError(kind, messageOf(kind, status, reason), { status, reason, path, advice });
}

function kindOf(status: number): CloseErrorKind {
	switch (status) {
		case 401:
			return "unauthorized";
		case 402:
			return "paymentRequired";
		case 403:
			return "forbidden";
		case 404:
			return "notFound";
		case 407:
		case 511:
			return "network";
		case 408:
			return "timeout";
		case 429:
			return "rateLimited";
		default:
			return status >= 500 ? "server" : status >= 400 ? "badRequest" : "answer";
	}
}

function messageOf(kind: CloseErrorKind, status: number, reason: string | undefined): string {
	const words = reason?.replace(/\.$/, "");
	switch (kind) {
		case "unauthorized":
			return words === undefined
				? l10n.t("Close doesn't accept the key or token ({0}).", status)
				: l10n.t("Close doesn't accept the key or token: {0} ({1}).", words, status);
		case "rateLimited":
			return words === undefined
				? l10n.t("Close received too many requests ({0}).", status)
				: l10n.t("Close received too many requests: {0} ({1}).", words, status);
		case "server":
			return words === undefined
				? l10n.t("Close had an internal error ({0}).", status)
				: l10n.t("Close had an internal error: {0} ({1}).", words, status);
		case "network":
			return l10n.t("The network requires a sign-in ({0}).", status);
		default:
			return words === undefined
				? l10n.t("Close refused the request ({0}).", status)
				: l10n.t("Close refused the request: {0} ({1}).", words, status);
	}
}

function adviceFor(kind: CloseErrorKind, status: number): string {
	switch (kind) {
		case "badRequest":
			return l10n.t("Check the filters, or clear them.");
		case "unauthorized":
			return l10n.t(
				"Sign in with an API key that's still in Close under Settings > Developer > API Keys, or with a new OAuth access token.",
			);
		case "paymentRequired":
			return l10n.t("Your Close plan doesn't include this. Ask an administrator.");
		case "forbidden":
			return l10n.t("You don't have permission to see this. Ask an administrator of the Close organization.");
		case "notFound":
			return l10n.t("It may have been deleted, or the setting closeOpportunities.apiBaseUrl points somewhere else.");
		case "rateLimited":
			return l10n.t("Wait a few minutes and refresh.");
		case "network":
			return status === 407
				? l10n.t("Set the proxy, with its user name and password, in the setting http.proxy.")
				: l10n.t("Sign in to the network in a browser and try again.");
		case "server":
		case "timeout":
			return l10n.t("Try again later.");
		default:
			return l10n.t("Check the setting closeOpportunities.apiBaseUrl.");
	}
}
