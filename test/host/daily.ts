// Runs the tests that take too long for every change:   npm run test:daily
// These are more runs of the properties in the unit tests, the soak, the benchmarks, and a start from a fresh copy of the sources.
import { runScript } from "./runScript.ts";
import { runHere } from "./vscode/commands.ts";

/** Runs of each property, as a multiple of the usual number. */
const PROPERTY_RUNS = "10";

const STEPS = [
	["test/host/test.ts", "unit"],
	["test/host/test.ts", "soak"],
	["test/bench/run.ts"],
	["test/host/freshClone.ts"],
];

async function main(): Promise<number> {
	const env = { PROPERTY_RUNS, ...process.env };
	let failed = 0;
	for (const step of STEPS) {
		console.log(`\n${step.join(" ")}`);
		if ((await runHere(process.execPath, step, env)) !== 0) failed += 1;
	}
	console.log(failed === 0 ? "\nAll of it passed." : `\n${failed} of ${STEPS.length} parts failed.`);
	return failed === 0 ? 0 : 1;
}

await runScript(main);
