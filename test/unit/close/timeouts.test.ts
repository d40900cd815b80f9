import assert from "node:assert/strict";
import type { CallOptions } from "../../../src/close/base/callOptions.ts";
import { answer, clientOf, closeAll, EMPTY, failureOf, KeptLog, serve } from "./support.ts";

const SHORT = () => ({ maxConcurrentRequests: 1, requestTimeout: 0.1 });

/** Resolves once the server has lost the connection, with an error if it was still sending. */
const lost = (socket: NodeJS.EventEmitter & { destroyed: boolean }) =>
	socket.destroyed ? undefined : new Promise((resolve) => socket.once("close", resolve));

describe("A request that takes too long", () => {
	afterEach(closeAll);

	it("for its answer is given up, and not sent again", async () => {
		const server = await serve(() => undefined);
		const error = await failureOf(clientOf(server.origin, { settings: SHORT }).list({}), "timeout");
		assert.match(error.message, /sent nothing for 0\.1 s/);
		assert.match(error.advice, /requestTimeout/);
		assert.equal(server.requests.length, 1);
		for (const socket of server.sockets) await lost(socket);
	});

	it("in the middle of its answer is given up, too", async () => {
		for (const encoding of ["identity", "gzip"]) {
			const server = await serve((_, response) => {
				response.writeHead(200, { "content-encoding": encoding });
				response.write(encoding === "gzip" ? Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]) : '{"data"');
			});
			await failureOf(clientOf(server.origin, { settings: SHORT }).list({}), "timeout");
			for (const socket of server.sockets) await lost(socket);
		}
	});

	it("closes the connection, whether its answer began or not, and the next request opens another", async () => {
		for (const begun of [false, true]) {
			const server = await serve((_, response, count) => {
				if (count > 1) answer(response, EMPTY);
				else if (begun) response.write('{"data"');
			});
			let requestTimeout = 0.1;
			const client = clientOf(server.origin, { settings: () => ({ maxConcurrentRequests: 1, requestTimeout }) });
			await failureOf(client.list({}), "timeout");
			requestTimeout = 10;
			await client.list({});
			const [first, second, ...others] = server.sockets;
			assert(first && second);
			await lost(first);
			assert.deepEqual([first.destroyed, second.destroyed, others], [true, false, []]);
		}
	});

	it("in all, but never stands still, is waited for", async () => {
		const text = JSON.stringify(EMPTY);
		const server = await serve((_, response) => {
			response.writeHead(200);
			let sent = 0;
			const timer = setInterval(() => {
				response.write(text[sent]);
				sent += 1;
				if (sent === text.length) {
					clearInterval(timer);
					response.end();
				}
			}, 30);
		});
		const settings = () => ({ maxConcurrentRequests: 1, requestTimeout: 1 });
		const answered = await clientOf(server.origin, { settings }).list({});
		assert.equal(answered.aggregates.total_results, 0);
	});

	it("byte by byte is given up after three times the limit, and not sent again", async () => {
		const settings = () => ({ maxConcurrentRequests: 1, requestTimeout: 1 });
		const drip = async (status: number) => {
			const timers: NodeJS.Timeout[] = [];
			const server = await serve((_, response) => {
				response.writeHead(status, { location: "/elsewhere" });
				timers.push(setInterval(() => response.write(" "), 10));
			});
			const error = await failureOf(clientOf(server.origin, { settings }).list({}), "timeout");
			for (const timer of timers) clearInterval(timer);
			assert.match(error.message, /did not finish its answer in 3 × 1 s \(closeOpportunities\.requestTimeout\)\.$/);
			assert.match(error.advice, /closeOpportunities\.requestTimeout/);
			assert.equal(server.requests.length, 1);
			for (const socket of server.sockets) await lost(socket);
		};
		await Promise.all([200, 302].map(drip));
	});

	it("does not count the time in the queue", async () => {
		const server = await serve((_, response) => setTimeout(() => answer(response, EMPTY), 400));
		const client = clientOf(server.origin, { settings: () => ({ maxConcurrentRequests: 1, requestTimeout: 1 }) });
		await Promise.all([client.list({}), client.list({}), client.list({})]);
	});
});

