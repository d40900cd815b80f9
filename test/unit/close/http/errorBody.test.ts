import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { reasonIn } from "../../../../src/close/http/errorBody.ts";
import { holdTime } from "../../heldTime.ts";
import { answer, clientOf, closeAll, EMPTY, FakeClock, failureOf, serve } from "../support.ts";

const KILOBYTE = 1024;

describe("The body of a refusal", function () {
	this.timeout(20_000);
	afterEach(closeAll);

	it("is read up to 64 KB, then the connection is closed and the status decides", async () => {
		let sent = 0;
		const server = await serve((_, response) => {
			response.writeHead(403, { "content-type": "application/json" });
			response.write('{"error":"');
			const send = () => {
				while (!response.destroyed && response.write("x".repeat(64 * KILOBYTE))) sent += 1;
			};
			response.on("drain", send);
			send();
		});
		const error = await failureOf(clientOf(server.origin).me(), "forbidden");
		assert.deepEqual([error.status, error.reason], [403, undefined]);
		for (const socket of server.sockets)
			if (!socket.destroyed) await new Promise((resolve) => socket.once("close", resolve));
		assert(sent < 1000, `${sent} pieces of 64 KB`);
	});

	it("is unpacked up to 64 KB", async () => {
		const bomb = gzipSync(`{"error":"${"x".repeat(45 * 1024 * KILOBYTE)}"}`);
		const server = await serve((_, response) => {
			response.writeHead(400, { "content-encoding": "gzip" });
			response.end(bomb);
		});
		const error = await failureOf(clientOf(server.origin).list({}), "badRequest");
		assert.equal(error.message, "Close refused the request (400).");
	});

	it("gives its reason if it is no longer than that, and leaves the connection open", async () => {
		const body = { error: "Not for you.", more: "x".repeat(60 * KILOBYTE) };
		const server = await serve((_, response, count) =>
			count === 1 ? answer(response, body, {}, 400) : answer(response, EMPTY),
		);
		const client = clientOf(server.origin);
		assert.equal((await failureOf(client.list({}), "badRequest")).reason, "Not for you.");
		await client.list({});
		assert.equal(server.sockets.length, 1);
	});

	it("that is broken, breaks off or stalls leaves the status to decide", async () => {
		const time = holdTime();
		const settings = () => ({ maxConcurrentRequests: 1, requestTimeout: 1 });
		const headAndText = 2;
		try {
			for (const trouble of ["broken", "breaks off", "stalls"]) {
				const server = await serve(async (_, response, count) => {
					if (count > 1) return answer(response, EMPTY);
					const already = time.refreshes;
					if (trouble === "broken") response.writeHead(503, { "content-encoding": "gzip" }).end("no gzip");
					else response.writeHead(503, { "content-length": "100" }).write("{");
					if (trouble === "breaks off") setImmediate(() => response.socket?.destroy());
					if (trouble !== "stalls") return;
					await time.refreshed(already + headAndText);
					time.pass(1000);
				});
				const { aggregates } = await clientOf(server.origin, { ...new FakeClock(), settings }).list({});
				assert.deepEqual([aggregates.total_results, server.requests.length], [0, 2], trouble);
			}
		} finally {
			time.release();
		}
	});

	it("is read for reasons down to ten objects or lists within each other", () => {
		const within = (depth: number, wrap: (inner: unknown) => unknown) => {
			let inner: unknown = "Deep.";
			for (let level = 0; level < depth; level += 1) inner = wrap(inner);
			return reasonIn(JSON.stringify({ error: inner }), (text) => text);
		};
		for (const wrap of [
			(inner: unknown) => [inner],
			(inner: unknown) => ({ a: inner }),
			(inner: unknown) => ({ message: inner }),
		])
			assert.deepEqual([within(10, wrap), within(11, wrap)], ["Deep.", undefined]);
	});

	it("with thousands of reasons below a long name does not grow", () => {
		const texts = Array.from({ length: 5000 }, (_, index) => `${index}`);
		const body = JSON.stringify({ "field-errors": { ["n".repeat(30_000)]: texts } });
		let seen = 0;
		const reason = reasonIn(body, (text) => {
			seen = text.length;
			return text;
		});
		assert(reason !== undefined && reason.length <= 301, reason);
		assert(seen < 64 * KILOBYTE, `${seen}`);
	});
});
