import assert from "node:assert/strict";
import { createGunzip } from "node:zlib";
import { BOMBS } from "../../../src/sandbox/faults/rules.ts";
import type { FaultRule } from "../../../src/sandbox/index.ts";
import { type RawAnswer, type RawOptions, raw } from "./raw.ts";
import { basic, useSandbox } from "./support.ts";

describe("Sandbox: answers that break off, stall or never end", () => {
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

	it("reset ends the connection before the answer", async () => {
		const answer = await sendWithFault({ do: "reset" });
		assert.deepEqual([answer.status, answer.error], [0, "ECONNRESET"]);
		assert.deepEqual([sandbox().requests.at(-1)?.status, sandbox().requests.at(-1)?.fault], [0, "reset"]);
	});

	it("reset-body ends it in the middle of the body", async () => {
		const answer = await sendWithFault({ do: "reset-body" });
		assert.deepEqual([answer.status, answer.error], [200, "ECONNRESET"]);
		assert.ok(answer.body.length < good.body.length);
		assert.equal(sandbox().requests.at(-1)?.complete, false);
	});

	it("short-body ends the connection in order, but too early", async () => {
		const answer = await sendWithFault({ do: "short-body" });
		assert.equal(answer.status, 200);
		assert.notEqual(answer.error, undefined);
		assert.equal(answer.body.length, Math.floor(good.body.length / 2));
		assert.equal(Number(answer.headers["content-length"]), good.body.length);
	});

	it("stall never answers, or as late as it says", async () => {
		assert.deepEqual(await sendWithFault({ do: "stall" }, { timeout: 60 }), {
			status: 0,
			headers: {},
			body: Buffer.alloc(0),
			error: "TIMEOUT",
		});
		const late = await sendWithFault({ do: "stall", seconds: 0.05 });
		assert.deepEqual([late.status, late.body], [200, good.body]);
	});

	it("stall-body stops in the middle, or goes on as late as it says", async () => {
		const half = await sendWithFault({ do: "stall-body" }, { timeout: 1000 });
		assert.deepEqual([half.status, half.error], [200, "TIMEOUT"]);
		assert.ok(half.body.length > 0 && half.body.length < good.body.length);
		assert.deepEqual((await sendWithFault({ do: "stall-body", seconds: 0.05 })).body, good.body);
	});

	it("truncate gives a complete answer with half of the JSON", async () => {
		const answer = await sendWithFault({ do: "truncate" });
		assert.deepEqual([answer.status, answer.error], [200, undefined]);
		assert.deepEqual(answer.body, good.body.subarray(0, Math.floor(good.body.length / 2)));
		assert.throws(() => json(answer), SyntaxError);
	});

	it("huge is as large as it says, plain or compressed to little", async () => {
		const plain = await sendWithFault({ do: "huge", megabytes: 3 });
		assert.equal(plain.body.length > 3 * 1024 * 1024, true);
		assert.deepEqual(json(plain), { data: [], has_more: false });
		const packed = await sendWithFault(
			{ do: "huge", megabytes: 3, gzip: true },
			{ headers: { "accept-encoding": "gzip" } },
		);
		assert.ok(packed.body.length < 100_000);
		const gunzip = createGunzip();
		gunzip.end(packed.body);
		let size = 0;
		for await (const part of gunzip) {
			size += (part as Buffer).length;
		}
		assert.equal(size, plain.body.length);
		const refused = await sendWithFault({ do: "huge", megabytes: 1, gzip: true });
		assert.equal(refused.headers["content-encoding"], undefined);
	});

	it("drip sends a good answer byte by byte", async () => {
		const dripping = await sendWithFault({ do: "drip", seconds: 0 });
		assert.deepEqual(dripping.body, good.body);
		const slow = await sendWithFault({ do: "drip", seconds: 60 }, { timeout: 400 });
		assert.deepEqual([slow.status, slow.error, slow.body.length], [200, "TIMEOUT", 1]);
	});

	it("bomb is full of what it says, up to its size, and packs to little", async () => {
		for (const what of BOMBS) {
			const bomb = await sendWithFault({ do: "bomb", what, megabytes: 0.25 });
			const size = bomb.body.length;
			assert.ok(size > 150_000 && size < 0.3 * 1024 * 1024, `${what}: ${size}`);
			if (what === "deep") assert.throws(() => json(bomb), SyntaxError);
			else assert.ok(Array.isArray((json(bomb) as { data: unknown }).data), what);
			const packed = await sendWithFault(
				{ do: "bomb", what, megabytes: 0.25 },
				{ headers: { "accept-encoding": "gzip" } },
			);
			assert.ok(packed.body.length < size / 4, `${what}: ${packed.body.length}`);
		}
		const objects = json(await sendWithFault({ do: "bomb", megabytes: 1 })) as { data: unknown[] };
		assert.ok(objects.data.length > 300_000);
	});

	it("long-error refuses with a text as long as it says", async () => {
		const answer = await sendWithFault({ do: "long-error", megabytes: 2 });
		assert.equal(answer.status, 400);
		assert.equal((json(answer) as { error: string }).error.length, 2 * 1024 * 1024);
	});

	it("huge stops when the client has had enough", async () => {
		const answer = await sendWithFault({ do: "huge", megabytes: 100_000 }, { most: 5_000_000 });
		assert.equal(answer.error, "ENOUGH");
		while (sandbox().requests.at(-1)?.durationMs === undefined) {
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		assert.equal(sandbox().requests.at(-1)?.complete, false);
	});
});
