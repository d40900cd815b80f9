import assert from "node:assert/strict";
import { inspect } from "node:util";
import { CloseError } from "../../../src/close/errors.ts";
import { type FaultRule, startSandbox } from "../../../src/sandbox/index.ts";
import { clientOf, closeAll, FakeClock, type Handler, KeptLog, serve } from "./support.ts";

const CANARY = "api_0canarycanarycanary00.0canarycanarycanary00";
const FORMS = [
	CANARY,
	Buffer.from(`${CANARY}:`).toString("base64"),
	Buffer.from(CANARY).toString("base64").replace(/=+$/, ""),
	"canarycanary",
];

const FAULTS: readonly FaultRule[] = [
	...(["429", "429-body-old", "no-retry-headers", "500", "502", "503", "504", "401", "403", "404"] as const),
	...(["reset", "reset-body", "stall", "stall-body", "truncate", "short-body", "bad-json", "html"] as const),
	...(["redirect-same", "redirect-other"] as const),
].map((name) => ({ do: name }));
const HUGE: FaultRule = { do: "huge", gzip: true, path: "/me/" };
const MISFITS = (["envelope", "null", "list", "object", "aggregates", "group"] as const).map(
	(what): FaultRule => ({ do: "wrong-type", what }),
);

/** Servers that give back what they were sent, wherever an error could take it from. */
const ECHOES: Readonly<Record<string, Handler>> = {
	"a reason": ({ headers }, response) => response.writeHead(400).end(JSON.stringify({ error: headers.authorization })),
	"a reason that says the key": (_, response) =>
		response.writeHead(401).end(JSON.stringify({ error: `No: ${CANARY}` })),
	"a long reason": ({ headers }, response) =>
		response.writeHead(403).end(JSON.stringify({ errors: ["x".repeat(280), headers.authorization] })),
	"field errors": ({ headers }, response) =>
		response.writeHead(400).end(JSON.stringify({ "field-errors": { [String(headers.authorization)]: "No." } })),
	"bad JSON": ({ headers }, response) => response.writeHead(200).end(`{${headers.authorization}`),
	"a redirect": (_, response) => response.writeHead(302, { location: `https://${CANARY}@example.org/${CANARY}` }).end(),
	"the name of a host": (_, response) => response.writeHead(302, { location: `https://${CANARY}.example.org/` }).end(),
	"a circle": (_, response) => response.writeHead(302, { location: `/${CANARY}/` }).end(),
	"a field of another type": ({ headers }, response) =>
		response.writeHead(200).end(JSON.stringify({ data: headers.authorization })),
	"the reason phrase": ({ headers }, response) =>
		response.writeHead(418, `teapot ${headers.authorization}`.replaceAll("\n", "")).end(),
};

function assertClean(texts: readonly string[]): void {
	for (const text of texts) for (const form of FORMS) assert(!text.includes(form), text);
}

/** All that can be seen of an error. */
function facesOf(error: unknown): string[] {
	const faces: string[] = [];
	for (let one = error; one instanceof Error; one = one.cause) {
		faces.push(one.message, String(one.stack), String(one), inspect(one, { depth: 20, showHidden: true }));
		faces.push(JSON.stringify(one, Object.getOwnPropertyNames(one)));
		if (one instanceof CloseError) faces.push(one.reason ?? "", one.advice);
	}
	return faces;
}

describe("The key", () => {
	afterEach(closeAll);

	const credential = (origin: string) => ({ kind: "apiKey", secret: CANARY, origin }) as const;

	for (const rule of [...FAULTS, ...MISFITS, HUGE]) {
		it(`is in no log and no error after ${rule.do} ${rule.what ?? ""}`.trim(), async () => {
			const sandbox = await startSandbox({ size: 20, keys: [CANARY], faults: [rule] });
			const log = new KeptLog();
			try {
				const settings = () => ({ maxConcurrentRequests: 2, requestTimeout: 0.2 });
				const options = { ...new FakeClock(), credential: credential(sandbox.origin), log, settings };
				const client = clientOf(sandbox.origin, options);
				const outcome = await Promise.allSettled([
					client.list({ _group_by: "user_id", query: CANARY }),
					client.list({ query: CANARY.repeat(60) }),
					client.me(),
					client.leadOf(CANARY),
					client.leadOf("oppo_1"),
				]);
				const failures = outcome.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
				for (const failure of failures) assert(failure instanceof CloseError, inspect(failure));
				assert(failures.length > 0);
				assertClean([...log.lines, ...failures.flatMap(facesOf)]);
				assert(log.lines.length > 0);
			} finally {
				await sandbox.close();
			}
		});
	}

	for (const [name, handle] of Object.entries(ECHOES)) {
		it(`is in no log and no error of a server that repeats it in ${name}`, async () => {
			const server = await serve(handle);
			const log = new KeptLog();
			const client = clientOf(server.origin, { credential: credential(server.origin), log });
			const error = await client.list({ query: CANARY }).then(
				() => assert.fail("the call succeeded"),
				(reason: unknown) => reason,
			);
			assert(error instanceof CloseError);
			assertClean([...log.lines, ...facesOf(error)]);
		});
	}

	it("is in no error where it is for another address, and nothing is sent", async () => {
		const server = await serve((_, response) => response.end("{}"));
		const log = new KeptLog();
		const client = clientOf(server.origin, { credential: credential("https://api.close.com"), log });
		const error = await client.me().catch((reason: unknown) => reason);
		assert(error instanceof CloseError && error.kind === "redirect");
		assertClean([...log.lines, ...facesOf(error)]);
		assert.equal(server.requests.length, 0);
	});
});

describe("The log", () => {
	afterEach(closeAll);

	it("has method, path, parameters, status, size, time and what is left of the rate limit, and no header", async () => {
		const server = await serve((_, response) => {
			response.writeHead(200, { ratelimit: "limit=40, remaining=39, reset=1", "x-secret": "header-of-the-answer" });
			response.end('{"data":[]}');
		});
		const log = new KeptLog();
		await clientOf(server.origin, { log, userAgent: "header-of-the-request" }).list({ _limit: "1", query: "a\nb" });
		assert.equal(log.lines.length, 1);
		assert.match(
			log.lines[0] ?? "",
			/^debug GET \/opportunity\/ _limit=1&query=a%0Ab: 200, 11 bytes, \d+ ms, 39 of 40 requests left$/,
		);
	});
});
