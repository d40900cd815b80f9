import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { raw } from "./raw.ts";
import { basic, list, send, useSandbox, withSandbox } from "./support.ts";

describe("Sandbox: HTTP", () => {
	const sandbox = useSandbox();
	const headers = (): Record<string, string> => ({ authorization: basic(sandbox().key) });
	const post = (body: string, more: Record<string, string>): Promise<Response> =>
		fetch(`${sandbox().url}/opportunity/?status_type=lost`, {
			method: "POST",
			headers: { ...headers(), "content-type": "application/json", ...more },
			body,
		});
	const OVERRIDE = { "x-http-method-override": "GET" };

	it("a POST that stands for a GET is answered as the GET, by _params alone", async () => {
		const params = { status_type: "won", _limit: 5, _group_by: "user_id", query: null, is_stalled: false };
		const answer = (await (await post(JSON.stringify({ _params: params }), OVERRIDE)).json()) as unknown;
		assert.deepEqual(
			answer,
			await list(sandbox(), { status_type: "won", _limit: "5", _group_by: "user_id", is_stalled: "false" }),
		);
		assert.ok(Number((answer as Record<string, unknown>)["total_results"]) > 100);
	});

	it("_params takes lists of any length, joined by commas", async () => {
		const ids = sandbox()
			.owners.slice(0, 3)
			.map(({ id }) => id);
		const padded = [...ids, ...Array.from({ length: 500 }, (_, index) => `user_nobody${index}`)];
		const together = await list(sandbox(), { user_id__in: ids.join(",") });
		for (const user_id__in of [padded, padded.join(",")]) {
			const response = await post(JSON.stringify({ _params: { user_id__in } }), OVERRIDE);
			assert.deepEqual(await response.json(), together);
		}
	});

	it("a POST that stands for a GET falls back to the query string without _params", async () => {
		const answer = (await (await post("", OVERRIDE)).json()) as unknown;
		assert.deepEqual(answer, await list(sandbox(), { status_type: "lost" }));
	});

	it("refuses a body that is no JSON, in Close's words", async () => {
		const response = await post("{_params", OVERRIDE);
		assert.equal(response.status, 400);
		assert.deepEqual(await response.json(), { error: "The request contains invalid JSON." });
		assert.equal((await post('{"_params": 5}', OVERRIDE)).status, 400);
	});

	it("any attempt to write is answered 405, counted, and changes nothing", async () => {
		sandbox().clearRequests();
		const before = sandbox().all();
		assert.equal((await post('{"_params": {}}', {})).status, 405);
		assert.equal((await post('{"_params": {}}', { "x-http-method-override": "POST" })).status, 405);
		for (const method of ["PUT", "PATCH", "DELETE"]) {
			const response = await send(sandbox(), `/opportunity/${before[0]?.id}/`, {}, { method, headers: OVERRIDE });
			assert.equal(response.status, 405);
			assert.deepEqual(await response.json(), { error: "The method is not allowed for the requested URL." });
		}
		assert.equal(sandbox().counts.writeAttempts, 5);
		assert.deepEqual(sandbox().all(), before);
		await list(sandbox());
		await post("{}", OVERRIDE);
		assert.equal(sandbox().counts.writeAttempts, 5);
		assert.equal((await send(sandbox(), "/me/", {}, { method: "HEAD" })).status, 405);
		assert.equal(sandbox().counts.writeAttempts, 5);
	});

	it("a path without its slash leads to the one with it, query string and all", async () => {
		const answer = await raw(`${sandbox().url}/opportunity?_limit=3&query=a%20b`, { headers: headers() });
		assert.equal(answer.status, 301);
		assert.equal(answer.headers.location, "/api/v1/opportunity/?_limit=3&query=a%20b");
	});

	it("a path that leads nowhere is a 404, with Close's words", async () => {
		for (const path of ["/api/v1/nothing/", "/api/v2/me/", "/", "/api/v1/opportunity/a/b/"]) {
			const answer = await raw(sandbox().origin + path, { headers: headers() });
			assert.equal(answer.status, 404, path);
			assert.match(String(JSON.parse(answer.body.toString()).error), /^The requested URL was not found on the server/);
		}
	});

	it("a malformed id is refused and does no harm", async () => {
		assert.equal((await raw(`${sandbox().url}/opportunity/%E0%A4%A/`, { headers: headers() })).status, 400);
		assert.equal((await raw(`${sandbox().url}/opportunity/oppo_x/`, { headers: headers() })).status, 404);
	});

	it("compresses what is large, for those who accept it", async () => {
		const url = `${sandbox().url}/opportunity/?_limit=50`;
		const plain = await raw(url, { headers: headers() });
		assert.equal(plain.headers["content-encoding"], undefined);
		for (const accept of ["gzip", "deflate, gzip;q=0.5", "br, GZIP"]) {
			const packed = await raw(url, { headers: { ...headers(), "accept-encoding": accept } });
			assert.equal(packed.headers["content-encoding"], "gzip");
			assert.ok(packed.body.length < plain.body.length / 3);
			assert.deepEqual(gunzipSync(packed.body), plain.body);
		}
		for (const accept of ["identity", "gzip;q=0", "xgzip"]) {
			const answer = await raw(url, { headers: { ...headers(), "accept-encoding": accept } });
			assert.equal(answer.headers["content-encoding"], undefined, accept);
		}
		const small = await raw(`${sandbox().url}/opportunity/?_limit=0`, {
			headers: { ...headers(), "accept-encoding": "gzip" },
		});
		assert.equal(small.headers["content-encoding"], undefined);
	});

	it("answers in JSON of the announced length", async () => {
		const answer = await raw(`${sandbox().url}/me/`, { headers: headers() });
		assert.equal(answer.headers["content-type"], "application/json");
		assert.equal(Number(answer.headers["content-length"]), answer.body.length);
	});

	it("waits as long as the latency says", async () => {
		await withSandbox({ latencyMs: 80 }, async (slow) => {
			await list(slow);
			assert.ok((slow.requests[0]?.durationMs ?? 0) >= 79);
		});
	});

	it("closes in the middle of answers, and does not answer any more", async () => {
		let url = "";
		let pending: Promise<unknown> | undefined;
		await withSandbox({ latencyMs: 60_000 }, async (slow) => {
			url = `${slow.url}/me/`;
			pending = raw(url, { headers: { authorization: basic(slow.key) } }).then(({ error }) => error);
			while (slow.requests.length === 0) {
				await new Promise((resolve) => setTimeout(resolve, 5));
			}
		});
		assert.equal(await pending, "ECONNRESET");
		assert.equal((await raw(url)).error, "ECONNREFUSED");
	});

	it("tells when its port is taken", async () => {
		await assert.rejects(
			withSandbox({ port: sandbox().port }, async () => {}),
			{ code: "EADDRINUSE" },
		);
	});
});
