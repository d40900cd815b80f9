import assert from "node:assert/strict";
import type { Wait } from "../../../../src/close/base/callOptions.ts";
import { sleep } from "../../../../src/close/http/retryPolicy.ts";
import { type FaultRule, startSandbox } from "../../../../src/sandbox/index.ts";
import { answer, clientOf, closeAll, EMPTY, FakeClock, failureOf, type Handler, serve } from "../support.ts";
import { type LimitedServerOptions, serveLimited } from "./limitedServer.ts";

/** One call to a server, with its pauses in milliseconds and what `onWait` got. */
async function paused(handle: Handler, random = 0.5) {
	const server = await serve(handle);
	const clock = new FakeClock();
	const start = clock.now();
	const waits: (Wait | undefined)[] = [];
	const client = clientOf(server.origin, { ...clock, random: () => random });
	const call = client.list({}, { onWait: (wait) => waits.push(wait) });
	return { server, call, clock, start, waits };
}

const TOO_MANY = { error: "Too many requests." };

describe("A failing server", () => {
	afterEach(closeAll);

	for (const status of [502, 503, 504]) {
		it(`with status ${status} is asked three times more, after about 1, 2 and 4 seconds`, async () => {
			const { call, clock, server, waits, start } = await paused((_, response) => answer(response, "", {}, status));
			const error = await failureOf(call, "server");
			assert.equal(error.status, status);
			assert.deepEqual(clock.slept, [1000, 2000, 4000]);
			assert.equal(server.requests.length, 4);
			assert.deepEqual(
				waits.map((wait) => wait && [wait.cause, wait.until - start, wait.error?.status]),
				[["retry", 1000, status], undefined, ["retry", 3000, status], undefined, ["retry", 7000, status], undefined],
			);
		});
	}

	it("that recovers gives its answer", async () => {
		const { call, clock } = await paused((_, response, count) => answer(response, EMPTY, {}, count < 3 ? 503 : 200));
		assert.equal((await call).aggregates.total_results, 0);
		assert.deepEqual(clock.slept, [1000, 2000]);
	});

	it("is given pauses that always grow and differ from window to window", async () => {
		const low = await paused((_, response) => answer(response, "", {}, 502), 0);
		const high = await paused((_, response) => answer(response, "", {}, 502), 0.999);
		await Promise.all([failureOf(low.call, "server"), failureOf(high.call, "server")]);
		assert.deepEqual(low.clock.slept, [800, 1600, 3200]);
		assert.deepEqual(high.clock.slept, [1200, 2400, 4799]);
	});

	it("is not asked before its own retry-after, up to 30 seconds", async () => {
		const { call, clock } = await paused((_, response, count) =>
			answer(response, "", { "retry-after": count === 1 ? "10" : "3600" }, 503),
		);
		await failureOf(call, "server");
		assert.deepEqual(clock.slept, [10_000, 30_000, 30_000]);
	});

	for (const status of [400, 401, 402, 403, 404, 500, 501]) {
		it(`with status ${status} is asked once`, async () => {
			const { call, clock, server } = await paused((_, response) => answer(response, TOO_MANY, {}, status));
			await assert.rejects(call);
			assert.deepEqual([clock.slept, server.requests.length], [[], 1]);
		});
	}
});

