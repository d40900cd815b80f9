// Changes the source in small ways, and says which changes no unit test notices:   npm run mutants -- --seed 1 --count 100
import { spawn } from "node:child_process";
import { once } from "node:events";
import { glob, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { createRandom } from "../../src/sandbox/data/random.ts";
import { stopAll, stopAtEnd } from "../host/lifecycle.ts";
import { ROOT } from "../host/paths.ts";
import { EQUAL } from "./equal.ts";
import { type Mutant, mutantsOf, mutated } from "./operators.ts";
import { ownTest, readImports, relatedTests } from "./related.ts";

const HELP = `Changes the source in small ways, and says which changes no unit test notices.

  --seed N    which of all changes are tried (another one each time)
  --count N   how many (100)
  --jobs N    how many at once (2)
  --only X    only in files whose path holds this`;

const SOURCES = ["src/close/**/*.ts", "src/pipeline/listing/**/*.ts", "src/pipeline/export/**/*.ts"];
const MOCHA = join(ROOT, "node_modules", "mocha", "bin", "mocha.js");
const LOADER = join(ROOT, "test", "mutants", "load.ts");
const HOOKS = join(ROOT, "test", "unit", "hooks.ts");
/** Milliseconds for one test, and for all: a change that makes something hang is noticed. */
const TEST_LIMIT = 30_000;
const LIMIT = 600_000;

interface Change {
	readonly file: string;
	/** Place among the mutants of the file. */
	readonly place: number;
	readonly mutant: Mutant;
	readonly line: number;
	/** The line as it stands, and as the mutant has it. */
	readonly before: string;
	readonly after: string;
}

const { values: flags } = parseArgs({
	options: {
		seed: { type: "string" },
		count: { type: "string" },
		jobs: { type: "string" },
		only: { type: "string" },
		help: { type: "boolean" },
	},
});

async function main(): Promise<number> {
	if (flags.help) {
		console.log(HELP);
		return 0;
	}
	const seed = Number(flags.seed ?? Math.floor(Math.random() * 1_000_000));
	const count = Number(flags.count ?? 100);
	const jobs = Number(flags.jobs ?? 2);
	if (![seed, count, jobs].every(Number.isInteger) || count < 1 || jobs < 1) {
		console.error("--seed, --count and --jobs take whole numbers.");
		return 1;
	}
	const tests = await filesOf(["test/unit/**/*.test.ts"]);
	const imports = await readImports(tests);
	const changes = chosen(await allChanges(flags.only ?? ""), count, seed);
	console.log(`Trying ${changes.length} changes with --seed ${seed}`);
	const [first] = changes;
	if (first && (await isNoticed(first.file, undefined, relatedTests(first.file, tests, imports)))) {
		console.error("The tests fail without any change, too.");
		return 1;
	}
	const waiting = [...changes];
	const survivors: Change[] = [];
	const work = async () => {
		for (let change = waiting.shift(); change !== undefined; change = waiting.shift()) {
			const own = ownTest(change.file, ROOT);
			const related = relatedTests(change.file, tests, imports).sort((a, b) => Number(b === own) - Number(a === own));
			const noticed = related.length > 0 && (await isNoticed(change.file, change.place, related));
			console.log(`${noticed ? "noticed " : "SURVIVED"}  ${described(change)}`);
			if (!noticed) survivors.push(change);
		}
	};
	await Promise.all(Array.from({ length: jobs }, work));
	console.log(`\n${changes.length - survivors.length} of ${changes.length} are noticed. Survivors:`);
	for (const change of survivors) console.log(`\n${described(change)}\n- ${change.before}\n+ ${change.after}`);
	return survivors.length === 0 ? 0 : 1;
}

async function filesOf(patterns: readonly string[]): Promise<string[]> {
	const files: string[] = [];
	for await (const file of glob([...patterns], { cwd: ROOT })) files.push(join(ROOT, file));
	return files.sort();
}

/** All changes but those that are known to change nothing. */
async function allChanges(only: string): Promise<Change[]> {
	const changes: Change[] = [];
	for (const file of await filesOf(SOURCES)) {
		if (!relative(ROOT, file).includes(only)) continue;
		const source = await readFile(file, "utf8");
		for (const [place, mutant] of mutantsOf(source).entries())
			changes.push({ file, place, mutant, ...linesOf(source, mutant) });
	}
	return changes.filter(
		({ file, before, after }) =>
			!EQUAL.some((one) => join(ROOT, one.file) === file && one.line === before && one.mutant === after),
	);
}

function linesOf(source: string, mutant: Mutant): Pick<Change, "line" | "before" | "after"> {
	const line = source.slice(0, mutant.from).split("\n").length;
	const at = (text: string) => (text.split("\n")[line - 1] ?? "").trim();
	return { line, before: at(source), after: at(mutated(source, mutant)) };
}

function chosen(changes: readonly Change[], count: number, seed: number): Change[] {
	const random = createRandom(seed);
	const left = [...changes];
	const taken: Change[] = [];
	while (taken.length < count && left.length > 0) taken.push(...left.splice(random.below(left.length), 1));
	return taken;
}

/** Whether a test fails with the change. One that ends the process or lets it hang is noticed, too. */
async function isNoticed(file: string, place: number | undefined, tests: readonly string[]): Promise<boolean> {
	const options = ["--bail", "--exit", "--timeout", String(TEST_LIMIT), "--reporter", "dot", "--require", HOOKS];
	const child = spawn(process.execPath, [MOCHA, "--require", LOADER, ...options, ...tests], {
		cwd: ROOT,
		stdio: "ignore",
		env: { ...process.env, MUTANT_FILE: file, ...(place !== undefined && { MUTANT: String(place) }) },
	});
	const stop = stopAtEnd(() => child.kill("SIGKILL"));
	const limit = setTimeout(() => child.kill("SIGKILL"), LIMIT);
	const [code] = await once(child, "close");
	clearTimeout(limit);
	await stop();
	return code !== 0;
}

function described({ file, line, mutant, after }: Change): string {
	return `${relative(ROOT, file)}:${line}  ${mutant.operator}: ${after}`;
}

const code = await main();
await stopAll();
process.exit(code);
