// Asks the language-model tools sixty questions with exact answers:   npm run eval:tools -- --help
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleForHost, runInHost } from "../host/extensionHost.ts";
import { OUT } from "../host/paths.ts";
import { PlainError } from "../host/plainError.ts";
import { runScript } from "../host/runScript.ts";
import { runHere } from "../host/vscode/commands.ts";
import { type Options, readFlags } from "./flags.ts";
import type { Evaluation } from "./host/run.ts";
import { comparison } from "./model/comparison.ts";
import { faults, protocol, report } from "./report.ts";

/** Returns the exit code. */
async function main(): Promise<number> {
	const options = readFlags(process.argv.slice(2), process.env);
	console.log("Building…");
	if ((await runHere(process.execPath, ["esbuild.mjs"])) !== 0) return 1;
	console.log("Asking…");
	const { results, model } = await evaluated(options);
	if (options.show) console.log(`\n${protocol(results)}`);
	console.log(`\n${report(results)}`);
	if (options.model && model) console.log(`\n${comparison(options.model.model, model)}`);
	const found = faults(results);
	for (const fault of found) console.error(fault);
	return found.length === 0 && results.length > 0 ? 0 : 1;
}

/** Asks in an extension host. @throws PlainError if that doesn't come to its end */
async function evaluated(options: Options): Promise<Evaluation> {
	const bundles = await bundleForHost("eval", "test/eval/host/run.ts");
	await mkdir(OUT, { recursive: true });
	const file = join(OUT, "evaluation.json");
	const env = { ...process.env, EVAL_OPTIONS: JSON.stringify(options), EVAL_RESULTS: file };
	const code = await runInHost(join(bundles, "host", "run.cjs"), env);
	if (code !== 0) throw new PlainError("The evaluation didn't come to its end; what VS Code said is above.");
	return JSON.parse(await readFile(file, "utf8"));
}

await runScript(main);
