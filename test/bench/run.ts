// Measures the extension against plain ways of doing the same:   npm run bench -- --help
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { OUT, ROOT } from "../host/paths.ts";
import { runScript } from "../host/runScript.ts";
import { BENCHMARKS } from "./benchmarks.ts";
import { type Findings, type Part, type Target, targetsOf, written } from "./report.ts";

const { values: flags } = parseArgs({
	options: {
		quick: { type: "boolean" },
		only: { type: "string" },
		write: { type: "boolean" },
	},
});

/** Prints each part as soon as it is measured, and writes all of them to one Markdown file. */
async function main(): Promise<number> {
	const quick = flags.quick ?? false;
	const chosen = Object.keys(BENCHMARKS).filter((name) => flags.only === undefined || name === flags.only);
	if (chosen.length === 0) {
		console.error(`There is no benchmark "${flags.only}". There are: ${Object.keys(BENCHMARKS).join(", ")}.`);
		return 1;
	}
	console.log(`Measuring${quick ? "" : " (about six minutes; --quick leaves the largest out)"}…\n`);
	const parts: Part[] = [];
	const targets: Target[] = [];
	for (const name of chosen) {
		const found = await measureApart(name, quick);
		for (const part of found.parts) console.log(`${written(part, true)}\n`);
		parts.push(...found.parts);
		targets.push(...found.targets);
	}
	const sum = targetsOf(targets);
	console.log(written(sum, true));
	await write(join(OUT, "benchmarks.md"), INTRODUCTION, [sum, ...parts], true);
	if (flags.write) await write(join(ROOT, "docs", "benchmarks.md"), DOCUMENTED, [sum, ...parts], false);
	return 0;
}

/**
 * Runs one benchmark in a process of its own. What another one has left in memory, or made the compiler learn, would count as
 * well.
 */
async function measureApart(name: string, quick: boolean): Promise<Findings> {
	const child = fork(join(import.meta.dirname, "one.ts"), [name, ...(quick ? ["quick"] : [])]);
	let found: Findings | undefined;
	child.once("message", (message) => {
		found = message as Findings;
	});
	const [code, signal] = await once(child, "close");
	if (found === undefined || code !== 0)
		throw new Error(`The benchmark "${name}" failed: ${signal ?? `exit code ${code}`}.`);
	return found;
}

const INTRODUCTION = "All measured in one run, side by side, against the sandbox on this computer.";
const DOCUMENTED = `What \`npm run bench -- --write\` measured, all in one run, side by side, against the sandbox on one computer. Times are of that
computer and left out; factors, counts and bytes are much the same on any.`;

async function write(file: string, introduction: string, parts: readonly Part[], times: boolean): Promise<void> {
	await mkdir(join(file, ".."), { recursive: true });
	const text = ["# Benchmarks", introduction, ...parts.map((part) => written(part, times))];
	await writeFile(file, `${text.join("\n\n")}\n`);
	console.log(`\nWritten to ${file}`);
}

await runScript(main);
