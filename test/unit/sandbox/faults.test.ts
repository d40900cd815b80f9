import assert from "node:assert/strict";
import type { FaultRule } from "../../../src/sandbox/index.ts";
import { type RawAnswer, type RawOptions, raw } from "./raw.ts";
import { basic, useSandbox } from "./support.ts";

describe("Sandbox: faults on the wire", () => {
	const sandbox = useSandbox();
	const get = (path = "/opportunity/?_limit=20", options: RawOptions = {}): Promise<RawAnswer> =>
		raw(sandbox().url + path, { ...options, headers: { authorization: basic(sandbox().key), ...options.headers } });
	const sendWithFault = async (rule: FaultRule, options?: RawOptions): Promise<RawAnswer> => {
		sandbox().setFaults([rule]);
		return await get(undefined, options);
	};
	const json = (answer: RawAnswer): unknown => JSON.parse(answer.body.toString());
	let good: RawAnswer;

	before(async () => {
		good = await get();
	});
	afterEach(async () => {
		sandbox().setFaults([]);
		assert.deepEqual((await get()).body, good.body);
	});

	it("429 says when, in both headers", async () => {
		const answer = await sendWithFault({ do: "429", seconds: 1.25 });
		assert.equal(answer.status, 429);
		assert.equal(answer.headers["ratelimit"], "limit=40, remaining=0, reset=1.25");
		assert.equal(answer.headers["retry-after"], "2");
	});

	it("429 has the other shapes that Close's had or has", async () => {
		const resetOnly = await sendWithFault({ do: "429-reset-only", seconds: 0.595956 });
		assert.deepEqual(
			[resetOnly.status, resetOnly.headers["ratelimit"], resetOnly.headers["retry-after"]],
			[429, "reset=0.595956", "1"],
		);
		const retryAfter = await sendWithFault({ do: "429-retry-after-only", seconds: 3 });
		assert.deepEqual(
			[retryAfter.status, retryAfter.headers["ratelimit"], retryAfter.headers["retry-after"]],
			[429, undefined, "3"],
		);
		const old = await sendWithFault({ do: "429-headers-old", seconds: 0.7 });
		assert.deepEqual(
			["limit", "remaining", "reset"].map((name) => old.headers[`x-rate-limit-${name}`]),
			["40", "0", "0.7"],
		);
		const nested = json(await sendWithFault({ do: "429-body-old", seconds: 0.87 })) as {
			error: { rate_reset: number };
		};
		assert.equal(nested.error.rate_reset, 0.87);
		const flat = json(await sendWithFault({ do: "429-body-old", shape: "flat", seconds: 0.87 })) as {
			rate_reset: string;
		};
		assert.equal(flat.rate_reset, "0.87");
		for (const rule of ["429-headers-old", "429-body-old", "no-retry-headers"] as const) {
			const answer = await sendWithFault({ do: rule });
			assert.deepEqual(
				[answer.status, answer.headers["ratelimit"], answer.headers["retry-after"]],
				[429, undefined, undefined],
			);
		}
		assert.equal((await sendWithFault({ do: "no-retry-headers" })).body.includes("rate_reset"), false);
	});

	for (const status of [500, 502, 503, 504, 401, 403, 404] as const) {
		it(`${status} comes instead of the answer, with the rate limit's header`, async () => {
			const answer = await sendWithFault({ do: `${status}` });
			assert.equal(answer.status, status);
			assert.match(String(answer.headers["ratelimit"]), /^limit=/);
			assert.equal(answer.error, undefined);
			const type = { 502: "text/html; charset=utf-8", 503: "text/html; charset=utf-8", 504: "text/plain" }[
				String(status)
			];
			assert.equal(answer.headers["content-type"], type ?? "application/json");
		});
	}

	it("bad-json and html are no JSON, with status 200", async () => {
		const bad = await sendWithFault({ do: "bad-json" });
		assert.deepEqual([bad.status, bad.headers["content-type"]], [200, "application/json"]);
		assert.throws(() => json(bad), SyntaxError);
		const html = await sendWithFault({ do: "html" });
		assert.deepEqual([html.status, html.headers["content-type"]], [200, "text/html; charset=utf-8"]);
		assert.match(html.body.toString(), /^<!DOCTYPE html>/);
	});

	it("wrong-type breaks the part that it is told to", async () => {
		type Answer = { data: Record<string, unknown>[] } & Record<string, unknown>;
		const fine = json(good) as Answer;
		assert.deepEqual(json(await sendWithFault({ do: "wrong-type" })), { data: "none", has_more: "no" });
		assert.equal(json(await sendWithFault({ do: "wrong-type", what: "null" })), null);
		assert.deepEqual(json(await sendWithFault({ do: "wrong-type", what: "list" })), [fine]);
		const object = json(await sendWithFault({ do: "wrong-type", what: "object" })) as Answer;
		assert.equal(typeof object.data[0]?.["value"], "string");
		assert.deepEqual(object.data.slice(1), fine.data.slice(1));
		const aggregates = json(await sendWithFault({ do: "wrong-type", what: "aggregates" })) as Answer;
		assert.equal(aggregates["total_results"], "many");
		assert.deepEqual(aggregates.data, fine.data);
		sandbox().setFaults([{ do: "wrong-type", what: "group" }]);
		const grouped = json(await get("/opportunity/?_group_by=user_id")) as Answer;
		assert.deepEqual([grouped.data[0]?.["objects"], grouped.data[0]?.["total_results"]], [{}, null]);
		sandbox().setFaults([{ do: "wrong-type", what: "object" }]);
		const inGroup = json(await get("/opportunity/?_group_by=user_id")) as { data: { objects: { value: unknown }[] }[] };
		assert.equal(inGroup.data[0]?.objects[0]?.value, "12,000");
	});

	it("redirects lead to the same URL, another one, or a second server that is logged apart", async () => {
		const same = await sendWithFault({ do: "redirect-same" });
		assert.deepEqual([same.status, same.headers.location], [302, "/api/v1/opportunity/?_limit=20"]);
		const given = await sendWithFault({ do: "redirect-same", status: 307, to: "/api/v1/me/" });
		assert.deepEqual([given.status, given.headers.location], [307, "/api/v1/me/"]);
		const elsewhere = await sendWithFault({ do: "redirect-other", to: "https://elsewhere.example/" });
		assert.equal(elsewhere.headers.location, "https://elsewhere.example/");
		const other = await sendWithFault({ do: "redirect-other" });
		const location = String(other.headers.location);
		assert.equal(location, `${await sandbox().otherOrigin()}/api/v1/opportunity/?_limit=20`);
		assert.notEqual(new URL(location).origin, sandbox().origin);
		sandbox().setFaults([]);
		assert.equal((await raw(location)).status, 401);
		const record = sandbox().requests.at(-1);
		assert.deepEqual(
			[record?.server, record?.authorizationIn, record?.path],
			["other", "none", "/api/v1/opportunity/"],
		);
		assert.equal(sandbox().requests.at(-2)?.server, "main");
	});

	it("slow is a good answer after a delay, which any rule may have", async () => {
		assert.deepEqual((await sendWithFault({ do: "slow", delayMs: 40 })).body, good.body);
		assert.ok((sandbox().requests.at(-1)?.durationMs ?? 0) >= 39);
		assert.equal((await sendWithFault({ do: "503", delayMs: 40 })).status, 503);
		assert.ok((sandbox().requests.at(-1)?.durationMs ?? 0) >= 39);
	});

	it("sets and takes away headers of any answer", async () => {
		const answer = await sendWithFault({
			do: "503",
			headers: { "retry-after": "7", ratelimit: null, "content-type": "x/y" },
		});
		assert.deepEqual(
			[answer.headers["retry-after"], answer.headers["ratelimit"], answer.headers["content-type"]],
			["7", undefined, "x/y"],
		);
	});

	it("is noted in the log, and not where nothing struck", async () => {
		await sendWithFault({ do: "500", on: { nth: 2 } });
		assert.equal(sandbox().requests.at(-1)?.fault, undefined);
		await get();
		assert.equal(sandbox().requests.at(-1)?.fault, "500");
	});
});