describe("A call that is cancelled", () => {
	afterEach(closeAll);

	it("before it began sends nothing", async () => {
		const server = await serve((_, response) => answer(response, EMPTY));
		const error = await failureOf(clientOf(server.origin).list({}, { signal: AbortSignal.abort() }), "cancelled");
		assert.equal(error.advice, "");
		assert.equal(server.sockets.length, 0);
	});

	it("while it waits for its answer or for the rest of it closes the connection", async () => {
		for (const begun of [false, true]) {
			const abort = new AbortController();
			const server = await serve((_, response) => {
				if (begun) response.write('{"data"');
				setTimeout(() => abort.abort(), 30);
			});
			const log = new KeptLog();
			await failureOf(clientOf(server.origin, { log }).list({}, { signal: abort.signal }), "cancelled");
			for (const socket of server.sockets) await lost(socket);
			assert.deepEqual(
				log.lines.filter((line) => line.startsWith("warn")),
				[],
			);
		}
	});

	it("in the queue never gets out of it, and the others do", async () => {
		const abort = new AbortController();
		let first: (() => void) | undefined;
		const server = await serve((_, response, count) => {
			if (count > 1) answer(response, EMPTY);
			else first = () => answer(response, EMPTY);
			if (count === 1) abort.abort();
		});
		const settings = () => ({ maxConcurrentRequests: 1, requestTimeout: 10 });
		const client = clientOf(server.origin, { settings });
		const one = client.list({ query: "1" });
		const cancelled = failureOf(client.list({ query: "2" }, { signal: abort.signal }), "cancelled");
		const three = client.list({ query: "3" });
		await cancelled;
		first?.();
		await Promise.all([one, three]);
		assert.deepEqual(
			server.requests.map(({ url }) => url?.slice(-1)),
			["1", "3"],
		);
	});

	for (const status of [429, 503]) {
		it(`in the pause after a ${status} ends at once`, async () => {
			const abort = new AbortController();
			const server = await serve((_, response) => answer(response, {}, { "retry-after": "20" }, status));
			const waits: unknown[] = [];
			const onWait: CallOptions["onWait"] = (wait) => {
				waits.push(wait?.cause);
				if (wait) setImmediate(() => abort.abort());
			};
			await failureOf(clientOf(server.origin).list({}, { signal: abort.signal, onWait }), "cancelled");
			assert.deepEqual(waits, [status === 429 ? "rateLimit" : "retry", undefined]);
			assert.equal(server.requests.length, 1);
		});
	}

	it("because the client is done with closes everything, and nothing can be asked afterwards", async () => {
		const server = await serve((_, response, count) => {
			if (count === 1) answer(response, EMPTY);
			else client.dispose();
		});
		const client = clientOf(server.origin);
		await client.list({});
		await failureOf(client.list({}), "cancelled");
		await failureOf(client.me(), "cancelled");
		for (const socket of server.sockets) await lost(socket);
		assert.equal(server.requests.length, 2);
	});

	it("leaves nothing on the signal of the caller", async () => {
		const server = await serve((_, response) => answer(response, EMPTY));
		const { signal } = new AbortController();
		let listening = 0;
		const { addEventListener, removeEventListener } = signal;
		signal.addEventListener = (...given: Parameters<typeof addEventListener>) => {
			listening += 1;
			addEventListener.apply(signal, given);
		};
		signal.removeEventListener = (...given: Parameters<typeof removeEventListener>) => {
			listening -= 1;
			removeEventListener.apply(signal, given);
		};
		await clientOf(server.origin).list({}, { signal });
		assert.equal(listening, 0);
	});
});
