// Makes small changes to the source, and lists those that no unit test notices:   npm run mutants -- --seed 1 --count 100
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { stopAtEnd } from "../host/lifecycle.ts";
import { ROOT } from "../host/paths.ts";
import { runScript } from "../host/runScript.ts";
import { allChanges, type Change, chosen, described, filesOf, isKnownAsEqual } from "./changes.ts";
import { ownTest, readImports, relatedTests } from "./related.ts";

const MOCHA = join(ROOT, "node_modules", "mocha", "bin", "mocha.js");
const LOADER = join(ROOT, "test", "mutants", "load.ts");
const HOOKS = join(ROOT, "test", "unit", "hooks.ts");
/** Milliseconds, at the least, for one test and until the next test passes. A change that makes a test hang is noticed. */
const TEST_LIMIT = 15_000;
const SILENCE_LIMIT = 90_000;
/** On a busy machine, a test takes less than so many times its time without a change. */
const TIMEOUT_FACTOR = 4;
/** Milliseconds for one test and for all tests without any change. */
const CONTROL_TEST_LIMIT = 120_000;
const CONTROL_LIMIT = 900_000;

const { values: flags } = parseArgs({
	options: {
		seed: { type: "string" },
		count: { type: "string" },
		jobs: { type: "string" },
		only: { type: "string" },
	},
});

async function main(): Promise<number> {
	const seed = Number(flags.seed ?? Math.floor(Math.random() * 1_000_000));
	const count = Number(flags.count ?? 100);
	const jobs = Number(flags.jobs ?? 2);
	if (count < 1 || jobs < 1) {
		console.error("--count and --jobs take numbers above 0.");
		return 1;
	}
	const tests = await filesOf(["test/unit/**/*.test.ts"]);
	const imports = await readImports(tests);
	const changes = chosen(await allChanges(flags.only ?? ""), count, seed);
	const tried = changes.filter((change) => !isKnownAsEqual(change));
	console.log(`Trying ${tried.length} of ${changes.length} changes with --seed ${seed}: nothing can notice the others`);
	const related = new Map(tried.map(({ file }) => [file, relatedTests(file, tests, imports)]));
	const control = await timed([...new Set([...related.values()].flat())]);
	if (control === undefined) {
		console.error("The tests fail without any change, too.");
		return 1;
	}
	const { durations, longest } = control;
	const testLimit = Math.max(TEST_LIMIT, TIMEOUT_FACTOR * longest);
	const waiting = [...tried];
	const survivors: Change[] = [];
	const work = async () => {
		for (let change = waiting.shift(); change !== undefined; change = waiting.shift()) {
			const tests = promisingFirst(change.file, related.get(change.file) ?? [], durations);
			const by = await noticedBy(change, tests, testLimit);
			console.log(`${by === undefined ? "SURVIVED" : "noticed "}  ${described(change)}${by ? `  (${by})` : ""}`);
			if (by === undefined) survivors.push(change);
		}
	};
	await Promise.all(Array.from({ length: jobs }, work));
	console.log(`\n${tried.length - survivors.length} of ${tried.length} are noticed. Survivors:`);
	for (const change of survivors) console.log(`\n${described(change)}\n- ${change.before}\n+ ${change.after}`);
	return survivors.length === 0 ? 0 : 1;
}

/** Durations of tests without a change, in milliseconds. */
interface Control {
	/** By file. */
	readonly durations: ReadonlyMap<string, number>;
	/** The longest of all single tests. */
	readonly longest: number;
}

/** Runs tests without a change. Returns undefined if one of them fails. */
async function timed(tests: readonly string[]): Promise<Control | undefined> {
	const durations = new Map(tests.map((test) => [test, 0]));
	if (tests.length === 0) return { durations, longest: 0 };
	const folder = await mkdtemp(join(tmpdir(), "mutants-"));
	const removed = stopAtEnd(() => rm(folder, { recursive: true }));
	const output = join(folder, "report.json");
	const { code } = await run(
		["--reporter", "json", "--reporter-option", `output=${output}`, ...tests],
		{},
		CONTROL_LIMIT,
		CONTROL_TEST_LIMIT,
	);
	const report: Report | undefined = code !== 0 ? undefined : JSON.parse(await readFile(output, "utf8"));
	await removed();
	for (const { file, duration = 0 } of report?.tests ?? []) durations.set(file, (durations.get(file) ?? 0) + duration);
	return report && { durations, longest: Math.max(0, ...report.tests.map(({ duration = 0 }) => duration)) };
}

/** The part of mocha's `json` report that is read here. Durations are in milliseconds. */
interface Report {
	readonly tests: readonly { readonly file: string; readonly duration?: number }[];
}

/** Sorts the file's own test first, then those of its folder, then the others; each of these by duration. */
function promisingFirst(file: string, tests: readonly string[], durations: ReadonlyMap<string, number>): string[] {
	const own = ownTest(file, ROOT);
	const nearness = (test: string) => (test === own ? 0 : dirname(test) === dirname(own) ? 1 : 2);
	const cost = (test: string) => durations.get(test) ?? 0;
	return [...tests].sort((one, other) => nearness(one) - nearness(other) || cost(one) - cost(other));
}

/** Describes the test that fails with the change; undefined if none does. */
async function noticedBy(
	{ file, place }: Change,
	tests: readonly string[],
	testLimit: number,
): Promise<string | undefined> {
	if (tests.length === 0) return undefined;
	const env = { MUTANT_FILE: file, MUTANT: String(place) };
	const silenceLimit = Math.max(SILENCE_LIMIT, 2 * testLimit);
	const { code, output } = await run(["--bail", "--reporter", "dot", ...tests], env, silenceLimit, testLimit);
	if (code === 0) return undefined;
	const [, title] = /^ {2}1\) ([\s\S]*?):\n/m.exec(output) ?? [];
	return title?.replace(/\s+/g, " ") ?? (code === null ? "a test holds the process" : "the process ends early");
}

/** Runs mocha, and kills it if it stops writing output: it has no exit code then. */
async function run(
	args: readonly string[],
	env: NodeJS.ProcessEnv,
	silenceLimit: number,
	testLimit: number,
): Promise<{ code: number | null; output: string }> {
	const options = ["--exit", "--timeout", String(testLimit), "--require", HOOKS];
	const child = spawn(process.execPath, [MOCHA, "--require", LOADER, ...options, ...args], {
		cwd: ROOT,
		stdio: ["ignore", "pipe", "ignore"],
		env: { ...process.env, ...env },
	});
	const stop = stopAtEnd(() => child.kill("SIGKILL"));
	const silence = setTimeout(() => child.kill("SIGKILL"), silenceLimit);
	let output = "";
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		output += text;
		silence.refresh();
	});
	const [code] = await once(child, "close");
	clearTimeout(silence);
	await stop();
	return { code, output };
}

await runScript(main);
