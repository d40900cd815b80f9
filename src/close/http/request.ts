import { authorizationOf, type Credential } from "../base/credential.ts";
import { safeJson, safeUrl } from "../base/shellText.ts";

/** Longer URLs go as the documented POST. Source: `facts.md`, section 4. */
export const LONGEST_URL = 2000;

/** A path below the base address. Close redirects paths without a slash at the end. */
export type Path = `/${string}/`;

/** Parameters by name, as the texts that are sent. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** A request for reading. There is no other kind: a POST without the override would create an opportunity. */
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

/** Expresses a read of `path`. The one place that sets a method, and the override with it. */
export function readRequest(baseUrl: string, path: Path, parameters: Parameters): ReadRequest {
	const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
	const query = new URLSearchParams(given).toString();
	const url = query === "" ? baseUrl + path : `${baseUrl}${path}?${query}`;
	if (url.length <= LONGEST_URL) return { url, method: "GET", headers: {} };
	return {
		url: baseUrl + path,
		method: "POST",
		headers: { "x-http-method-override": "GET", "content-type": "application/json" },
		body: JSON.stringify({ _params: Object.fromEntries(given) }),
	};
}

/** This computer's time zone at a moment (milliseconds since the epoch; now by default): -4, or 5.5. What `x-tz-offset` tells. */
export function hoursAheadOfUtc(time = Date.now()): number {
	return (0 - new Date(time).getTimezoneOffset()) / 60;
}

/**
 * All headers of a reading. `timeZoneOffset` is in hours ahead of UTC, e.g. -4 or 5.5. `Connection` is named since
 * VS Code's proxy agent closes each connection where it is not.
 * @throws CloseError where `credential` is for another origin
 */
export function headersOf(
	reading: ReadRequest,
	credential: Credential,
	{ userAgent, timeZoneOffset }: { readonly userAgent: string; readonly timeZoneOffset: number },
): Record<string, string> {
	return {
		...reading.headers,
		accept: "application/json",
		"accept-encoding": "gzip",
		authorization: authorizationOf(credential, reading.url),
		connection: "keep-alive",
		"user-agent": userAgent,
		"x-tz-offset": String(timeZoneOffset),
	};
}

/** A request as text, as it is sent but for the headers that name who asks: method, address, and what follows them. */
export function requestText(baseUrl: string, path: Path, parameters: Parameters): string {
	const { method, url, headers, body } = readRequest(baseUrl, path, parameters);
	const lines = [`${method} ${safeUrl(url)}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
	return [...lines, ...(body === undefined ? [] : ["", safeJson(body)])].join("\n");
}