describe("A server with a rate limit", () => {
	afterEach(closeAll);

	const bodies: readonly (readonly [string, Record<string, string>, unknown, number])[] = [
		["RateLimit", { ratelimit: "limit=40, remaining=0, reset=1.5955", "retry-after": "1" }, TOO_MANY, 1596],
		["a reset alone", { ratelimit: "reset=12.3" }, TOO_MANY, 12_300],
		["a reset, and rounded by retry-after", { ratelimit: "reset=12.3", "retry-after": "13" }, TOO_MANY, 13_000],
		["retry-after alone", { "retry-after": "3" }, TOO_MANY, 3000],
		["an old flat body", {}, { message: "…", rate_reset: "1.595956" }, 1596],
		["an old nested body", {}, { error: { message: "…", rate_reset: 1.870663 } }, 1871],
		["nothing", {}, {}, 2000],
	];
	for (const [name, headers, body, ms] of bodies) {
		it(`that says how long by ${name} is waited for`, async () => {
			const { call, clock, waits } = await paused((_, response, count) =>
				count === 1 ? answer(response, body, headers, 429) : answer(response, EMPTY),
			);
			await call;
			assert.deepEqual(clock.slept, [ms]);
			assert.deepEqual([waits[0]?.cause, waits[0]?.error?.kind, waits[1]], ["rateLimit", "rateLimited", undefined]);
		});
	}

	const hasty: readonly (readonly [string, Record<string, string>, unknown])[] = [
		["reset=0", { ratelimit: "limit=40, remaining=0, reset=0" }, TOO_MANY],
		["retry-after: 0", { "retry-after": "0" }, TOO_MANY],
		["both", { ratelimit: "reset=0", "retry-after": "0" }, TOO_MANY],
		["a fraction of a second", { ratelimit: "reset=0.595" }, TOO_MANY],
		["a date that is over", { "retry-after": "Thu, 01 Jan 2015 00:00:00 GMT" }, TOO_MANY],
		["the header of 2023", { "x-rate-limit-reset": "0" }, TOO_MANY],
		["an old body", {}, { rate_reset: "0" }],
	];
	for (const [name, headers, body] of hasty) {
		it(`that asks for no pause by ${name} gets growing ones of at least a second`, async () => {
			const { call, clock, server } = await paused((_, response) => answer(response, body, headers, 429));
			await failureOf(call, "rateLimited");
			assert.deepEqual(clock.slept, [1000, 2000, 4000, 8000]);
			assert.equal(server.requests.length, 5);
		});
	}

	it("is asked as late as the later of its headers says, and never sooner than before", async () => {
		const asked = [{ ratelimit: "reset=3", "retry-after": "0" }, { ratelimit: "reset=0", "retry-after": "1" }, {}, {}];
		const { call, clock } = await paused((_, response, count) => {
			if (count > asked.length) answer(response, EMPTY);
			else answer(response, {}, asked[count - 1], 429);
		});
		await call;
		assert.deepEqual(clock.slept, [3000, 2000, 4000, 8000]);
	});

	it("that asks for no pause keeps other calls to the same path back, too", async () => {
		const server = await serve((_, response, count) =>
			count === 1 ? answer(response, {}, { "retry-after": "0" }, 429) : answer(response, EMPTY),
		);
		const clock = new FakeClock();
		const client = clientOf(server.origin, clock);
		let second: Promise<unknown> | undefined;
		const onWait = (wait: Wait | undefined) => {
			second ??= wait && client.list({});
		};
		await client.list({}, { onWait });
		await second;
		assert.deepEqual([clock.slept.includes(1000), server.requests.length], [true, 3]);
	});

	it("that refuses five times is given up", async () => {
		const { call, clock, server } = await paused((_, response) =>
			answer(response, TOO_MANY, { "retry-after": "1" }, 429),
		);
		const error = await failureOf(call, "rateLimited");
		assert.equal(error.reason, "Too many requests.");
		assert.deepEqual([clock.slept.length, server.requests.length], [4, 5]);
	});

	it("that asks for more than five minutes is given up at once", async () => {
		for (const [seconds, requests] of [
			[300, 2],
			[301, 1],
		] as const) {
			const { call, server } = await paused((_, response, count) =>
				count === 1 ? answer(response, {}, { "retry-after": String(seconds) }, 429) : answer(response, EMPTY),
			);
			await call.catch(() => undefined);
			assert.equal(server.requests.length, requests);
		}
	});

	it("counts its refusals apart from its failures", async () => {
		const { call, server } = await paused((_, response, count) => {
			if (count > 7) answer(response, EMPTY);
			else answer(response, {}, { "retry-after": "1" }, count % 2 === 0 ? 503 : 429);
		});
		await call;
		assert.equal(server.requests.length, 8);
	});

	it("is not run into: the pause comes before the refusal, tells no error, and keeps other paths free", async () => {
		const server = await serve((_, response) =>
			answer(response, { ...EMPTY, id: "user_1" }, { ratelimit: "limit=9, remaining=0, reset=7.5" }),
		);
		const clock = new FakeClock();
		const waits: (Wait | undefined)[] = [];
		const client = clientOf(server.origin, clock);
		const start = clock.now();
		await client.list({});
		await client.me();
		assert.deepEqual(clock.slept, []);
		await client.list({}, { onWait: (wait) => waits.push(wait) });
		assert.deepEqual(clock.slept, [7500]);
		assert.deepEqual(waits, [{ cause: "rateLimit", until: start + 7500 }, undefined]);
	});

	/** Sends one request to learn the limit, then all others at once. */
	async function sendAtOnce(count: number, limited: Omit<LimitedServerOptions, "clock">): Promise<readonly number[]> {
		const clock = new FakeClock();
		const server = await serveLimited({ ...limited, clock });
		const client = clientOf(server.origin, clock);
		await client.list({});
		await Promise.all(Array.from({ length: count }, () => client.list({})));
		return server.statuses;
	}

	it("never refuses many calls at once that know its header", async () => {
		const statuses = await sendAtOnce(24, { limit: 5, window: 200 });
		assert.deepEqual(statuses, Array(25).fill(200));
	});

	it("is not run into where another client takes half of what it allows", async () => {
		const statuses = await sendAtOnce(40, { limit: 20, window: 500, othersEvery: 50 });
		assert.deepEqual(statuses, Array(41).fill(200));
	});

	for (const [seconds, ms, told] of [
		[1, 167, 0],
		[6, 1000, 2],
	] as const) {
		it(`spreads what is left of ${seconds} s, and tells ${told === 0 ? "nothing of a pause too short to see" : "so"}`, async () => {
			const server = await serve((_, response) =>
				answer(response, EMPTY, { ratelimit: `limit=40, remaining=7, reset=${seconds}` }),
			);
			const clock = new FakeClock();
			const waits: (Wait | undefined)[] = [];
			const client = clientOf(server.origin, clock);
			await client.list({});
			await client.list({}, { onWait: (wait) => waits.push(wait) });
			assert.deepEqual([clock.slept, waits.length], [[ms], told]);
		});
	}

	for (const fault of ["429", "429-reset-only", "429-headers-old", "429-body-old"] as const) {
		it(`is never asked too early (${fault})`, async () => {
			const rule: FaultRule = { do: fault, on: { nth: [1, 3] }, seconds: 1.123 };
			const sandbox = await startSandbox({ size: 10, faults: [rule] });
			try {
				const credential = { kind: "apiKey", secret: sandbox.key, origin: sandbox.origin } as const;
				const clock = new FakeClock();
				const client = clientOf(sandbox.origin, { credential, ...clock });
				await client.list({});
				await client.list({});
				assert.equal(sandbox.requests.length, 4);
				const pauses = clock.slept.filter((ms) => ms >= 1123);
				assert.equal(pauses.length, 2);
			} finally {
				await sandbox.close();
			}
		});
	}
});

describe("A pause", () => {
	it("is never shorter than asked for", async () => {
		for (let ms = 0; ms < 20; ms += 1) {
			const before = performance.now();
			await sleep(ms, new AbortController().signal);
			assert(performance.now() - before >= ms);
		}
	});

	it("does not begin where it is cancelled already", async () => {
		await failureOf(sleep(60_000, AbortSignal.abort()), "cancelled");
	});
});
