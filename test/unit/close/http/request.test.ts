import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { headersOf, MAX_URL_LENGTH, type Path, readRequest } from "../../../../src/close/http/request.ts";
import { answer, clientOf, closeAll, EMPTY, serve } from "../support.ts";

const BASE = "https://api.close.com/api/v1";
const OVERRIDE = "x-http-method-override";
const CLOSE = new URL("../../../../src/close/", import.meta.url);
const credential = { kind: "apiKey", secret: "api_1.2", origin: "https://api.close.com" } as const;

const parameters = fc.dictionary(fc.string(), fc.option(fc.string({ maxLength: 1500 }), { nil: undefined }));
const paths = fc.constantFrom<Path>("/opportunity/", "/me/", "/opportunity/oppo_1/", "/saved_search/");

describe("A request", () => {
	afterEach(closeAll);

	it("is a GET, or a POST with the override, and never the one without the other", () => {
		fc.assert(
			fc.property(paths, parameters, (path, given) => {
				const reading = readRequest(BASE, path, given);
				const headers = headersOf(reading, credential, { userAgent: "a/1", timeZoneOffset: 0 });
				if (reading.method === "POST") {
					assert.equal(headers[OVERRIDE], "GET");
					assert.equal(reading.url, BASE + path);
				} else {
					assert.equal(reading.method, "GET");
					assert(!(OVERRIDE in headers));
					assert.equal(reading.body, undefined);
				}
			}),
		);
	});

	it("is told by its length, and carries the same parameters either way", () => {
		fc.assert(
			fc.property(paths, parameters, (path, given) => {
				const { url, method, body } = readRequest(BASE, path, given);
				const sent =
					method === "GET" ? Object.fromEntries(new URL(url).searchParams) : JSON.parse(body ?? "")["_params"];
				const wanted = Object.entries(given).filter(([, value]) => value !== undefined);
				assert.deepEqual(Object.entries(sent).sort(), wanted.sort());
				assert(url.length <= MAX_URL_LENGTH);
			}),
		);
	});

	it("becomes a POST from 2,001 characters on", () => {
		const room = MAX_URL_LENGTH - `${BASE}/me/?a=`.length;
		assert.equal(readRequest(BASE, "/me/", { a: "x".repeat(room) }).method, "GET");
		assert.equal(readRequest(BASE, "/me/", { a: "x".repeat(room + 1) }).method, "POST");
	});

	it("can be expressed in one place only", () => {
		const sources = readdirSync(CLOSE, { recursive: true, encoding: "utf8" })
			.filter((name) => name.endsWith(".ts"))
			.map((name) => [name, readFileSync(new URL(name, CLOSE), "utf8")] as const);
		const naming = (pattern: RegExp) => sources.filter(([, text]) => pattern.test(text)).map(([name]) => name);
		assert.deepEqual(naming(/x-http-method-override/i), ["http/request.ts"]);
		assert.deepEqual(naming(/"(?:POST|PUT|PATCH|DELETE)"/i), ["http/request.ts"]);
		assert.deepEqual(naming(/\bfetch\(|\brequest\(/), ["http/sendRequest.ts"]);
		const sendRequestText = sources.find(([name]) => name === "http/sendRequest.ts")?.[1] ?? "";
		assert.deepEqual(sendRequestText.match(/\bmethod:.*/g), ["method: request.method,"]);
	});

	it("goes over the wire with the headers that Close and VS Code's proxy agent want, and no other", async () => {
		const server = await serve((_, response) => answer(response, EMPTY));
		const client = clientOf(server.origin, { timeZoneOffset: () => -3.5 });
		await client.list({});
		await client.list({ query: "x".repeat(3000) });
		const [short, long] = server.requests;
		assert(short && long);
		assert.equal(short.method, "GET");
		assert.equal(short.url, "/api/v1/opportunity/");
		assert.deepEqual(Object.keys(short.headers).sort(), [
			...["accept", "accept-encoding", "authorization", "connection", "host", "user-agent", "x-tz-offset"],
		]);
		assert.equal(short.headers["x-tz-offset"], "-3.5");
		assert.equal(short.headers.connection, "keep-alive");
		assert.equal(short.headers["user-agent"], "close-opportunities-tests/1.0.0");
		assert.equal(long.method, "POST");
		assert.equal(long.headers[OVERRIDE], "GET");
		assert.equal(long.url, "/api/v1/opportunity/");
	});

	it("tells this computer's offset from UTC in hours", async () => {
		const server = await serve((_, response) => answer(response, EMPTY));
		await clientOf(server.origin).list({});
		assert.equal(Number(server.requests[0]?.headers["x-tz-offset"]), 0 - new Date().getTimezoneOffset() / 60);
	});
});
