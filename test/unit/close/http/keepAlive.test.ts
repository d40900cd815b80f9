import assert from "node:assert/strict";
import { once } from "node:events";
import { get } from "node:http";
import { connectionsTo } from "../../../../src/close/http/keepAlive.ts";
import { startSandbox } from "../../../../src/sandbox/index.ts";
import { answer, clientOf, closeAll, EMPTY, serve } from "../support.ts";

const calls = (count: number) => Array.from({ length: count }, (_, index) => ({ _skip: String(index) }));

describe("The connections", () => {
	afterEach(closeAll);

	for (const maxConcurrentRequests of [1, 3, 8]) {
		it(`are ${maxConcurrentRequests} at the most, and stay open: none is sent Connection: close`, async () => {
			const sandbox = await startSandbox({ size: 50, latencyMs: 3 });
			try {
				const client = clientOf(sandbox.origin, {
					credential: { kind: "apiKey", secret: sandbox.key, origin: sandbox.origin },
					settings: () => ({ maxConcurrentRequests, requestTimeout: 10 }),
				});
				await Promise.all(calls(40).map((parameters) => client.list({ ...parameters, _limit: "1" })));
				await Promise.all(calls(40).map((parameters) => client.list({ ...parameters, query: "x".repeat(2500) })));
				assert.equal(sandbox.requests.length, 80);
				assert.equal(new Set(sandbox.requests.map(({ socketId }) => socketId)).size, maxConcurrentRequests);
				assert.deepEqual([...new Set(sandbox.requests.map(({ connection }) => connection))], ["keep-alive"]);
				assert.deepEqual([...new Set(sandbox.requests.map((request) => request.authorizationIn))], ["header"]);
				assert.equal(sandbox.counts.writeAttempts, 0);
			} finally {
				await sandbox.close();
			}
		});
	}

	it("follow a change of the setting at once, upwards and downwards", async () => {
		const held: (() => void)[] = [];
		let most = 0;
		let allowed = 0;
		const release = () => {
			for (const send of held.splice(0)) send();
		};
		// Holds answers until as many requests are there as allowed, and a moment longer in case one too many arrives.
		const server = await serve((_, response) => {
			held.push(() => answer(response, EMPTY));
			most = Math.max(most, held.length);
			if (held.length === allowed) setTimeout(release, 10);
		});
		const settings = () => ({ maxConcurrentRequests: allowed, requestTimeout: 10 });
		const client = clientOf(server.origin, { settings });
		for (const next of [1, 6, 2]) {
			allowed = next;
			most = 0;
			await Promise.all(calls(24).map((parameters) => client.list(parameters)));
			assert.equal(most, allowed);
		}
		assert(server.mostOpen() <= 6);
		const open = () => server.sockets.filter(({ destroyed }) => !destroyed).length;
		while (open() > 2) await new Promise(setImmediate);
	});

	it("that nothing uses are closed at once when fewer are allowed", async () => {
		const server = await serve((_, response) => answer(response, EMPTY));
		const connections = connectionsTo(server.origin);
		connections.allow(4);
		const ask = async () => {
			const [response] = await once(get(server.origin, { agent: connections.agent }), "response");
			response.resume();
			await once(response, "end");
		};
		const unused = () => Object.values(connections.agent.freeSockets).flatMap((sockets) => sockets ?? []);
		await Promise.all([ask(), ask(), ask(), ask()]);
		while (unused().length < 4) await new Promise(setImmediate);
		const [...sockets] = unused();
		connections.allow(1);
		assert.equal(sockets.filter(({ destroyed }) => !destroyed).length, 1);
		connections.close();
	});

	it("are opened for requests that wait already when the setting is raised", async () => {
		const held: (() => void)[] = [];
		let allowed = 1;
		const server = await serve((_, response) => {
			held.push(() => answer(response, EMPTY));
			if (held.length === 4) for (const send of held) send();
		});
		const client = clientOf(server.origin, {
			settings: () => ({ maxConcurrentRequests: allowed, requestTimeout: 30 }),
		});
		const waiting = calls(3).map((parameters) => client.list(parameters));
		while (held.length === 0) await new Promise(setImmediate);
		allowed = 4;
		// The server answers once four requests are there at the same time.
		await Promise.all([...waiting, client.list({})]);
		assert.equal(server.mostOpen(), 4);
	});

	it("are used again after a refusal, a redirect and a web page", async () => {
		const server = await serve((_, response, count) => {
			if (count === 1) answer(response, { error: "No." }, {}, 400);
			else if (count === 2) answer(response, "moved", { location: "/elsewhere/" }, 302);
			else if (count === 3) answer(response, "<html></html>");
			else answer(response, EMPTY);
		});
		const client = clientOf(server.origin);
		await client.list({}).catch(() => undefined);
		await client.list({}).catch(() => undefined);
		await client.list({});
		assert.equal(server.requests.length, 4);
		assert.equal(server.sockets.length, 1);
	});
});
