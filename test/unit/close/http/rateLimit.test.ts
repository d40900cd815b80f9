import assert from "node:assert/strict";
import * as fc from "fast-check";
import { groupOf, RateLimits } from "../../../../src/close/http/rateLimit.ts";
import { MAX_PAUSE } from "../../../../src/close/http/rateWindow.ts";
import { runs } from "../../runs.ts";

const G = "GET /opportunity/";
const START = Date.UTC(2026, 0, 1);

function limits() {
	const clock = { time: START };
	return { clock, limits: new RateLimits(() => clock.time) };
}

describe("The rate limits", () => {
	it("hold nothing back while the server says nothing", () => {
		const { limits: all } = limits();
		for (let i = 0; i < 50; i += 1) assert(all.begin(G));
		all.end(G, undefined);
		all.end(G, { limit: 5, remaining: undefined, reset: 3 });
		all.end(G, { limit: undefined, remaining: 0, reset: undefined });
		assert.equal(all.obstacle(G), undefined);
	});

	it("hold a group back from its last request until the reset, to the millisecond, and no other group", () => {
		const { limits: all, clock } = limits();
		assert(all.begin(G));
		all.end(G, { limit: 10, remaining: 0, reset: 0.5956 });
		assert.equal(all.obstacle(G), START + 596);
		assert(!all.begin(G));
		assert(all.begin("GET /me/"));
		clock.time = START + 595;
		assert(!all.begin(G));
		clock.time = START + 596;
		assert.equal(all.obstacle(G), undefined);
		assert(all.begin(G));
	});

	it("let no more under way than remain, and tell when an answer has come", async () => {
		const { limits: all } = limits();
		assert(all.begin(G));
		all.end(G, { limit: undefined, remaining: 2, reset: 1 });
		assert(all.begin(G) && all.begin(G));
		assert(!all.begin(G));
		const obstacle = all.obstacle(G);
		assert(obstacle instanceof Promise);
		all.end(G, { limit: undefined, remaining: 1, reset: 1 });
		await obstacle;
		assert.equal(all.begin(G), false);
		all.end(G, { limit: undefined, remaining: 0, reset: 1 });
		assert.equal(all.obstacle(G), START + 1000);
	});

	it("take the least of a window whose answers come in another order", () => {
		const { limits: all } = limits();
		all.begin(G);
		all.begin(G);
		all.end(G, { limit: 10, remaining: 0, reset: 1 });
		all.end(G, { limit: 10, remaining: 1, reset: 1.01 });
		assert.equal(all.obstacle(G), START + 1010);
	});

	it("hold nothing back while more than a quarter of a window is left", () => {
		const { limits: all } = limits();
		all.begin(G);
		all.end(G, { limit: 40, remaining: 39, reset: 60 });
		for (let i = 0; i < 27; i += 1) assert(all.begin(G));
	});

	it("spread what is left of a window over its rest once it is little", () => {
		const { limits: all, clock } = limits();
		all.begin(G);
		all.end(G, { limit: 16, remaining: 4, reset: 1 });
		const sent: number[] = [];
		for (let left = 3; left > 0; left -= 1) {
			const obstacle = all.obstacle(G);
			clock.time = typeof obstacle === "number" ? obstacle : clock.time;
			assert(all.begin(G));
			sent.push(clock.time - START);
			all.end(G, { limit: 16, remaining: left, reset: (START + 1000 - clock.time) / 1000 });
		}
		// One request is left to other clients.
		assert.deepEqual(sent, [250, 500, 750]);
		assert.equal(all.obstacle(G), START + 1000);
	});

	it("let one through at once that comes alone, however little is left", () => {
		const { limits: all, clock } = limits();
		all.begin(G);
		all.end(G, { limit: 100, remaining: 10, reset: 60 });
		clock.time += 10_000;
		assert(all.begin(G));
	});

	it("send a few first into a window of which nothing is known, as others may have been there", async () => {
		const { limits: all, clock } = limits();
		all.begin(G);
		all.end(G, { limit: 8, remaining: 0, reset: 1 });
		clock.time += 1000;
		assert(all.begin(G) && all.begin(G));
		const obstacle = all.obstacle(G);
		assert(obstacle instanceof Promise);
		all.end(G, { limit: 8, remaining: 6, reset: 1 });
		await obstacle;
		assert(all.begin(G));
	});

	it("hold a group back where the server refused it, and for no longer than five minutes", () => {
		const { limits: all, clock } = limits();
		all.begin(G);
		all.end(G, undefined);
		all.refuse(G, START + 700);
		all.refuse(G, START + 300);
		assert.equal(all.obstacle(G), START + 700);
		clock.time += 700;
		assert(all.begin(G));
		all.end(G, { limit: 1, remaining: 0, reset: MAX_PAUSE / 1000 + 1 });
		assert.equal(all.obstacle(G), undefined);
		all.refuse(G, clock.time + MAX_PAUSE + 1);
		assert.equal(all.obstacle(G), undefined);
	});

	it("wait for the end of a stricter limit, not for that of the window told before", () => {
		for (const strict of [() => undefined, { limit: undefined, remaining: 0, reset: 0.2 }]) {
			const { limits: all } = limits();
			all.begin(G);
			all.end(G, { limit: 100, remaining: 90, reset: 60 });
			all.begin(G);
			all.end(G, typeof strict === "function" ? strict() : strict);
			if (typeof strict === "function") all.refuse(G, START + 200);
			assert.equal(all.obstacle(G), START + 200);
		}
	});

	it("hold nothing back for longer than they may after the clock was set back", () => {
		const { limits: all, clock } = limits();
		all.begin(G);
		all.end(G, { limit: 10, remaining: 0, reset: 5 });
		clock.time -= 2000;
		assert.equal(all.obstacle(G), START + 5000);
		clock.time -= 3_600_000;
		assert.equal(all.obstacle(G), undefined);
	});

	it("learn nothing from a window that is over", () => {
		const { limits: all } = limits();
		all.begin(G);
		all.begin(G);
		all.end(G, { limit: 4, remaining: 1, reset: 1 });
		all.end(G, { limit: 4, remaining: 0, reset: 0 });
		assert.equal(all.obstacle(G), undefined);
	});

	it("never let a request go that a server with fixed windows would refuse", () => {
		const steps = fc.array(fc.oneof(fc.constant("send"), fc.constant("answer"), fc.integer({ min: 1, max: 600 })), {
			maxLength: 200,
		});
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 5 }), steps, (limit, script) => {
				const { limits: all, clock } = limits();
				const answers: { limit: number; remaining: number; until: number }[] = [];
				let window = { start: START, used: 0 };
				for (const step of ["send", "answer", ...script]) {
					if (typeof step === "number") {
						clock.time += step;
					} else if (step === "answer") {
						const answer = answers.shift();
						// The reset is relative to the moment when the answer is sent; here it arrives at once.
						if (answer) all.end(G, { ...answer, reset: Math.max(0, answer.until - clock.time) / 1000 });
					} else if (all.begin(G)) {
						if (clock.time >= window.start + 1000) window = { start: clock.time, used: 0 };
						window.used += 1;
						assert(window.used <= limit, "refused");
						answers.push({ limit, remaining: limit - window.used, until: window.start + 1000 });
					}
				}
			}),
		);
	});
});

