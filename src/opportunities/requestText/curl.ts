import type { CredentialKind } from "../../close/base/credential.ts";
import { safeJson, safeUrl } from "../../close/base/shellText.ts";
import { headersOf, type RequestText, VARIABLES } from "./requestText.ts";

/** The line of curl's configuration that identifies the user; `%s` stands for the key. */
const CONFIGURATION: Readonly<Record<CredentialKind, string>> = {
	apiKey: 'user = "%s:"',
	token: 'header = "authorization: Bearer %s"',
};

/**
 * Returns the request as a curl command for bash, zsh, fish and other POSIX shells. The key is passed through a pipe,
 * because the arguments of a process are visible to others. The address is in double quotes, the only ones that the
 * Windows command prompt knows; otherwise it would treat an `&` as the end of the command.
 */
export function curlOf(request: RequestText): string {
	const { reading, credential } = request;
	const who = `printf '${CONFIGURATION[credential]}\\n' "$${VARIABLES[credential]}"`;
	return [
		`${who} | curl --config - --globoff "${safeUrl(reading.url)}"`,
		...headersOf(request).map(([name, value]) => `--header "${name}: ${value}"`),
		...(reading.body === undefined ? [] : [`--data-raw '${safeJson(reading.body)}'`]),
	].join(" \\\n  ");
}
