// Runs the tests:   node test/host/run.mjs test/host/test.ts [unit|soak|integration|ui] [mocha's arguments]
// Without a layer, it builds, checks the types and runs all layers but the soak, which `npm run test:daily` runs.
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runFolder } from "../ui/harness/runFolder.ts";
import type { Counts } from "./counts.ts";
import { packageProblem, withoutHostOptions } from "./hostOptions.ts";
import { runIntegration } from "./integrationLayer.ts";
import { stopAtEnd } from "./lifecycle.ts";
import { runMocha } from "./mochaLayer.ts";
import { runScript } from "./runScript.ts";
import { browserProblem } from "./vscode/browserInstall.ts";
import { runHere } from "./vscode/commands.ts";
import { desktopVersion, runsHeadless } from "./vscode/desktop.ts";
import { installVsCode } from "./vscode/install.ts";
import { chosenVersion } from "./vscode/versions.ts";

/** For tests that hang. No test relies on a time limit to check speed. */
const UNIT_TIMEOUT_MS = "120000";
const UI_TIMEOUT_MS = "300000";

/** Runs two test files at once, each in a process of its own: two windows take little more time than one. */
const SIDE_BY_SIDE = ["--parallel", "--jobs", "2"];

const LAYERS = {
	unit: (args: readonly string[]) => {
		const options = [...SIDE_BY_SIDE, "--require", "test/unit/hooks.ts", "--timeout", UNIT_TIMEOUT_MS];
		return runMocha("unit", [...options, "test/unit/**/*.test.ts", ...args]);
	},
	soak: (args: readonly string[]) => runMocha("soak", ["test/soak/*.test.ts", ...args]),
	integration: runIntegration,
	ui: async (args: readonly string[]) => {
		await installVsCode();
		const hooks = ["--require", "test/ui/harness/hooks.ts"];
		const options = [...SIDE_BY_SIDE, ...hooks, "--timeout", UI_TIMEOUT_MS, "--slow", "10000"];
		const folder = await mkdtemp(join(await runFolder(), "tests-"));
		const remove = stopAtEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
		process.env["TEST_RUN"] = folder;
		const counts = await runMocha("ui", [...options, "test/ui/**/*.test.ts", ...args]);
		await remove();
		return counts;
	},
} satisfies Record<string, (args: readonly string[]) => Promise<Counts>>;
type Layer = keyof typeof LAYERS;

async function main(): Promise<number> {
	const [first, ...rest] = withoutHostOptions(process.argv.slice(2), process.env);
	const single = first !== undefined && first in LAYERS ? (first as Layer) : undefined;
	const args = single === undefined && first !== undefined ? [first, ...rest] : rest;
	const layers = single === undefined ? everyLayer() : [single];
	chosenVersion();

	const problem =
		packageProblem(process.env) ?? (layers.some(needsBrowser) ? browserProblem(process.env, process.arch) : undefined);
	if (problem !== undefined) {
		console.error(problem);
		return 1;
	}
	if (single !== "unit" && single !== "soak") await step("Building", ["esbuild.mjs"]);
	if (single === undefined) await step("Checking types", ["node_modules/typescript/bin/tsc", "-p", "."]);
	const chosen = parseArgs({ args, strict: false, options: CHOOSING }).values;
	const someMayBeEmpty = single === undefined && Object.keys(CHOOSING).some((option) => chosen[option] !== undefined);

	const sum = { passed: 0, failed: 0 };
	for (const layer of layers) {
		console.log(`\nTests: ${layer}`);
		const { passed, failed } = await LAYERS[layer](args);
		if (passed + failed === 0 && !someMayBeEmpty) {
			console.error(`The layer ${layer} ran no test.`);
			sum.failed += 1;
		}
		sum.passed += passed;
		sum.failed += failed;
	}
	console.log(`\nTests: ${sum.passed} passed, ${sum.failed} failed`);
	return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

/** Mocha's arguments that leave tests out. */
const CHOOSING = { grep: { type: "string", short: "g" }, fgrep: { type: "string", short: "f" } } as const;

function everyLayer(): Layer[] {
	if (runsHeadless()) return ["unit", "integration", "ui"];
	console.log("Tests through the window need the headless VS Code, which runs on Linux: they are left out here.");
	return ["unit", "integration"];
}

function needsBrowser(layer: Layer): boolean {
	return layer === "ui" || (layer === "integration" && desktopVersion() === undefined);
}

/** Runs a step that the tests depend on. */
async function step(name: string, args: readonly string[]): Promise<void> {
	console.log(`${name}…`);
	const code = await runHere(process.execPath, args);
	if (code !== 0) process.exit(code);
}

await runScript(main);
