import { authorizationOf, type Credential } from "../base/credential.ts";
import { safeJson, safeUrl } from "../base/shellText.ts";

/** In characters. Requests with longer URLs are sent as the documented POST. Source: `facts.md`, section 4. */
export const MAX_URL_LENGTH = 2000;

/** A path below the base address. Close redirects paths without a trailing slash. */
export type Path = `/${string}/`;

/** Parameters by name, as texts. Undefined ones aren't sent. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** A read request. There is no other kind: a POST without the override would create an opportunity. */
export type ReadRequest =
	| {
			readonly url: string;
			readonly method: "GET";
			readonly headers: Readonly<Record<string, never>>;
			readonly body?: never;
	  }
	| {
			readonly url: string;
			readonly method: "POST";
			readonly headers: { readonly "x-http-method-override": "GET"; readonly "content-type": "application/json" };
			readonly body: string;
	  };

/** Makes a read request. Only this function sets methods, and the override with POST. */
export function readRequest(baseUrl: string, path: Path, parameters: Parameters): ReadRequest {
	const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
	const query = new URLSearchParams(given).toString();
	const url = query === "" ? baseUrl + path : `${baseUrl}${path}?${query}`;
	if (url.length <= MAX_URL_LENGTH) return { url, method: "GET", headers: {} };
	return {
		url: baseUrl + path,
		method: "POST",
		headers: { "x-http-method-override": "GET", "content-type": "application/json" },
		body: JSON.stringify({ _params: Object.fromEntries(given) }),
	};
}

/** This computer's offset from UTC in hours, e.g. -4 or 5.5, for `x-tz-offset`. `time` is in milliseconds since the epoch. */
export function hoursAheadOfUtc(time = Date.now()): number {
	return (0 - new Date(time).getTimezoneOffset()) / 60;
}

/**
 * All headers of a request. `timeZoneOffset` is in hours ahead of UTC, e.g. -4 or 5.5. `Connection` is explicit because
 * VS Code's proxy agent closes connections without it.
 * @throws CloseError if `credential` is for another origin
 */
export function headersOf(
	request: ReadRequest,
	credential: Credential,
	{ userAgent, timeZoneOffset }: { readonly userAgent: string; readonly timeZoneOffset: number },
): Record<string, string> {
	return {
		...request.headers,
		accept: "application/json",
		"accept-encoding": "gzip",
		authorization: authorizationOf(credential, request.url),
		connection: "keep-alive",
		"user-agent": userAgent,
		"x-tz-offset": String(timeZoneOffset),
	};
}

/** A request as text: method, address, headers and body, without the headers that identify the sender. */
export function requestText(baseUrl: string, path: Path, parameters: Parameters): string {
	const { method, url, headers, body } = readRequest(baseUrl, path, parameters);
	const lines = [`${method} ${safeUrl(url)}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
	return [...lines, ...(body === undefined ? [] : ["", safeJson(body)])].join("\n");
}
