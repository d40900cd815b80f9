import * as l10n from "@vscode/l10n";
import type { Credential } from "../../close/base/credential.ts";
import { type BaseUrl, type BaseUrlFault, parseBaseUrl } from "../../close/http/baseUrl.ts";
import { addressMoved, SessionProblem } from "./sessionProblem.ts";

export const STANDARD_ADDRESS = "https://api.close.com/api/v1";

/**
 * Reads the setting `apiBaseUrl`. It decides where the key is sent, so anything doubtful is a problem and is never
 * replaced by Close's own address. The message doesn't repeat the text, which may contain a key.
 */
export function addressOf(text: unknown): BaseUrl | SessionProblem {
	const parsed = parseBaseUrl(text);
	return typeof parsed === "string" ? faultOf(parsed) : parsed;
}

/**
 * Returns the set address if `credential` was entered for it.
 * @throws SessionProblem if it is another address, or none
 */
export function addressFor(credential: Pick<Credential, "origin">, address: BaseUrl | SessionProblem): BaseUrl {
	if (address instanceof SessionProblem) throw address;
	if (address.origin !== credential.origin) throw addressMoved();
	return address;
}

function faultOf(fault: BaseUrlFault): SessionProblem {
	switch (fault) {
		case "malformed":
			return problem(l10n.t("The setting closeOpportunities.apiBaseUrl isn't a valid URL."));
		case "unencrypted":
			return problem(
				l10n.t("The setting closeOpportunities.apiBaseUrl isn't safe: your key or token would be sent unencrypted."),
			);
		case "overloaded":
			return problem(
				l10n.t("The setting closeOpportunities.apiBaseUrl must be a URL without a user name, key, query, or fragment."),
			);
	}
}

function problem(message: string): SessionProblem {
	return new SessionProblem(
		"address",
		message,
		l10n.t("Set an https URL, or an http URL on a loopback address. Close's own is {0}.", STANDARD_ADDRESS),
	);
}
