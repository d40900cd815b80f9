import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseBaseUrl } from "../../../src/close/http/baseUrl.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../../src/sandbox/index.ts";
import { Asker } from "../../live/asking.ts";
import { accessProblem } from "../../live/report.ts";
import { NOW } from "./support.ts";

const SCRIPT = fileURLToPath(new URL("../../live/check.ts", import.meta.url));

interface Run {
	readonly code: number;
	readonly output: string;
}

/** Runs the script with nothing else in its environment. */
function run(env: Readonly<Record<string, string>>): Promise<Run> {
	return new Promise((resolve) => {
		const child = execFile(process.execPath, [SCRIPT], { env }, (_error, stdout, stderr) => {
			resolve({ code: child.exitCode ?? -1, output: stdout + stderr });
		});
	});
}

describe("npm run check:live", () => {
	let sandbox: Sandbox | undefined;

	async function against(options: SandboxOptions): Promise<Run> {
		sandbox = await startSandbox({ now: NOW, ...options });
		return run({ CLOSE_API_KEY: `${sandbox.key}\n`, CLOSE_API_BASE_URL: sandbox.url });
	}

	afterEach(async () => {
		await sandbox?.close();
		sandbox = undefined;
	});

	it("says what to set where there is no key", async () => {
		const { code, output } = await run({ CLOSE_API_BASE_URL: "http://127.0.0.1:1/api/v1" });
		assert.equal(code, 2);
		assert.match(output, /Set CLOSE_API_KEY/);
	});

	it("sends no key over an open line, and does not repeat the address", async () => {
		const { code, output } = await run({ CLOSE_API_KEY: "api_a.b", CLOSE_API_BASE_URL: "http://close.example/api/v1" });
		assert.equal(code, 2);
		assert.match(output, /must be an https address/);
		assert.doesNotMatch(output, /close\.example|api_a/);
	});

	it("prints a report and ends with 0 where all is as taken for granted", async () => {
		const { code, output } = await against({});
		assert.match(output, /As taken for granted/);
		assert.doesNotMatch(output, /Differs/);
		assert.equal(code, 0);
		assert(!output.includes(sandbox?.key ?? ""));
	});

	it("ends with 1 and one line for what differs", async () => {
		const { code, output } = await against({ variants: { groupKeys: "number" } });
		assert.match(
			output,
			/Differs from what is taken for granted \(1\)\n {2}the form of group keys: number, not "string"; /,
		);
		assert.equal(code, 1);
	});

	it("ends with 2 and one sentence if nothing answers at the address", async () => {
		sandbox = await startSandbox();
		const { url, key } = sandbox;
		await sandbox.close();
		sandbox = undefined;
		const { code, output } = await run({ CLOSE_API_KEY: key, CLOSE_API_BASE_URL: url });
		assert.equal(code, 2);
		assert.equal(output, "Nothing answers at the address: check the connection, and CLOSE_API_BASE_URL if it's set.\n");
	});
});

describe("what is wrong with the key or the address", () => {
	for (const [name, options, sentence] of [
		["the key", { key: "api_0wrongwrong.0wrongwrong" }, "The server doesn't accept the key: check CLOSE_API_KEY."],
		[
			"the path",
			{ path: "/api/v2" },
			"There is no Close API at the address: check CLOSE_API_BASE_URL, which ends in /api/v1.",
		],
		[
			"a web page",
			{ fault: "html" },
			"What answers at the address is not the Close API: check CLOSE_API_BASE_URL, which ends in /api/v1.",
		],
		[
			"a redirect",
			{ fault: "redirect-other" },
			"The address leads elsewhere: set CLOSE_API_BASE_URL to where the API itself is.",
		],
		["nothing", {}, undefined],
	] as const) {
		it(`is told in one sentence, after one request: ${name}`, async () => {
			const { key, path, fault }: { key?: string; path?: string; fault?: "html" | "redirect-other" } = options;
			const sandbox = await startSandbox({ size: 5, faults: fault === undefined ? [] : [{ do: fault }] });
			const baseUrl = parseBaseUrl(path === undefined ? sandbox.url : `${sandbox.origin}${path}`);
			if (typeof baseUrl === "string") throw new Error(baseUrl);
			const asker = new Asker({ baseUrl, key: key ?? sandbox.key, pause: 0 });
			assert.equal(await accessProblem(asker), sentence);
			assert.equal(sandbox.counts.total, 1);
			asker.dispose();
			await sandbox.close();
		});
	}
});
