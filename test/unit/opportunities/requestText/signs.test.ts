import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { readRequest, requestText } from "../../../../src/close/http/request.ts";
import { curlOf } from "../../../../src/opportunities/requestText/curl.ts";
import { pythonOf } from "../../../../src/opportunities/requestText/python.ts";
import type { RequestText } from "../../../../src/opportunities/requestText/requestText.ts";

const run = promisify(execFile);
const BASE = "https://api.close.com/api/v1";

function requestOf(query: string, credential: RequestText["credential"] = "apiKey", base = BASE): RequestText {
	return { reading: readRequest(base, "/opportunity/", { query, _limit: "3" }), credential, timeZoneOffset: 5.5 };
}

/** Texts of any signs, those that shells read above all; some are so long that they go as a body. */
const texts = fc
	.array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(..."'\"\\$`!%&|^;<>\n\r\t\u0003\u001b\u009b")), {
		maxLength: 40,
	})
	.chain((parts) => fc.constantFrom(1, 60).map((times) => parts.join("").repeat(times)));

/** What stands within the quotes that a POSIX shell sees in a text; undefined where one stays open. */
function quotedIn(text: string): readonly string[] | undefined {
	const found: string[] = [];
	const rest = text.replace(/'([^']*)'|"([^"]*)"/g, (_, single, double) => {
		found.push(single ?? double);
		return "";
	});
	return /['"]/.test(rest) ? undefined : found;
}

describe("The signs of a copied request", () => {
	it("are printable ASCII, and within quotes none that a shell reads, whatever the filters hold", () => {
		fc.assert(
			fc.property(texts, fc.constantFrom("apiKey" as const, "token" as const), (query, credential) => {
				const request = requestOf(query, credential);
				for (const text of [curlOf(request), pythonOf(request)]) assert.match(text, /^[\x20-\x7e\n]*$/);
				const [key, ...others] = (quotedIn(curlOf(request)) ?? []).filter((quoted) => /[$`!']/.test(quoted));
				assert.deepEqual([key, others], [credential === "apiKey" ? "$CLOSE_API_KEY" : "$CLOSE_API_TOKEN", []]);
				assert.doesNotMatch(pythonOf(request), /['$`!%\\]["$`!%]/);
				assert.doesNotMatch(pythonOf(request), /[$`!']/);
			}),
		);
	});

	it("hold the value: the address and the body say what is asked", () => {
		fc.assert(
			fc.property(texts, (query) => {
				const quoted = quotedIn(curlOf(requestOf(query))) ?? [];
				const [url = ""] = quoted.filter((text) => text.startsWith("https:"));
				const body = quoted.find((text) => text.startsWith("{"));
				const asked = body === undefined ? new URL(url).searchParams.get("query") : JSON.parse(body)._params.query;
				assert.equal(asked, new URLSearchParams({ query }).get("query"));
			}),
		);
	});

	it("leave no address or value of theirs outside of the quotes of the Windows command prompt", () => {
		fc.assert(
			fc.property(texts, (query) => {
				for (const line of curlOf(requestOf(query)).split("\n")) {
					const outside = line.replace(/"[^"]*"/g, "");
					assert.match(outside.replace(/^printf 'user = \\n' {2}\| /, ""), /^[\w{}:,'. \\-]*$/);
				}
				assert.doesNotMatch(
					curlOf(requestOf(query))
						.replace(/^.*\|/, "")
						.replace(/"https:[^"]*"/, ""),
					/%/,
				);
			}),
		);
	});

	it("keep what a base address may hold from being read", () => {
		for (const text of [
			curlOf(requestOf("x", "apiKey", "https://a$b.example/x'$!(y)")),
			requestText("https://a$b.example/x'$!(y)", "/me/", {}),
		])
			assert.match(text, /https:\/\/a%24b\.example\/x%27%24%21\(y\)\//);
	});

	it("are the same where the page of a figure copies its request", () => {
		fc.assert(
			fc.property(texts, (query) => {
				const text = requestText(BASE, "/opportunity/", { query });
				assert.match(text, /^[\x20-\x7e\n]*$/);
				assert.doesNotMatch(text, /[$`!']/);
			}),
		);
	});
});

describe("The key of a copied request", () => {
	let folder: string;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), "close-opportunities-"));
		await writeFile(
			join(folder, "curl"),
			`#!/bin/sh\nprintf '%s\\n' "$@" >'${folder}/arguments'\ncat >'${folder}/input'\n`,
		);
		await chmod(join(folder, "curl"), 0o755);
	});
	after(() => rm(folder, { recursive: true, force: true }));

	for (const [credential, line] of [
		["apiKey", 'user = "canary.7%s:"\n'],
		["token", 'header = "authorization: Bearer canary.7%s"\n'],
	] as const) {
		it(`is none of curl's arguments, which whoever lists processes reads: ${credential}`, async () => {
			const key = "canary.7%s";
			const path = `${folder}:${process.env["PATH"]}`;
			const env = { ...process.env, PATH: path, CLOSE_API_KEY: key, CLOSE_API_TOKEN: key };
			await run("sh", ["-c", curlOf(requestOf("x", credential))], { env });
			assert.equal(await readFile(join(folder, "input"), "utf8"), line);
			const given = await readFile(join(folder, "arguments"), "utf8");
			assert.match(given, /query=x/);
			assert.doesNotMatch(given, /canary/);
		});
	}

	describe("where the server redirects", () => {
		const asked: string[] = [];
		const server = createServer((request, response) => {
			asked.push(`${request.method} ${request.url?.split("?")[0]} ${request.headers.authorization !== undefined}`);
			response.writeHead(302, { location: `http://localhost:${port()}/elsewhere` }).end("{}");
		});
		const port = () => (server.address() as AddressInfo).port;
		const env = { ...process.env, CLOSE_API_KEY: "canary", CLOSE_API_TOKEN: "canary" };

		before((done) => void server.listen(0, done));
		after((done) => void server.close(done));

		for (const [name, program, write] of [
			["curl", "sh", curlOf],
			["Python", "python3", pythonOf],
		] as const)
			for (const credential of ["apiKey", "token"] as const)
				it(`is sent nowhere else by ${name}: ${credential}`, async function () {
					for (const query of ["x", "x".repeat(3000)]) {
						asked.length = 0;
						const text = write(requestOf(query, credential, `http://127.0.0.1:${port()}`));
						const failure = await run(program, ["-c", text], { env }).then(
							() => undefined,
							(error) => error,
						);
						if (failure?.code === "ENOENT") this.skip();
						assert.deepEqual(asked, [`${query === "x" ? "GET" : "POST"} /opportunity/ true`]);
						if (name === "Python") assert.match(failure?.stderr, /HTTP Error 302/);
					}
				});
	});
});
