import type { IncomingMessage } from "node:http";
import { isObject } from "../data/record.ts";
import { badRequest, HttpError, METHOD_NOT_ALLOWED } from "./reply.ts";

/** The parameters of a request by name, in their order. If one is repeated, the first value counts. */
export type Parameters = ReadonlyMap<string, string>;

export interface ApiRequest {
	/** Without the query string. */
	readonly path: string;
	readonly parameters: Parameters;
	/** Hours ahead of UTC, from `x-tz-offset`; 0 without the header. */
	readonly tzOffset: number;
}

/** Reads a body as text. Rejects if the client disconnects. */
export async function readBody(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) {
		parts.push(part as Buffer);
	}
	return Buffer.concat(parts).toString("utf8");
}

/**
 * Reads a GET, or a POST with `x-http-method-override: GET` and the body `{"_params": {…}}`, which replaces the query string.
 * @throws HttpError with status 405 for any other method: this server is read-only
 */
export function readRequest(request: IncomingMessage, url: URL, body: string): ApiRequest {
	const override = request.headers["x-http-method-override"];
	const asGet = request.method === "POST" && String(override).toUpperCase() === "GET";
	if (request.method !== "GET" && !asGet) {
		throw new HttpError(METHOD_NOT_ALLOWED);
	}
	return {
		path: url.pathname,
		parameters: (asGet ? readParams(body) : undefined) ?? readQueryString(url),
		tzOffset: readOffset(request.headers["x-tz-offset"]),
	};
}

function readQueryString(url: URL): Parameters {
	const parameters = new Map<string, string>();
	for (const [name, value] of url.searchParams) {
		if (!parameters.has(name)) {
			parameters.set(name, value);
		}
	}
	return parameters;
}

function readParams(body: string): Parameters | undefined {
	let parsed: unknown;
	try {
		parsed = JSON.parse(body === "" ? "{}" : body);
	} catch {
		throw badRequest("The request contains invalid JSON.");
	}
	const params = isObject(parsed) ? parsed["_params"] : undefined;
	if (params === undefined) {
		return undefined;
	}
	if (!isObject(params)) {
		throw badRequest("_params must be an object.");
	}
	const parameters = new Map<string, string>();
	for (const [name, value] of Object.entries(params)) {
		if (value !== null) {
			parameters.set(name, Array.isArray(value) ? value.join(",") : String(value));
		}
	}
	return parameters;
}

function readOffset(header: string | string[] | undefined): number {
	const text = String(header ?? 0);
	const hours = Number(text);
	if (text.trim() === "" || Number.isNaN(hours) || Math.abs(hours) > 15) {
		throw badRequest(`x-tz-offset must be a number of hours (got "${text}" instead).`);
	}
	return hours;
}

/** Whether the client accepts gzip: the header names it, with a weight other than 0. */
export function acceptsGzip(request: IncomingMessage): boolean {
	return /(^|[\s,])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(request.headers["accept-encoding"] ?? ""));
}
