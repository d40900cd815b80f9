// Measures one benchmark, and sends the process that started this one what was found:   one.ts NAME [quick]
import { runScript } from "../host/runScript.ts";
import { BENCHMARKS } from "./benchmarks.ts";

await runScript(async () => {
	const [name = "", quick] = process.argv.slice(2);
	const found = await BENCHMARKS[name]?.(quick !== undefined);
	await new Promise<void>((resolve) => process.send?.(found, undefined, undefined, () => resolve()));
	return 0;
});
