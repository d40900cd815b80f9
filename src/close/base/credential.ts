import * as l10n from "@vscode/l10n";
import { CloseError } from "./errors.ts";

export const CREDENTIAL_KINDS = ["apiKey", "token"] as const;
/** An `apiKey` is sent as Basic, a `token` (an OAuth access token) as Bearer. */
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

/** A secret and the one origin that it may be sent to. */
export interface Credential {
	readonly kind: CredentialKind;
	readonly secret: string;
	readonly origin: string;
}

/**
 * The `Authorization` header for a request to `url`. An API key is a Basic user name with an empty password.
 * Source: `facts.md`, section 1.
 * @throws CloseError `redirect` if `url` isn't of the credential's origin; `unauthorized` if a header can't contain the secret
 */
export function authorizationOf(credential: Credential, url: string | URL): string {
	const { origin, host } = new URL(url);
	if (origin !== credential.origin) {
		throw new CloseError("redirect", l10n.t("The key or token for {0} isn't sent to {1}.", credential.origin, host), {
			advice: l10n.t("Check the setting closeOpportunities.apiBaseUrl, or sign in for the new URL."),
		});
	}
	if (!/^[\x21-\x7e]+$/.test(credential.secret)) {
		throw new CloseError("unauthorized", l10n.t("The key or token contains characters that aren't allowed."), {
			advice: l10n.t("Copy it again and sign in with it."),
		});
	}
	return credential.kind === "token" ? `Bearer ${credential.secret}` : `Basic ${basic(credential.secret)}`;
}

function basic(secret: string): string {
	return Buffer.from(`${secret}:`).toString("base64");
}
