import * as l10n from "@vscode/l10n";
import type { Address } from "./collaborators.ts";
import type { Credential } from "./credential.ts";
import { addressMoved, SessionProblem } from "./problem.ts";

export const STANDARD_ADDRESS = "https://api.close.com/api/v1";

/**
 * What the setting `apiBaseUrl` stands for. It decides where the key travels, so anything doubtful is a problem and
 * never Close's own address instead. The text itself is not repeated: somebody may have put a key into it.
 */
export function addressOf(text: unknown): Address | SessionProblem {
	const url = typeof text === "string" ? URL.parse(text.trim()) : null;
	if (!url) return problem(l10n.t("The setting closeOpportunities.apiBaseUrl is not an address."));
	if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
		return problem(l10n.t("The setting closeOpportunities.apiBaseUrl is not safe: a key would travel unencrypted."));
	}
	if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
		return problem(
			l10n.t(
				"The setting closeOpportunities.apiBaseUrl holds more than an address: a name, a key, a query or a fragment.",
			),
		);
	}
	return { url: url.origin + url.pathname.replace(/\/+$/, ""), origin: url.origin };
}

/**
 * The address that is set, where it is the one that `credential` was entered for.
 * @throws SessionProblem where it is another, or none
 */
export function addressFor(credential: Credential, address: Address | SessionProblem): Address {
	if (address instanceof SessionProblem) throw address;
	if (address.origin !== credential.origin) throw addressMoved();
	return address;
}

function isLoopback(host: string): boolean {
	return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function problem(message: string): SessionProblem {
	return new SessionProblem(
		"address",
		message,
		l10n.t("Set an https address, or http on a loopback address. Close's own is {0}.", STANDARD_ADDRESS),
	);
}
