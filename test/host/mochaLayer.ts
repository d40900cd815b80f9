import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Counts } from "./counts.ts";
import { OUT, ROOT } from "./paths.ts";
import { runHere } from "./vscode/commands.ts";

const MOCHA = join(ROOT, "node_modules", "mocha", "bin", "mocha.js");
const REPORTER = join(ROOT, "test", "host", "reporter.ts");

/** Runs tests in plain Node, and passes their output through. `args` are mocha's. */
export function runMocha(layer: string, args: readonly string[]): Promise<Counts> {
	return counted(layer, (env) => runHere(process.execPath, [MOCHA, "--reporter", REPORTER, ...args], env));
}

/**
 * Runs a layer that writes its counts to the file in TEST_COUNTS. If it writes none, or exits with an error although no test
 * failed, it counts as one failure.
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
