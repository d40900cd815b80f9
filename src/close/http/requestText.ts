import { safeJson, safeUrl } from "../base/shellText.ts";
import { type Parameters, type Path, readRequest } from "./request.ts";

/** A request as text, as it is sent but for the headers that name who asks: method, address, and what follows them. */
export function requestText(baseUrl: string, path: Path, parameters: Parameters): string {
	const { method, url, headers, body } = readRequest(baseUrl, path, parameters);
	const lines = [`${method} ${safeUrl(url)}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
	return [...lines, ...(body === undefined ? [] : ["", safeJson(body)])].join("\n");
}
