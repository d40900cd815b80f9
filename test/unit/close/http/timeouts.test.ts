import assert from "node:assert/strict";
import type { CallOptions } from "../../../../src/close/base/callOptions.ts";
import { type HeldTime, holdTime } from "../../heldTime.ts";
import { answer, clientOf, closeAll, EMPTY, failureOf, KeptLog, serve } from "../support.ts";

/** In seconds. */
const LIMIT = 1;
const ONE_AT_A_TIME = () => ({ maxConcurrentRequests: 1, requestTimeout: LIMIT });

/** Resolves once the server has lost the connection, with an error if it was still sending. */
const lost = (socket: NodeJS.EventEmitter & { destroyed: boolean }) =>
	socket.destroyed ? undefined : new Promise((resolve) => socket.once("close", resolve));

describe("A request that takes too long", () => {
	let time: HeldTime;
	beforeEach(() => {
		time = holdTime();
	});
	afterEach(() => {
		time.release();
		closeAll();
	});

	/** Nothing arrives any more. */
	const passTheLimit = () => time.pass(LIMIT * 1000);

	it("for its answer is given up, and not sent again", async () => {
		const server = await serve(passTheLimit);
		const error = await failureOf(clientOf(server.origin, { settings: ONE_AT_A_TIME }).list({}), "timeout");
		assert.match(error.message, /sent nothing for 1 s/);
		assert.match(error.advice, /requestTimeout/);
		assert.equal(server.requests.length, 1);
		for (const socket of server.sockets) await lost(socket);
	});

	it("in the middle of its answer is given up, too", async () => {
		for (const [index, encoding] of ["identity", "gzip"].entries()) {
			const server = await serve(async (_, response) => {
				response.writeHead(200, { "content-encoding": encoding });
				response.write(encoding === "gzip" ? Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]) : '{"data"');
				// The head and the text. The beginning of compressed data gives no part.
				await time.refreshed(index === 0 ? 2 : 3);
				passTheLimit();
			});
			const client = clientOf(server.origin, { settings: ONE_AT_A_TIME });
			await failureOf(client.list({}), "timeout");
			for (const socket of server.sockets) await lost(socket);
		}
	});

	it("closes the connection, whether its answer began or not, and the next request opens another", async () => {
		for (const begun of [false, true]) {
			const server = await serve(async (_, response, count) => {
				if (count > 1) return answer(response, EMPTY);
				if (begun) response.write('{"data"');
				passTheLimit();
			});
			const client = clientOf(server.origin, { settings: ONE_AT_A_TIME });
			await failureOf(client.list({}), "timeout");
			await client.list({});
			const [first, second, ...others] = server.sockets;
			assert(first && second);
			await lost(first);
			assert.deepEqual([first.destroyed, second.destroyed, others], [true, false, []]);
		}
	});

	it("in all, but never stands still, is waited for", async () => {
		const text = JSON.stringify(EMPTY);
		const pause = (2 * LIMIT * 1000) / text.length;
		const server = await serve(async (_, response) => {
			for (const [index, sign] of [...text].entries()) {
				response.write(sign);
				// The head arrives first.
				await time.refreshed(2 + index);
				time.pass(pause);
			}
			response.end();
		});
		const answered = await clientOf(server.origin, { settings: ONE_AT_A_TIME }).list({});
		assert.equal(answered.aggregates.total_results, 0);
	});

	it("byte by byte is given up after three times the limit, and not sent again", async () => {
		for (const status of [200, 302]) {
			const already = time.refreshes;
			const server = await serve(async (_, response) => {
				response.writeHead(status, { location: "/elsewhere" });
				for (let sent = 0; !response.destroyed; sent += 1) {
					response.write(" ");
					await Promise.race([time.refreshed(already + 2 + sent), lost(response)]);
					time.pass((LIMIT * 1000) / 2);
				}
			});
			const client = clientOf(server.origin, { settings: ONE_AT_A_TIME });
			const error = await failureOf(client.list({}), "timeout");
			assert.match(
				error.message,
				/didn't finish its response within 3 × 1 s \(closeOpportunities\.requestTimeout\)\.$/,
			);
			assert.match(error.advice, /closeOpportunities\.requestTimeout/);
			assert.equal(server.requests.length, 1);
			for (const socket of server.sockets) await lost(socket);
		}
	});

	it("does not count the time in the queue", async () => {
		const server = await serve((_, response) => {
			time.pass(LIMIT * 400);
			answer(response, EMPTY);
		});
		const client = clientOf(server.origin, { settings: ONE_AT_A_TIME });
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
