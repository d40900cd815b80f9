import { stopAll } from "./lifecycle.ts";
import { sayable } from "./plainError.ts";

/** Runs a script, stops what it started, and exits with the code that it returns. If it fails, prints what `explain` makes of the error. */
export async function runScript(
	main: () => Promise<number>,
	explain: (error: unknown) => unknown = sayable,
): Promise<never> {
	try {
		process.exitCode = await main();
	} catch (error) {
		console.error(explain(error));
		process.exitCode = 1;
	}
	await stopAll();
	process.exit();
}
