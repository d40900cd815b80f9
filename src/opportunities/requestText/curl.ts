import type { CredentialKind } from "../../close/base/credential.ts";
import { safeJson, safeUrl } from "../../close/base/shellText.ts";
import { headersOf, type RequestText, VARIABLES } from "./request.ts";

/** What tells curl who asks, as a line of its configuration; `%s` stands for the key. */
const CONFIGURATION: Readonly<Record<CredentialKind, string>> = {
	apiKey: 'user = "%s:"',
	token: 'header = "authorization: Bearer %s"',
};

/**
 * The request as a command of curl for bash, zsh, fish and other POSIX shells. The key goes to curl through a pipe,
 * since whoever lists processes reads their arguments. The address is in double quotes: the Windows command prompt,
 * which knows no others, would take its `&` for the end of the command.
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
