import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { readRequest } from "../../../../src/close/http/request.ts";
import { curlOf } from "../../../../src/opportunities/requestText/curl.ts";
import { pythonOf } from "../../../../src/opportunities/requestText/python.ts";
import { type Sandbox, startSandbox } from "../../../../src/sandbox/index.ts";

const run = promisify(execFile);

const HOSTILE = [
	"Proposal",
	'it\'s "quoted" `echo x` $(echo y) $HOME $PATH \\ ! # & ; | > < * ? [a-z] {1..3} ~ %20 + =',
	"@/etc/passwd",
	"line\nbreak\ttab\r\n",
	"Zoë 日本 𝒳 \u2028 \u202e",
	"'''\"\"\"\\",
	"a".repeat(3000),
	"\u0003\u0016\u001b[201~\n; touch /tmp/never #\u0085\u009b",
	`'; \`x\` "$(x)" %PATH% & | ^ \\\\ !! ${"\u0007".repeat(600)}`,
];

/** Those that hold every sign that a shell reads, for each shell besides `sh` that a command is pasted into. */
const WORST = [1, 7, 8].map((index) => HOSTILE[index] ?? "");
const SHELLS = ["bash", "zsh", "fish", "dash", "ksh", "tcsh"];

/** The first of some programs that is not on this machine. */
async function missing(programs: readonly string[]): Promise<string | undefined> {
	for (const program of programs) {
		const found = run("sh", ["-c", 'command -v "$1"', "sh", program]);
		if (
			await found.then(
				() => false,
				() => true,
			)
		)
			return program;
	}
	return undefined;
}

describe("A copied request", () => {
	let sandbox: Sandbox;

	before(async () => {
		sandbox = await startSandbox({ size: 20 });
	});
	after(() => sandbox.close());

	const parametersOf = (text: string) => ({
		status_label: text,
		_order_by: "-value",
		_limit: "3",
		_fields: "id,lead_id",
	});
	const requestOf = (query: string, credential: "apiKey" | "token") => ({
		reading: readRequest(sandbox.url, "/opportunity/", parametersOf(query)),
		credential,
		timeZoneOffset: -2.5,
	});

	for (const [name, program, write, queries] of [
		["curl", "sh", curlOf, HOSTILE],
		...SHELLS.map((shell) => [`curl in ${shell}`, shell, curlOf, WORST] as const),
		["Python", "python3", pythonOf, HOSTILE],
	] as const) {
		for (const query of queries) {
			for (const credential of ["apiKey", "token"] as const) {
				const title = JSON.stringify(query.length > 40 ? `${query.slice(0, 40)}…` : query);
				it(`as ${name} asks what the extension asks, for ${title} with ${credential}`, async function () {
					if ((await missing(write === curlOf ? [program, "curl"] : [program])) !== undefined) this.skip();
					sandbox.clearRequests();
					const request = requestOf(query, credential);
					const text = write(request);
					assert.ok(!text.includes(sandbox.key));
					const env = { ...process.env, CLOSE_API_KEY: sandbox.key, CLOSE_API_TOKEN: sandbox.key };
					const { stdout } = await run(program, ["-c", text], { env });
					const answer = JSON.parse(stdout);
					assert.deepEqual(answer.data, []);
					const [asked] = sandbox.requests;
					assert.deepEqual(asked?.params, parametersOf(query));
					assert.equal(asked?.method, request.reading.method);
					assert.equal(asked?.headers["x-tz-offset"], "-2.5");
					assert.deepEqual(sandbox.counts.writeAttempts, 0);
				});
			}
		}
	}
});
