import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Counts } from "./counts.ts";
import { OUT, ROOT } from "./paths.ts";
import { run, runHere } from "./vscode/commands.ts";

const MOCHA = join(ROOT, "node_modules", "mocha", "bin", "mocha.js");
const REPORTER = join(ROOT, "test", "host", "reporter.ts");

/** Runs tests in plain Node, with our own output. `args` are mocha's. */
export function runMocha(layer: string, args: readonly string[]): Promise<Counts> {
	return counted(layer, (env) => runHere(process.execPath, [MOCHA, "--reporter", REPORTER, ...args], env));
}

/** The same while something else prints: gives what was printed instead. */
export async function runMochaAside(
	layer: string,
	args: readonly string[],
): Promise<{ counts: Counts; output: string }> {
	let output = "";
	const counts = await counted(layer, async (env) => {
		const ended = await run(process.execPath, [MOCHA, "--reporter", REPORTER, ...args], ROOT, env);
		output = ended.output;
		return ended.code;
	});
	return { counts, output };
}

/**
 * Runs a layer that leaves its counts where TEST_COUNTS says. One that leaves none, or ends with an error that no count
 * shows, has failed once.
 */
export async function counted(layer: string, run: (env: NodeJS.ProcessEnv) => Promise<number>): Promise<Counts> {
	await mkdir(OUT, { recursive: true });
	const file = join(OUT, `${layer}-counts.json`);
	await rm(file, { force: true });
	const code = await run({ ...process.env, TEST_COUNTS: file });
	if (!existsSync(file)) return { passed: 0, failed: 1 };
	const { passed, failed } = JSON.parse(await readFile(file, "utf8")) as Counts;
	return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}
