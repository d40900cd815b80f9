import { glob } from "node:fs/promises";
import { join } from "node:path";
import type { Counts } from "./counts.ts";
import { bundleForHost, runInHost } from "./extensionHost.ts";
import { counted } from "./mochaLayer.ts";
import { ROOT } from "./paths.ts";

/** Runs the tests inside the extension host of the headless or of a desktop VS Code. `args` are mocha's. */
export async function runIntegration(args: readonly string[]): Promise<Counts> {
	const tests: string[] = [];
	for await (const file of glob("test/integration/**/*.test.ts", { cwd: ROOT })) tests.push(file);
	const bundles = await bundleForHost("integration", "test/integration/run.ts", tests);
	const run = join(bundles, "run.cjs");
	return await counted("integration", (env) => runInHost(run, { ...env, TEST_MOCHA: JSON.stringify(args) }));
}