describe("A window that is shared with another client", () => {
	/** Sends as much as allowed for `windows` windows, next to a client that sends every `every` ms. Counts what happens. */
	function share(limit: number, length: number, every: number, latency: number, windows: number) {
		const { limits: all, clock } = limits();
		let window = { start: START, used: 0 };
		const seen = { sent: 0, refused: 0 };
		const take = () => {
			if (clock.time >= window.start + length) window = { start: clock.time, used: 0 };
			window.used += 1;
			return { allowed: window.used <= limit, remaining: Math.max(0, limit - window.used) };
		};
		const arrivals: { at: number; limit: number; remaining: number; reset: number }[] = [];
		for (; clock.time < START + windows * length; clock.time += 1) {
			if ((clock.time - START) % every === 0) take();
			for (const answer of arrivals.filter(({ at }) => at <= clock.time)) {
				arrivals.splice(arrivals.indexOf(answer), 1);
				all.end(G, answer);
			}
			// Only the first answer shows that there is a limit.
			while (arrivals.length < (seen.sent === 0 ? 1 : 6) && all.begin(G)) {
				const { allowed, remaining } = take();
				seen.sent += 1;
				if (!allowed) seen.refused += 1;
				const reset = (window.start + length - clock.time) / 1000;
				arrivals.push({ at: clock.time + latency, limit, remaining, reset });
				if (seen.sent === 1) break;
			}
		}
		return seen;
	}

	it("never refuses, and is used well", () => {
		const cases = fc.tuple(
			fc.integer({ min: 8, max: 100 }),
			fc.constantFrom(1000, 8000),
			fc.double({ min: 0, max: 0.6, noNaN: true }),
			// Answers that all arrive within a few milliseconds don't show what others send in the rest of the window.
			fc.integer({ min: 5, max: 150 }),
		);
		fc.assert(
			fc.property(cases, ([limit, length, theirs, latency]) => {
				const every = theirs === 0 ? length * 100 : Math.max(1, Math.round(length / (limit * theirs)));
				const { sent, refused } = share(limit, length, every, latency, 6);
				assert.equal(refused, 0);
				const mine = limit - length / every;
				const fastest = (length / latency) * 6;
				assert(sent >= 6 * 0.5 * Math.min(mine, fastest) - 6, `${sent} of ${6 * Math.min(mine, fastest)}`);
			}),
			runs(60),
		);
	});
});

describe("Twenty requests of another client in one window", () => {
	it("leave fifteen to it in the next, besides five to spare", () => {
		const waitsWith = (left: number) => {
			const { limits: all, clock } = limits();
			for (const remaining of [99, 78]) {
				all.begin(G);
				all.end(G, { limit: 100, remaining, reset: 10 });
			}
			clock.time += 10_000;
			all.begin(G);
			all.end(G, { limit: 100, remaining: left, reset: 10 });
			return all.obstacle(G) === START + 20_000;
		};
		assert.deepEqual([waitsWith(20), waitsWith(21)], [true, false]);
	});
});

describe("The group of a request", () => {
	it("is the method and the path without ids", () => {
		assert.equal(groupOf("GET", "/opportunity/oppo_aB1/"), "GET /opportunity/{id}/");
		assert.equal(groupOf("GET", "/saved_search/"), "GET /saved_search/");
		assert.equal(groupOf("GET", "/organization/orga_x/"), groupOf("GET", "/organization/orga_y/"));
		assert.notEqual(groupOf("GET", "/opportunity/"), groupOf("POST", "/opportunity/"));
	});
});
