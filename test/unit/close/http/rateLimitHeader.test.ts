import assert from "node:assert/strict";
import * as fc from "fast-check";
import { parseRateLimit, pauseAskedFor, retryAfter } from "../../../../src/close/http/rateLimitHeader.ts";

const NOW = Date.UTC(2026, 0, 1);
const FLAT = JSON.stringify({ message: "API call count exceeded", rate_reset: "0.595956", rate_limit: 320 });
const NESTED = JSON.stringify({ error: { message: "…", rate_reset: 0.870663 } });

describe("The RateLimit header", () => {
	it("is read in any order, with spaces or without, with anything missing or added", () => {
		const number = fc.integer({ min: 0, max: 9_999_999 }).map((millis) => millis / 1000);
		fc.assert(
			fc.property(
				fc.record({ limit: number, remaining: number, reset: number, window: number }, { requiredKeys: [] }),
				fc.constantFrom(", ", ",", "; ", " , "),
				fc.constantFrom("=", " = "),
				fc.infiniteStream(fc.nat()),
				(given, comma, equals, order) => {
					const parts = Object.entries(given).map(
						([name, value]) => [order.next().value, `${name}${equals}${value}`] as const,
					);
					const header = parts
						.sort(([a], [b]) => Number(a) - Number(b))
						.map(([, part]) => part)
						.join(comma);
					const { limit, remaining, reset } = given;
					const some = limit !== undefined || remaining !== undefined || reset !== undefined;
					assert.deepEqual(parseRateLimit(header), some ? { limit, remaining, reset } : undefined);
				},
			),
		);
	});

	it("is nothing where it is absent or makes no sense", () => {
		for (const header of [null, "", "nonsense", "limit=many", "reset=-1", "reset=1.2.3", "xreset=5", "remaining="]) {
			assert.equal(parseRateLimit(header), undefined, String(header));
		}
	});
});

describe("The pause that a 429 asks for", () => {
	const pause = (headers: Record<string, string>, body = "") => pauseAskedFor(new Headers(headers), body, NOW);

	it("is the larger of what RateLimit, decimals and all, and retry-after say", () => {
		assert.equal(pause({ ratelimit: "limit=1, remaining=0, reset=0.595956" }, NESTED), 0.595956);
		assert.equal(pause({ ratelimit: "limit=1, remaining=0, reset=0.595956", "retry-after": "1" }), 1);
		assert.equal(pause({ ratelimit: "reset=12.3", "retry-after": "1" }), 12.3);
		assert.equal(pause({ ratelimit: "reset=0", "retry-after": "4" }), 4);
		assert.equal(pause({ ratelimit: "reset=0", "retry-after": "0" }, FLAT), 0);
		assert.equal(pause({ ratelimit: "reset=-3", "retry-after": "2" }), 2);
	});

	it("is retry-after alone, in seconds or as a date, where RateLimit has no reset", () => {
		assert.equal(pause({ ratelimit: "limit=1, remaining=0", "retry-after": "3" }, FLAT), 3);
		assert.equal(pause({ "retry-after": new Date(NOW + 7000).toUTCString() }), 7);
		assert.equal(pause({ "retry-after": new Date(NOW - 7000).toUTCString() }), 0);
	});

	it("takes a date by the server's own clock, where it tells one", () => {
		const date = new Date(NOW + 3_600_000).toUTCString();
		assert.equal(pause({ date, "retry-after": new Date(NOW + 3_605_000).toUTCString() }), 5);
		assert.equal(pause({ date: "soon", "retry-after": new Date(NOW + 5000).toUTCString() }), 5);
	});

	it("is read at once from a header as long as Node takes one", () => {
		const digits = "1".repeat(16_000);
		assert.equal(pause({ "x-rate-limit-reset": `${digits}x`, "retry-after": `${digits}x` }), 2);
		assert.equal(pause({ "retry-after": digits }), Number.POSITIVE_INFINITY);
	});

	it("is the header of before July 2023, then the body of before April 2024, flat or nested, text or number", () => {
		assert.equal(pause({ "x-rate-limit-reset": "1.5" }, FLAT), 1.5);
		assert.equal(pause({}, FLAT), 0.595956);
		assert.equal(pause({}, NESTED), 0.870663);
	});

	it("is 2 seconds where nothing can be read", () => {
		for (const body of ["", "<html>", "[]", '{"rate_reset":-4}', '{"rate_reset":"soon"}', '{"error":"x"}']) {
			assert.equal(pause({ "retry-after": "soon", ratelimit: "?" }, body), 2, body);
		}
	});

	it("is nothing that retry-after could be mistaken for", () => {
		assert.equal(retryAfter(null, NOW), undefined);
		assert.equal(retryAfter("-5", NOW), undefined);
		assert.equal(retryAfter("1e9", NOW), undefined);
	});
});
