import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type FrontDoor, openFrontDoor, socketIn } from "../../host/vscode/frontDoor.ts";

const KEY = new Uint8Array([1, 2, 3]);

/** Answers with what it was asked; echoes the bytes of an upgraded connection. */
function startEcho(socketPath: string) {
	const server = createServer(async (incoming, answer) => {
		answer.writeHead(201, { "x-method": incoming.method ?? "" });
		answer.end(`${incoming.url} ${await text(incoming)}`);
	});
	server.on("upgrade", (_, socket: Socket) => {
		socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
		socket.pipe(socket);
	});
	server.listen(socketPath);
	return server;
}

describe("the front door of VS Code's server", () => {
	let folder: string;
	let server: ReturnType<typeof startEcho>;
	let door: FrontDoor;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), "close-door-"));
		server = startEcho(socketIn(folder));
		await once(server, "listening");
		door = await openFrontDoor(socketIn(folder), 0, KEY);
	});
	after(async () => {
		await door.close();
		server.close();
		await rm(folder, { recursive: true });
	});

	const ask = async (path: string, headers: IncomingHttpHeaders = {}, body?: string) => {
		const onward = request({ port: door.port, host: "127.0.0.1", path, headers, method: body ? "POST" : "GET" });
		onward.end(body);
		const [answer] = await once(onward, "response");
		return { status: answer.statusCode, method: answer.headers["x-method"], body: await text(answer) };
	};
	const upgrade = (headers: IncomingHttpHeaders) => {
		const onward = request({ port: door.port, host: "127.0.0.1", headers: { ...UPGRADE, ...headers } });
		onward.end();
		return onward;
	};
	const UPGRADE = { connection: "Upgrade", upgrade: "echo" };

	it("passes requests and answers on as they are", async () => {
		assert.deepEqual(await ask("/a?b=c", {}, "body"), { status: 201, method: "POST", body: "/a?b=c body" });
	});

	it("passes the bytes of a connection on, both ways", async () => {
		const [, socket] = (await once(upgrade({}), "upgrade")) as [unknown, Socket];
		socket.write("there and back");
		assert.equal(String((await once(socket, "data"))[0]), "there and back");
		socket.destroy();
	});

	it("gives out the half of the key that the server lacks", async () => {
		assert.equal((await ask("/mint-key", {}, "{}")).body, String.fromCharCode(...KEY));
	});

	it("lets in pages of its own address", async () => {
		assert.equal((await ask("/", { origin: `http://127.0.0.1:${door.port}` })).status, 201);
		assert.equal((await ask("/", { host: `localhost:${door.port}` })).status, 201);
	});

	for (const headers of [{ origin: "http://elsewhere.example" }, { origin: "null" }, { host: "elsewhere.example" }]) {
		it(`refuses ${JSON.stringify(headers)}, asking and connecting`, async () => {
			assert.equal((await ask("/", headers)).status, 403);
			assert.equal((await ask("/mint-key", headers)).status, 403);
			const [error] = await once(upgrade(headers), "error").catch((reason: unknown) => [reason]);
			assert.match(String(error), /hang up|reset/i);
		});
	}
});
