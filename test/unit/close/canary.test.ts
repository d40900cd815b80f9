import assert from "node:assert/strict";
import { inspect } from "node:util";
import { CloseError } from "../../../src/close/base/errors.ts";
import { type FaultRule, startSandbox } from "../../../src/sandbox/index.ts";
import { everyPlaceOf, finderOf, WRITINGS } from "./places.ts";
import { answer, clientOf, closeAll, FakeClock, type Handler, KeptLog, serve } from "./support.ts";

const CANARY = "api_0canarycanarycanary00.0canarycanarycanary00";
const FORMS = [
	CANARY,
	Buffer.from(`${CANARY}:`).toString("base64"),
	Buffer.from(CANARY).toString("base64").replace(/=+$/, ""),
	"canarycanary",
];

const PLACE = "PLACE-OF-THE-KEY";

const FAULTS: readonly FaultRule[] = [
	...(["429", "429-body-old", "no-retry-headers", "500", "502", "503", "504", "401", "403", "404"] as const),
	...(["reset", "reset-body", "stall", "stall-body", "truncate", "short-body", "bad-json", "html"] as const),
	...(["redirect-same", "redirect-other"] as const),
].map((name) => ({ do: name }));
const HUGE: FaultRule = { do: "huge", gzip: true, path: "/me/" };
const WRONG_TYPES = (["envelope", "null", "list", "object", "aggregates", "group"] as const).map(
	(what): FaultRule => ({ do: "wrong-type", what }),
);

/** Servers that repeat what they receive, wherever an error could quote it from. */
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

/** All visible parts of an error. */
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

	for (const rule of [...FAULTS, ...WRONG_TYPES, HUGE]) {
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

describe("The key, in every place of what is no good answer,", function () {
	this.timeout(60_000);
	afterEach(closeAll);

	const SECRET = "api_0Kq3wD8tZx5cVb7nM2rL9a.4yHs6JfGp1uXe0TiQoBk5N";
	const holdsKey = finderOf(SECRET);

	/** Sends each reply to each kind of call, and asserts that nothing logged or thrown contains the key. */
	async function tryAll(replies: Iterable<readonly [place: string, handle: Handler]>): Promise<number> {
		let current: Handler = (_, response) => response.end();
		const server = await serve((...given) => current(...given));
		const log = new KeptLog();
		const credential = { kind: "apiKey", secret: SECRET, origin: server.origin } as const;
		const settings = () => ({ maxConcurrentRequests: 4, requestTimeout: 10 });
		const client = clientOf(server.origin, { ...new FakeClock(), credential, log, settings });
		let count = 0;
		for (const [place, handle] of replies) {
			current = handle;
			count += 1;
			const calls = [client.list({ _group_by: "user_id" }), client.me(), client.opportunity("oppo_1")];
			for (const outcome of await Promise.allSettled(calls)) {
				const faces = outcome.status === "rejected" ? facesOf(outcome.reason) : [JSON.stringify(outcome.value)];
				for (const text of [...faces, ...log.lines]) assert(!holdsKey(text), `${place}: ${text.slice(0, 1000)}`);
			}
			log.lines.length = 0;
		}
		return count;
	}

	const writings = Object.entries(WRITINGS);

	it("is in no error and no log: bodies of refusals, of every status and shape", async () => {
		const message = { message: "No.", rate_reset: 0.5, rate_limit: 40, rate_window: 1, rate_limit_type: "key" };
		const shapes = [
			...["No.", { error: "No." }, { error: message }, { errors: ["No.", "No."] }, message, { errors: [{ a: "No." }] }],
			{ errors: [], "field-errors": { lead: "No.", emails: { errors: { 1: { "field-errors": { email: "No." } } } } } },
		];
		const statuses = [400, 401, 402, 403, 404, 405, 408, 415, 418, 429, 500, 503, 511, 304];
		function* replies(): Generator<readonly [place: string, handle: Handler]> {
			let index = 0;
			for (const shape of shapes)
				for (const { place, value } of everyPlaceOf(shape, PLACE)) {
					const [writing, write] = writings[index % writings.length] ?? [];
					const status = statuses[index % statuses.length] ?? 400;
					index += 1;
					const text = JSON.stringify(value).replaceAll(PLACE, write?.(SECRET) ?? "");
					const handle: Handler = (_, response) => answer(response, text, {}, status);
					yield [`${status} ${place} ${writing}`, handle];
				}
		}
		assert((await tryAll(replies())) > 50);
	});

	it("is in no error and no log: headers, reason phrases and bodies that are no JSON", async () => {
		const names = [
			...["ratelimit", "retry-after", "x-rate-limit-reset", "date", "content-type", "location", "etag", "set-cookie"],
			...["server", "via", "www-authenticate", "x-request-id", "content-encoding"],
		];
		// Forms that a header can contain.
		const sendable = writings.filter(([, write]) => /^[\x20-\x7e]*$/.test(write(SECRET)));
		function* replies(): Generator<readonly [place: string, handle: Handler]> {
			for (const [index, name] of names.entries())
				for (const status of [200, 302, 400, 429, 503]) {
					const [writing, write] = sendable[(index + status) % sendable.length] ?? [];
					const value = write?.(SECRET) ?? "";
					const inHeader: Handler = (_, response) => response.writeHead(status, { [name]: value }).end('{"data":[]}');
					yield [`${status} ${name} ${writing}`, inHeader];
				}
			for (const [writing, write] of writings) {
				const text = write(SECRET);
				const host = text.replace(/[^\w.-]/g, "-");
				for (const body of [text, `"${text}"`, `{"data":[${text}`, `<html>${text}`, `{${text}: 1}`, `\u0000${text}`])
					yield [`${writing} ${body}`, (_, response) => response.writeHead(200).end(body)];
				for (const to of [
					`https://${host}.example/`,
					`https://a.example/${text}`,
					`${text}:x`,
					`//${host}`,
					`/${host}/`,
				])
					yield [`redirect to ${to}`, (_, response) => response.writeHead(302, { location: encodeURI(to) }).end()];
			}
			for (const [writing, write] of sendable)
				yield [`phrase ${writing}`, (_, response) => response.writeHead(418, write(SECRET)).end()];
		}
		assert((await tryAll(replies())) > 100);
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
