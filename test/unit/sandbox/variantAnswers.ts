import type { SandboxOptions, Variants } from "../../../src/sandbox/index.ts";
import { type Json, list, type Parameters, withSandbox } from "./support.ts";

/** The answers of a sandbox with these variants to some list requests, sent one after the other. */
export async function answers(
	variants: Partial<Variants>,
	requests: readonly Parameters[],
	options: SandboxOptions = {},
): Promise<Json[]> {
	const found: Json[] = [];
	await withSandbox({ variants, ...options }, async (sandbox) => {
		for (const parameters of requests) {
			found.push(await list(sandbox, parameters));
		}
	});
	return found;
}

/** The same for one request. */
export async function answer(variants: Partial<Variants>, parameters: Parameters): Promise<Json> {
	return (await answers(variants, [parameters]))[0] ?? {};
}
