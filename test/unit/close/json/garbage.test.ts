import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { answer, clientOf, closeAll, EMPTY, failureOf, type Handler, serve } from "../support.ts";

describe("An answer with status 200", () => {
	afterEach(closeAll);

	async function failure(handle: Handler, kind: "answer" | "tooLarge" = "answer") {
		const server = await serve(handle);
		const error = await failureOf(clientOf(server.origin).list({ _limit: "1" }), kind);
		assert.equal(server.requests.length, 1, "it is not asked for again");
		assert.notEqual(error.advice, "");
		return error.message;
	}

	it("that is a web page is told as one", async () => {
		const page = "<!DOCTYPE html><html><h1>Hotel Wi-Fi</h1></html>";
		for (const type of ["text/html; charset=utf-8", "application/json"]) {
			const message = await failure((_, response) => answer(response, page, { "content-type": type }));
			assert.match(message, /^127\.0\.0\.1:\d+ responded with a web page instead of data\.$/);
		}
	});

	it("is told by its first sign, whatever white space is before it", async () => {
		assert.match(await failure((_, response) => answer(response, " \r\n\t <p>Down</p>")), /web page/);
		assert.match(await failure((_, response) => answer(response, " \r\n\t ")), /is empty/);
	});

	it("that is empty is told as empty", async () => {
		assert.match(await failure((_, response) => answer(response, "")), /is empty/);
		assert.match(await failure((_, response) => answer(response, "", {}, 204)), /is empty/);
	});

	it("whose JSON ends early is told as cut off, wherever it ends", async () => {
		const whole = JSON.stringify({ data: [{ id: "oppo_1", value: 120, is_stalled: true }], has_more: false });
		const server = await serve((_, response, count) => answer(response, whole.slice(0, count)));
		const client = clientOf(server.origin);
		for (let length = 1; length < whole.length; length += 1) {
			assert.match((await failureOf(client.list({}), "answer")).message, /was cut off/, whole.slice(0, length));
		}
	});

	it("whose packed bytes end early is told as cut off", async () => {
		const packed = gzipSync(
			JSON.stringify({ data: Array.from({ length: 200 }, (_, id) => ({ id, note: Math.sin(id) })) }),
		);
		const message = await failure((_, response) => {
			response.writeHead(200, { "content-encoding": "gzip", "content-type": "application/json" });
			response.end(packed.subarray(0, packed.length - 400));
		});
		assert.match(message, /was cut off/);
	});

	it("that never was JSON is told as no JSON, and is not quoted", async () => {
		for (const body of ['{"data": [{"id": oppo_, }], "has_more"', "Bad Gateway", "{'data': []}", '{"data":[]} x']) {
			const message = await failure((_, response) => answer(response, body));
			assert.match(message, /isn't valid JSON\.$/, body);
			assert(!message.includes("oppo_"));
		}
		const message = await failure((_, response) => answer(response, "no gzip", { "content-encoding": "gzip" }));
		assert.match(message, /isn't valid JSON/);
	});

	it("may begin with a byte order mark", async () => {
		const server = await serve((_, response) => answer(response, `\uFEFF${JSON.stringify(EMPTY)}`));
		assert.equal((await clientOf(server.origin).list({})).aggregates.total_results, 0);
	});

	it("of more than 16 MB is refused as soon as that is known", async () => {
		const announced = await failure((_, response) => {
			response.writeHead(200, { "content-length": String(16 * 1024 * 1024 + 1) });
			response.write("[");
		}, "tooLarge");
		assert.match(announced, /larger than 16 MB/);
		let sent = 0;
		await failure((_, response) => {
			const piece = Buffer.alloc(1024 * 1024, " ");
			const send = () => {
				while (!response.destroyed && response.write(piece)) sent += 1;
			};
			response.on("drain", send);
			send();
		}, "tooLarge");
		assert(sent < 40);
	});

	it("that unpacks to more than 16 MB is refused, however small it is", async () => {
		const bomb = gzipSync(Buffer.alloc(17 * 1024 * 1024, " "), { level: 1 });
		await failure((_, response) => {
			response.writeHead(200, { "content-encoding": "gzip" });
			response.end(bomb);
		}, "tooLarge");
	});

	it("is unpacked where it is packed", async () => {
		const server = await serve((request, response) => {
			assert.equal(request.headers["accept-encoding"], "gzip");
			response.writeHead(200, { "content-encoding": "gzip" });
			response.end(gzipSync(JSON.stringify({ ...EMPTY, total_value_annual: 3 })));
		});
		assert.equal((await clientOf(server.origin).list({})).aggregates.total_value_annual, 3);
	});
});
