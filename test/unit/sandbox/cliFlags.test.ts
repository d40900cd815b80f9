import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { FlagError, HELP, readFlags } from "../../../src/sandbox/cliFlags.ts";
import { VARIANTS } from "../../../src/sandbox/data/variants.ts";
import { SAMPLE_KEY } from "../../../src/sandbox/index.ts";
import { raw } from "./raw.ts";
import { basic } from "./support.ts";

describe("Sandbox: command line", () => {
	const none = (path: string): string => {
		throw new Error(`no file ${path}`);
	};

	it("each flag sets its option", () => {
		const line =
			"--port 8080 --host ::1 --size 5 --owners 7 --seed 3 --now 2026-01-02 --years 2 --latency 150 --rate-limit 40/1.5 " +
			"--max-limit 50 --max-skip 1000 --key one --key two --moving 3/request --organization Globex=api_2=x --variant undated=first --variant ties=unstable";
		assert.deepEqual(readFlags([...line.split(" "), "--faults", '[{"do": "503", "on": {"every": 5}}]'], none), {
			port: 8080,
			host: "::1",
			size: 5,
			owners: 7,
			seed: 3,
			now: new Date("2026-01-02"),
			years: 2,
			latencyMs: 150,
			rateLimit: { limit: 40, windowSeconds: 1.5 },
			maxLimit: 50,
			maxSkip: 1000,
			keys: ["one", "two"],
			organizations: [{ name: "Globex", key: "api_2=x" }],
			faults: [{ do: "503", on: { every: 5 } }],
			movingData: { perRequest: 3 },
			variants: {
				...Object.fromEntries(Object.entries(VARIANTS).map(([name, [first]]) => [name, first])),
				undated: "first",
				ties: "unstable",
			},
		});
	});

	it("flags have short forms for what is usual", () => {
		const read = (...args: string[]): Record<string, unknown> => ({ ...(readFlags(args, none) as object) });
		assert.deepEqual(read("--rate-limit", "40")["rateLimit"], { limit: 40, windowSeconds: 1 });
		assert.deepEqual(read("--moving", "5")["movingData"], { perSecond: 5 });
		assert.deepEqual(read("--moving=0.5/s")["movingData"], { perSecond: 0.5 });
		assert.equal(read("--port=81", "--port", "82")["port"], 82);
		assert.deepEqual(read()["keys"], [SAMPLE_KEY]);
	});

	it("a fault script comes from a file, unless it is one itself", () => {
		const options = readFlags(["--faults", "storm.json"], (path) => {
			assert.equal(path, "storm.json");
			return '[{"do": "reset"}]';
		});
		assert.deepEqual(options !== "help" && options.faults, [{ do: "reset" }]);
	});

	it("--help names every flag, fault and variant", () => {
		assert.equal(readFlags(["--port", "1", "--help"], none), "help");
		const told = ["/lead/", "/custom_field/opportunity/", "Decision Date", "the key is refused", '"every": 5'];
		for (const name of [
			"--port N",
			"--faults FILE|JSON",
			"reset-body",
			"wrong-type",
			"undated",
			"last | first",
			...told,
		]) {
			assert.ok(HELP.includes(name), name);
		}
	});

	it("refuses what it cannot understand, saying what it would", () => {
		for (const [line, reason] of [
			["--prot 80", "There is no option --prot. See --help."],
			["-p 80", "There is no option -p. See --help."],
			["80", '"80" is not an option. See --help.'],
			["--port", "--port needs a value: N."],
			["--port --size 5", "--port needs a value: N."],
			["--port x", '--port must be a whole number, not "x".'],
			["--size -5", '--size must be a whole number, not "-5".'],
			["--port 70000", "port must be a whole number from 0 to 65535, not 70000."],
			["--now soon", '--now must be a date such as 2026-09-01, not "soon".'],
			["--rate-limit fast", '--rate-limit must be like 40 or 40/1.5, not "fast".'],
			["--rate-limit 0", "rateLimit.limit must be a whole number from 1 to"],
			["--moving much", '--moving must be like 5, 5/s or 0.5/request, not "much".'],
			["--organization Globex", '--organization must be like "Globex=api_2.key", not "Globex".'],
			["--organization =key", '--organization must be like "Globex=api_2.key", not "=key".'],
			["--variant undated", '--variant must be like undated=first, not "undated".'],
			["--variant undated=second", 'The variant "undated" cannot be "second". It can be: last, first, omitted, named.'],
			["--variant flavor=x", 'There is no variant "flavor". There are: undated,'],
			["--faults storm.json", "--faults storm.json cannot be read: no file storm.json"],
			["--faults [", "--faults cannot be read: "],
			["--faults [{}]", 'Rule 1 of the fault script has no "do".'],
		] as const) {
			assert.throws(
				() => readFlags(line.split(" "), none),
				(error: Error) => error instanceof FlagError && error.message.startsWith(reason),
				line,
			);
		}
	});

	/** Runs the command until it ends by itself or `whenReady` has ended it. */
	function run(
		args: readonly string[],
		whenReady?: (output: string) => Promise<void>,
	): Promise<[number | null, string, string]> {
		const child = spawn(process.execPath, ["src/sandbox/cli.ts", ...args]);
		let [output, errors] = ["", ""];
		let ready = whenReady;
		child.stdout.on("data", (part: Buffer) => {
			output += part.toString();
			if (output.includes("Ctrl+C") && ready !== undefined) {
				void ready(output).finally(() => child.kill("SIGTERM"));
				ready = undefined;
			}
		});
		child.stderr.on("data", (part: Buffer) => {
			errors += part.toString();
		});
		return new Promise((resolve) => {
			child.on("close", (code) => resolve([code, output, errors]));
		});
	}

	it("starts, prints the address and the key, answers, and ends in order when told to", async () => {
		let status = 0;
		const [code, output, errors] = await run(["--size", "20", "--seed", "4"], async (text) => {
			const url = /at (http:\S+)/.exec(text)?.[1] ?? "";
			const key = /key: (\S+)/.exec(text)?.[1] ?? "";
			status = (await raw(`${url}/me/`, { headers: { authorization: basic(key) } })).status;
		});
		assert.deepEqual([status, code, errors], [200, 0, ""]);
		assert.match(output, new RegExp(`API key: ${SAMPLE_KEY}`));
	});

	it("prints one sentence and fails for a flag that is wrong and for a port that is taken", async () => {
		assert.deepEqual(await run(["--port", "x"]), [1, "", '--port must be a whole number, not "x".\n']);
		let second: [number | null, string, string] | undefined;
		await run([], async (text) => {
			const port = /at http:\/\/127\.0\.0\.1:(\d+)/.exec(text)?.[1] ?? "";
			second = await run(["--port", port]);
		});
		assert.deepEqual(second?.slice(0, 2), [1, ""]);
		assert.match(String(second?.[2]), /^The port is taken: .*EADDRINUSE.*\n$/);
	});

	it("prints the help", async () => {
		assert.deepEqual(await run(["--help"]), [0, `${HELP}\n`, ""]);
	});
});
