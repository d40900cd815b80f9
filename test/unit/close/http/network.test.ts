import assert from "node:assert/strict";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { networkError } from "../../../../src/close/base/errorMessages.ts";
import type { CloseError } from "../../../../src/close/base/errors.ts";
import { retriesAfter } from "../../../../src/close/http/retryPolicy.ts";
import { CERTIFICATE, PRIVATE_KEY } from "../certificate.ts";
import { answer, clientOf, closeAll, EMPTY, FakeClock, failureOf, serve } from "../support.ts";

describe("The way to Close", () => {
	afterEach(closeAll);

	it("over a certificate that nobody vouches for is refused, with the settings that help", async () => {
		const server = createServer({ key: PRIVATE_KEY, cert: CERTIFICATE }, (_, response) => response.end("{}"));
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		try {
			const clock = new FakeClock();
			const client = clientOf(`https://localhost:${(server.address() as AddressInfo).port}`, clock);
			const error = await failureOf(client.me(), "certificate");
			assert.match(error.message, /localhost.*DEPTH_ZERO_SELF_SIGNED_CERT/);
			assert.match(error.advice, /http\.proxy/);
			assert.match(error.advice, /http\.systemCertificates/);
			assert.deepEqual(clock.slept, []);
		} finally {
			server.close();
			server.closeAllConnections();
		}
	});

	it("to a port where nobody listens fails at once", async () => {
		const { origin } = await serve(() => undefined);
		closeAll();
		const clock = new FakeClock();
		const error = await failureOf(clientOf(origin, clock).me(), "network");
		assert.match(error.message, /doesn't accept connections \(ECONNREFUSED\)/);
		assert.match(error.advice, /apiBaseUrl/);
		assert.deepEqual(clock.slept, []);
	});

	it("to a host that does not speak TLS is no matter of certificates", async () => {
		const { origin } = await serve((_, response) => response.end());
		const error = await failureOf(clientOf(origin.replace("http:", "https:"), new FakeClock()).me(), "network");
		assert.match(error.message, /failed \((?:EPROTO|ERR_SSL_\w+|ECONNRESET)\)/);
	});

	it("that breaks is tried three times more, with growing pauses", async () => {
		const server = await serve((request) => request.socket.resetAndDestroy());
		const clock = new FakeClock();
		const error = await failureOf(clientOf(server.origin, { ...clock, random: () => 0.5 }).me(), "network");
		assert.match(error.message, /The connection to 127\.0\.0\.1:\d+ failed \((?:ECONNRESET|EPIPE)\)/);
		assert.deepEqual(clock.slept, [1000, 2000, 4000]);
		assert.equal(server.requests.length, 4);
	});

	it("that breaks in the middle of an answer is tried again", async () => {
		const server = await serve((request, response, count) => {
			if (count === 3) return answer(response, EMPTY);
			response.writeHead(200, { "content-length": "100" });
			response.write('{"data":', () => (count === 1 ? request.socket.resetAndDestroy() : request.socket.end()));
		});
		await clientOf(server.origin, new FakeClock()).list({});
		assert.equal(server.requests.length, 3);
	});

	const codes: readonly (readonly [string, CloseError["kind"], number])[] = [
		["CERT_HAS_EXPIRED", "certificate", 0],
		["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "certificate", 0],
		["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "certificate", 0],
		["SELF_SIGNED_CERT_IN_CHAIN", "certificate", 0],
		["ERR_TLS_CERT_ALTNAME_INVALID", "certificate", 0],
		["HOSTNAME_MISMATCH", "certificate", 0],
		["ENOTFOUND", "network", 0],
		["ECONNREFUSED", "network", 0],
		["EAI_AGAIN", "network", 1],
		["ECONNRESET", "network", 3],
		["ETIMEDOUT", "network", 3],
		["ENETUNREACH", "network", 3],
		["ERR_STREAM_PREMATURE_CLOSE", "network", 3],
	];
	for (const [code, kind, retries] of codes) {
		it(`failing with ${code} is told as ${kind} and tried ${retries} times more`, () => {
			const error = networkError(code, "api.close.com");
			assert.equal(error.kind, kind);
			assert(error.message.includes("api.close.com") && error.message.includes(code));
			assert.match(error.advice, /\.$/);
			assert.equal(retriesAfter(code), retries);
		});
	}

	it("gives each failure advice of its own", () => {
		const advice = ["CERT_HAS_EXPIRED", "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET"].map(
			(code) => networkError(code, "h").advice,
		);
		assert.equal(new Set(advice).size, 5);
	});
});
