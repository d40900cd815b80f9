import Mocha from "mocha";
import { writeCounts } from "./counts.ts";

const GRACE_MS = 10_000;

/** Mocha's `spec` report, and the counts for the script that started the tests. */
export default class CountingReporter extends Mocha.reporters.Spec {
	constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
		super(runner, options);
		runner.once("end", () => {
			writeCounts({ passed: this.stats.passes, failed: this.stats.failures });
			setTimeout(reportWhatStillRuns, GRACE_MS).unref();
		});
	}
}

/** Runs only if a test left something open, which would otherwise keep the process forever. */
function reportWhatStillRuns(): void {
	console.error(`The tests ended and left something running: ${process.getActiveResourcesInfo().join(", ")}`);
	process.exit(1);
}
