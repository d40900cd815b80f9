import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { asksForHelp, commandOf, helpOf, problemOf, typed } from "../../host/commandLine.mjs";

interface Command {
	readonly about: readonly string[];
	readonly options?: Readonly<Record<string, string>>;
	readonly examples?: Readonly<Record<string, string>>;
	readonly ownHelp?: boolean;
}

const ROOT = new URL("../../../", import.meta.url);

function readJson(name: string): unknown {
	return JSON.parse(readFileSync(new URL(name, ROOT), "utf8"));
}

function run(...args: readonly string[]): Promise<{ code: number; output: string; errors: string }> {
	return new Promise((resolve) => {
		const options = { cwd: fileURLToPath(ROOT) };
		const child = execFile(process.execPath, [...args], options, (_, output, errors) => {
			resolve({ code: child.exitCode ?? -1, output, errors });
		});
	});
}

describe("the command line of npm's scripts", () => {
	const { scripts } = readJson("package.json") as { scripts: Readonly<Record<string, string>> };
	const commands = readJson("test/host/commands.json") as Readonly<Record<string, Command>>;
	const command = (name: string): Command => commands[name] ?? { about: [] };

	it("has help for each script", () => {
		const runByUs = Object.entries(scripts).filter(([, line]) => line.startsWith("node test/host/run.mjs "));
		assert.deepEqual(
			runByUs.map(([name]) => name).filter((name) => commands[name] === undefined),
			[],
		);
	});

	it("gives each script what the user wrote: npm appends it to the line, and so to the last program of several", () => {
		for (const [name, line] of Object.entries(scripts)) {
			const [program, runner, ...own] = line.split(" ");
			assert.deepEqual([program, runner], ["node", "test/host/run.mjs"]);
			assert.deepEqual(commandOf([...own, "--help"], scripts), { name, args: ["--help"] });
			assert.doesNotMatch(line, /[&|;]/, name);
		}
	});

	for (const [name, { about, options = {}, examples = {}, ownHelp }] of Object.entries(commands)) {
		if (ownHelp) continue;
		it(`tells how to use ${typed(name)}, in lines that a terminal has room for`, () => {
			const help = helpOf(name, command(name));
			assert.ok(help.startsWith(`Use: ${typed(name)}`), help);
			assert.ok(about.length > 0 && Object.keys(examples).length > 0);
			for (const key of [...Object.keys(options), ...Object.keys(examples), "--help"])
				assert.ok(help.includes(key), key);
			const tooWide = help.split("\n").filter((line) => line.length > 110);
			assert.deepEqual(tooWide, []);
			const [, first = "", ...args] =
				/^.*?\bnpm (?:run )?(\S+)(?: -- (.*))?$/.exec(Object.keys(examples)[0] ?? "") ?? [];
			assert.equal(first, name);
			const given = (args[0] ?? "").match(/"[^"]*"|\S+/g) ?? [];
			assert.equal(
				problemOf(
					name,
					command(name),
					given.map((arg) => arg.replaceAll('"', "")),
				),
				undefined,
			);
		});
	}

	it("knows a layer of tests by what follows", () => {
		assert.deepEqual(commandOf(["test/host/test.ts", "unit", "-g", "x"], scripts), {
			name: "test:unit",
			args: ["-g", "x"],
		});
		assert.deepEqual(commandOf(["test/host/test.ts", "-b"], scripts), { name: "test", args: ["-b"] });
		assert.equal(commandOf(["elsewhere.ts"], scripts), undefined);
		assert.equal(commandOf(["elsewhere.ts"], scripts, "build"), undefined);
		assert.equal(asksForHelp(["-g", "x", "-h"]), true);
	});

	it("knows a script whose options make it another one, by what npm says", () => {
		const args = ["esbuild.mjs", "--production", "--report"];
		assert.deepEqual(commandOf(args, scripts, "build"), { name: "build", args: ["--production", "--report"] });
		assert.equal(commandOf(args, scripts, "release:check")?.name, "vscode:prepublish");
	});

	for (const [name, line, problem] of [
		["start", "--prot 80", "npm start has no option --prot. See npm start -- --help."],
		["start", "80", 'npm start doesn\'t take "80". See npm start -- --help.'],
		["start", "--port", "--port needs a value: N. See npm start -- --help."],
		["start", "--port=x", '--port takes a whole number, not "x". See npm start -- --help.'],
		["bench", "--only --quick", "--only needs a value: "],
		["bench", "--only growing", '--only doesn\'t take "growing". It takes activation, opening, '],
		["bench", "--quick=1", "--quick takes no value. See npm run bench -- --help."],
		["test", "uint", 'npm test doesn\'t take "uint". See npm test -- --help.'],
		["test:ui", "-g (", '-g takes a regular expression, which "(" is not. See npm run test:ui -- --help.'],
		["lint", "--fix", "npm run lint has no option --fix. See npm run lint -- --help."],
	] as const) {
		it(`refuses ${typed(name)} -- ${line} in a sentence or two`, () => {
			const found = problemOf(name, command(name), line.split(" ")) ?? "";
			assert.ok(found.startsWith(problem), found);
		});
	}

	it("takes what is right", () => {
		for (const [name, line] of [
			["start", "--port 8080"],
			["test", "-g signs --bail"],
			["unit", "test/unit/host/zip.test.ts --reporter dot --exit"],
			["bench", "--only=memory --quick"],
		] as const)
			assert.equal(problemOf(name, command(name), line.split(" ")), undefined);
	});

	it("prints help and ends with 0, and what is wrong with 1, before it installs anything", async () => {
		const [help, wrong] = await Promise.all([
			run("test/host/run.mjs", "test/host/start.ts", "--help"),
			run("test/host/run.mjs", "test/soak/run.ts", "--minuets", "3"),
		]);
		assert.deepEqual(help, { code: 0, output: `${helpOf("start", command("start"))}\n`, errors: "" });
		const sentence = "npm run soak has no option --minuets. See npm run soak -- --help.\n";
		assert.deepEqual(wrong, { code: 1, output: "", errors: sentence });
	});

	it("says that a port is taken before it builds", async () => {
		const server = createServer().listen(0, "127.0.0.1");
		await new Promise((resolve) => server.once("listening", resolve));
		const address = server.address();
		const port = typeof address === "object" ? address?.port : undefined;
		const { code, output, errors } = await run("test/host/start.ts", "--port", String(port));
		server.close();
		assert.deepEqual([code, output], [1, ""]);
		assert.match(errors, /^That port is taken\. .*--port.*\n$/);
	});
});
