import { headersOf, partsOf, type RequestText, VARIABLES } from "./request.ts";

/** The request as a command of curl for a POSIX shell, a line for each parameter. Nothing in it is read by the shell. */
export function curlOf(request: RequestText): string {
	const { reading, credential } = request;
	const { base, parameters } = partsOf(reading);
	const variable = VARIABLES[credential];
	const who = credential === "apiKey" ? `--user "$${variable}:"` : `--header "authorization: Bearer $${variable}"`;
	const options = [
		who,
		...headersOf(request).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
		// Written so, a value that begins with @ is no file name.
		...parameters.map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`),
		...(reading.body === undefined ? [] : [`--data-raw ${quoted(reading.body)}`]),
	];
	const method = reading.method === "GET" ? "curl --get" : "curl";
	return [`${method} --globoff ${quoted(base)}`, ...options].join(" \\\n  ");
}

/** In single quotes a POSIX shell reads nothing but the closing one. */
function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
