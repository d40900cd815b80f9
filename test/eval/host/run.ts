import { appendFileSync, writeFileSync } from "node:fs";
import type { Options } from "../flags.ts";
import type { ModelResults } from "../model/comparison.ts";
import type { Result } from "../result.ts";
import { evaluate } from "./evaluate.ts";
import { evaluateModel } from "./evaluateModel.ts";

/** What an extension host hands back. */
export interface Evaluation {
	readonly results: readonly Result[];
	readonly model: ModelResults | undefined;
}

/** Called by VS Code in its extension host. Writes an {@link Evaluation} to the file in EVAL_RESULTS. */
export async function run(): Promise<void> {
	const options = JSON.parse(process.env["EVAL_OPTIONS"] ?? "{}") as Options;
	try {
		const results = await evaluate(options.only);
		const model = options.model && (await evaluateModel(options.model, options.only, print));
		writeFileSync(process.env["EVAL_RESULTS"] ?? "", JSON.stringify({ results, model } satisfies Evaluation));
	} catch (error) {
		print(error instanceof Error ? error.message : String(error));
		throw error;
	}
}

/** Writes to a file, since the terminal belongs to another process. */
function print(line: string): void {
	const file = process.env["TEST_OUTPUT"];
	if (file) appendFileSync(file, `${line}\n`);
}
