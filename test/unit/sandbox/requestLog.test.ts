import assert from "node:assert/strict";
import { Agent } from "node:http";
import { raw } from "./raw.ts";
import { basic, send, useSandbox, withSandbox } from "./support.ts";

describe("Sandbox: request log", () => {
	const sandbox = useSandbox();
	const headers = (): Record<string, string> => ({ authorization: basic(sandbox().key) });
	beforeEach(() => sandbox().clearRequests());

	it("has method, path, parameters, headers, status and whether the key was good", async () => {
		await send(sandbox(), "/opportunity/", { status_type: "won", query: "a b" }, { headers: { "x-tz-offset": "-4" } });
		await raw(`${sandbox().url}/me/`, { headers: { authorization: basic("api_wrong.key") } });
		const [first, second] = sandbox().requests;
		assert.equal(sandbox().counts.total, 2);
		assert.equal(first?.method, "GET");
		assert.equal(first?.path, "/api/v1/opportunity/");
		assert.deepEqual(first?.params, { status_type: "won", query: "a b" });
		assert.equal(first?.urlLength, "/api/v1/opportunity/?status_type=won&query=a+b".length);
		assert.equal(first?.headers["x-tz-offset"], "-4");
		assert.deepEqual(
			[first?.authorized, first?.authorizationIn, first?.status, first?.complete],
			[true, "header", 200, true],
		);
		assert.deepEqual([second?.authorized, second?.authorizationIn, second?.status], [false, "header", 401]);
		assert.ok((second?.index ?? 0) === (first?.index ?? 0) + 1 && (second?.at ?? 0) >= (first?.at ?? 0));
	});

	it("has the parameters of a POST that stands for a GET", async () => {
		await fetch(`${sandbox().url}/opportunity/`, {
			method: "POST",
			headers: { ...headers(), "x-http-method-override": "GET" },
			body: JSON.stringify({ _params: { _limit: 3 } }),
		});
		const [record] = sandbox().requests;
		assert.deepEqual([record?.method, record?.params], ["POST", { _limit: "3" }]);
	});

	it("never holds a key, and tells where else it was than in the header", async () => {
		const key = sandbox().key;
		const url = `${sandbox().url}/me/`;
		await raw(`${url}?key=${key}`, { headers: headers() });
		await raw(`${url}?key=${encodeURIComponent(Buffer.from(`${key}:`).toString("base64"))}`);
		await raw(url, { headers: { ...headers(), "x-key": key } });
		await raw(url, { method: "POST", headers: headers(), body: JSON.stringify({ key }) });
		await raw(url);
		await raw(`${sandbox().url}/${key}/`, { headers: headers() });
		assert.deepEqual(
			sandbox().requests.map(({ authorizationIn }) => authorizationIn),
			["url", "url", "otherHeader", "body", "none", "url"],
		);
		const log = JSON.stringify(sandbox().requests);
		assert.equal(log.includes(key), false);
		assert.equal(log.includes(Buffer.from(`${key}:`).toString("base64").slice(0, -4)), false);
	});

	it("tells connections apart, and what was said about keeping them", async () => {
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		await raw(`${sandbox().url}/me/`, { headers: headers(), agent });
		await raw(`${sandbox().url}/user/`, { headers: headers(), agent });
		await raw(`${sandbox().url}/me/`, { headers: headers() });
		agent.destroy();
		const [first, second, third] = sandbox().requests;
		assert.equal(first?.socketId, second?.socketId);
		assert.notEqual(first?.socketId, third?.socketId);
		assert.deepEqual([first?.connection, third?.connection], ["keep-alive", "close"]);
	});

	it("counts the bytes of each request and answer on the wire, heads included", async () => {
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		const small = await raw(`${sandbox().url}/me/`, { headers: headers(), agent });
		const large = await raw(`${sandbox().url}/opportunity/`, {
			headers: { ...headers(), "x-padding": "x".repeat(500) },
			agent,
		});
		agent.destroy();
		const [first, second] = sandbox().requests;
		for (const [record, answer] of [
			[first, small],
			[second, large],
		] as const) {
			const head = (record?.bytesOut ?? 0) - answer.body.length;
			assert.ok(head > 100 && head < 500, String(head));
		}
		assert.ok((second?.bytesIn ?? 0) > (first?.bytesIn ?? 0) + 490);
		assert.ok((first?.bytesIn ?? 0) > 100 && (second?.bytesIn ?? 0) < 1200);
	});

	it("keeps the newest requests only, and the count of all", async () => {
		await withSandbox({ keepRequests: 10 }, async (small) => {
			const { requests } = small;
			for (let time = 0; time < 25; time += 1) {
				await raw(`${small.url}/me/`);
			}
			assert.equal(small.counts.total, 25);
			assert.equal(small.requests, requests);
			assert.ok(requests.length <= 10);
			assert.equal(requests.at(-1)?.index, 24);
		});
	});
});
