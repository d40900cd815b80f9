// Runs what takes too long for every change:   npm run test:daily
// Further runs of the properties among the unit tests, the soak, and the benchmarks.
import { stopAll } from "./lifecycle.ts";
import { runHere } from "./vscode/commands.ts";

/** How many times as often as usual properties are tried. */
const PROPERTY_RUNS = "10";

const STEPS = [["test/host/test.ts", "unit"], ["test/host/test.ts", "soak"], ["test/bench/run.ts"]];

const env = { PROPERTY_RUNS, ...process.env };
let failed = 0;
for (const step of STEPS) {
	console.log(`\n${step.join(" ")}`);
	if ((await runHere(process.execPath, step, env)) !== 0) failed += 1;
}
console.log(failed === 0 ? "\nAll of it passed." : `\n${failed} of ${STEPS.length} parts failed.`);
await stopAll();
process.exit(failed === 0 ? 0 : 1);
