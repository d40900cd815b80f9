import assert from "node:assert/strict";
import { answer, clientOf, closeAll, EMPTY, failureOf, KEY, serve } from "../support.ts";

const REDIRECTS = [301, 302, 303, 307, 308];

describe("A redirect", () => {
	afterEach(closeAll);

	for (const status of REDIRECTS) {
		it(`with status ${status} within the origin is followed with the same method, override and body`, async () => {
			const bodies: string[] = [];
			const server = await serve((request, response, count) => {
				let body = "";
				request.on("data", (piece) => (body += piece));
				request.on("end", () => bodies.push(body));
				if (count % 2 === 1) answer(response, "", { location: "../v2/moved/?a=b" }, status);
				else answer(response, EMPTY);
			});
			const client = clientOf(server.origin);
			await client.list({ query: "x" });
			await client.list({ query: "x".repeat(3000) });
			assert.deepEqual(
				server.requests.map(({ method, url }) => `${method} ${url}`),
				[
					"GET /api/v1/opportunity/?query=x",
					"GET /api/v1/v2/moved/?a=b",
					"POST /api/v1/opportunity/",
					"POST /api/v1/v2/moved/?a=b",
				],
			);
			const [, , first, second] = server.requests;
			assert.equal(second?.headers["x-http-method-override"], "GET");
			assert.equal(second?.headers.authorization, first?.headers.authorization);
			assert.equal(bodies[3], bodies[2]);
			assert.match(bodies[3] ?? "", /^\{"_params":/);
		});

		it(`with status ${status} to another origin is refused, and nothing is sent there`, async () => {
			const other = await serve((_, response) => answer(response, EMPTY));
			const server = await serve((_, response) => answer(response, "", { location: `${other.origin}/x/` }, status));
			const error = await failureOf(clientOf(server.origin).list({}), "redirect");
			assert(error.message.includes(new URL(other.origin).host));
			assert.equal(error.status, status);
			assert.equal(other.requests.length, 0);
			assert.equal(other.sockets.length, 0);
		});
	}

	it("to another scheme, another host or a name in front of the host is refused", async () => {
		for (const to of ["https://127.0.0.1", "http://localhost", "//example.org", "ftp://127.0.0.1", "data:,x"]) {
			const server = await serve((_, response, count) =>
				count === 1 ? answer(response, "", { location: to }, 302) : answer(response, EMPTY),
			);
			const error = await failureOf(clientOf(server.origin).list({}), "redirect");
			assert(!error.message.includes(KEY));
			assert.equal(server.requests.length, 1, to);
		}
	});

	it("in a circle, without an address or to none is given up", async () => {
		const circle = await serve((request, response) => answer(response, "", { location: request.url ?? "" }, 302));
		const error = await failureOf(clientOf(circle.origin).list({}), "redirect");
		assert.match(error.message, /endlessly .*302/);
		assert.equal(error.status, 302);
		assert.equal(circle.requests.length, 6);
		const nowhere = await serve((_, response) => answer(response, "", {}, 302));
		await failureOf(clientOf(nowhere.origin).list({}), "redirect");
		assert.equal(nowhere.requests.length, 1);
		const broken = await serve((_, response) => answer(response, "", { location: "http://[" }, 302));
		await failureOf(clientOf(broken.origin).list({}), "redirect");
	});

	it("says nothing of names and passwords in its address", async () => {
		const server = await serve((_, response) =>
			answer(response, "", { location: `http://u:${KEY}@example.org/` }, 302),
		);
		const error = await failureOf(clientOf(server.origin).list({}), "redirect");
		assert.match(error.message, /example\.org/);
		assert(!`${error.message}${error.stack}`.includes(KEY));
	});
});
