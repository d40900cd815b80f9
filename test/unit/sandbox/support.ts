import assert from "node:assert/strict";
import { type Opportunity, type Sandbox, type SandboxOptions, startSandbox } from "../../../src/sandbox/index.ts";

export type Json = Record<string, unknown>;
export type Parameters = Readonly<Record<string, string>>;

/** The current time of the data, fixed so that failures can be reproduced. */
export const NOW = new Date("2026-09-16T12:00:00Z");

export function basic(key: string): string {
	return `Basic ${Buffer.from(`${key}:`).toString("base64")}`;
}

/** Starts a sandbox before the tests of a suite, and closes it after them. */
export function useSandbox(options: SandboxOptions = {}): () => Sandbox {
	let sandbox: Sandbox | undefined;
	before(async () => {
		sandbox = await startSandbox({ size: 600, now: NOW, rateLimit: { limit: 100_000, windowSeconds: 1 }, ...options });
	});
	after(async () => {
		await sandbox?.close();
	});
	return () => {
		assert.ok(sandbox !== undefined);
		return sandbox;
	};
}

/** Calls `run` with a new sandbox. */
export async function withSandbox(options: SandboxOptions, run: (sandbox: Sandbox) => Promise<void>): Promise<void> {
	const sandbox = await startSandbox({
		size: 200,
		now: NOW,
		rateLimit: { limit: 100_000, windowSeconds: 1 },
		...options,
	});
	try {
		await run(sandbox);
	} finally {
		await sandbox.close();
	}
}

/** Sends a GET with the key. `path` is relative to `/api/v1`. */
export async function send(
	sandbox: Sandbox,
	path: string,
	parameters: Parameters = {},
	init: RequestInit = {},
): Promise<Response> {
	const query = new URLSearchParams(parameters).toString();
	return await fetch(`${sandbox.url}${path}${query === "" ? "" : `?${query}`}`, {
		redirect: "manual",
		...init,
		headers: { authorization: basic(sandbox.key), ...(init.headers as Record<string, string> | undefined) },
	});
}

export async function getJson(
	sandbox: Sandbox,
	path: string,
	parameters: Parameters = {},
	headers: Record<string, string> = {},
): Promise<Json> {
	const response = await send(sandbox, path, parameters, { headers });
	const body = await response.text();
	assert.equal(response.status, 200, body);
	return JSON.parse(body) as Json;
}

/** The status and the body of an answer that may be an error. */
export async function errorResponse(
	sandbox: Sandbox,
	parameters: Parameters,
	headers: Record<string, string> = {},
): Promise<[number, unknown]> {
	const response = await send(sandbox, "/opportunity/", parameters, { headers });
	return [response.status, await response.json()];
}

export async function list(
	sandbox: Sandbox,
	parameters: Parameters = {},
	headers: Record<string, string> = {},
): Promise<Json> {
	return await getJson(sandbox, "/opportunity/", parameters, headers);
}

export interface GroupJson extends Json {
	key: unknown;
	objects: Opportunity[];
	total_results: number;
}

export function objectsOf(answer: Json): Opportunity[] {
	return answer["data"] as Opportunity[];
}

export function groupsOf(answer: Json): GroupJson[] {
	return answer["data"] as GroupJson[];
}

/** Reads all matching objects, page by page. */
export async function readAll(
	sandbox: Sandbox,
	parameters: Parameters,
	pageSize = 250,
	headers: Record<string, string> = {},
): Promise<Opportunity[]> {
	const objects: Opportunity[] = [];
	for (;;) {
		const answer = await list(
			sandbox,
			{ ...parameters, _limit: String(pageSize), _skip: String(objects.length) },
			headers,
		);
		objects.push(...objectsOf(answer));
		if (answer["has_more"] !== true) {
			return objects;
		}
	}
}

export function ids(objects: readonly { id: string }[]): string[] {
	return objects.map((object) => object.id);
}

/** Asserts that a filter finds the same objects as a simple search, that there are some, and that they aren't all. */
export async function assertFinds(
	sandbox: Sandbox,
	parameters: Parameters,
	matches: (object: Opportunity) => boolean,
	headers: Record<string, string> = {},
): Promise<void> {
	const all = sandbox.all();
	const expected = all.filter(matches);
	assert.ok(expected.length > 0, `The data has nothing for ${JSON.stringify(parameters)}.`);
	assert.ok(expected.length < all.length, `All of the data matches ${JSON.stringify(parameters)}.`);
	const found = await readAll(sandbox, { ...parameters, _fields: "id" }, 250, headers);
	assert.deepEqual(ids(found).toSorted(), ids(expected).toSorted(), JSON.stringify(parameters));
}
