import type { IncomingMessage } from "node:http";
import { isObject } from "../isObject.ts";
import { badRequest, METHOD_NOT_ALLOWED, Refusal } from "./reply.ts";

/** The parameters of a request by name, in the order they were given; of a repeated one the first. */
export type Parameters = ReadonlyMap<string, string>;

export interface ApiRequest {
	/** Without the query string. */
	readonly path: string;
	readonly parameters: Parameters;
	/** Hours ahead of UTC, from `x-tz-offset`; 0 without. */
	readonly tzOffset: number;
}

/** Reads a body as text. Rejects when the client goes away. */
export async function readBody(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) {
		parts.push(part as Buffer);
	}
	return Buffer.concat(parts).toString("utf8");
}

/**
 * Reads a GET, or a POST that stands for one: `x-http-method-override: GET` with `{"_params": {…}}` as its body, which
 * then replaces the query string. Any other method is a Refusal with status 405: this server is for reading only.
 */
export function readRequest(request: IncomingMessage, url: URL, body: string): ApiRequest {
	const override = request.headers["x-http-method-override"];
	const asGet = request.method === "POST" && String(override).toUpperCase() === "GET";
	if (request.method !== "GET" && !asGet) {
		throw new Refusal(METHOD_NOT_ALLOWED);
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
