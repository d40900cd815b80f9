import assert from "node:assert/strict";
import fc from "fast-check";
import { formatRateLimit, RateLimiter } from "../../../src/sandbox/http/rateLimiter.ts";
import { raw } from "./raw.ts";
import { basic, withSandbox } from "./support.ts";

const HEADER = /^limit=(\d+), remaining=(\d+), reset=(\d+(?:\.\d+)?)$/;

describe("Sandbox: rate limit", () => {
	it("allows no more than the limit in any window of a key, and counts down", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 20 }),
				fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 80 }),
				(limit, pauses) => {
					const rateLimit = new RateLimiter({ limit, windowSeconds: 1.5 });
					let now = 5_000;
					let start = Number.NEGATIVE_INFINITY;
					let used = 0;
					for (const pause of pauses) {
						now += pause;
						if (now >= start + 1500) {
							[start, used] = [now, 0];
						}
						used += 1;
						assert.deepEqual(rateLimit.take("key", now), {
							allowed: used <= limit,
							limit,
							remaining: Math.max(0, limit - used),
							reset: (start + 1500 - now) / 1000,
						});
					}
					assert.equal(rateLimit.take("another", now).remaining, limit - 1);
				},
			),
		);
	});

	it("writes seconds with decimals", () => {
		assert.equal(
			formatRateLimit({ limit: 100, remaining: 50, reset: 0.595956 }),
			"limit=100, remaining=50, reset=0.595956",
		);
		assert.equal(formatRateLimit({ limit: 1, remaining: 0, reset: 5 }), "limit=1, remaining=0, reset=5");
	});

	it("is told with every answer, and refuses with 429 and retry-after in whole seconds", async () => {
		await withSandbox({ rateLimit: { limit: 3, windowSeconds: 30.5 } }, async (sandbox) => {
			const get = (path: string): ReturnType<typeof raw> =>
				raw(sandbox.url + path, { headers: { authorization: basic(sandbox.key) } });
			for (const [path, status, remaining] of [
				["/me/", 200, "2"],
				["/opportunity/?_limit=x", 400, "1"],
				["/nothing/", 404, "0"],
				["/me/", 429, "0"],
				["/opportunity/", 429, "0"],
			] as const) {
				const answer = await get(path);
				const [, limit, left, reset] = HEADER.exec(String(answer.headers["ratelimit"])) ?? [];
				assert.deepEqual([answer.status, limit, left], [status, "3", remaining]);
				assert.ok(Number(reset) > 20 && Number(reset) <= 30.5);
				assert.equal(answer.headers["retry-after"], status === 429 ? String(Math.ceil(Number(reset))) : undefined);
			}
			const stranger = await raw(`${sandbox.url}/me/`);
			assert.equal(stranger.status, 401);
			assert.match(String(stranger.headers["ratelimit"]), /remaining=2/);
		});
	});
});
