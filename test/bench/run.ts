import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DIST, OUT } from "../host/paths.ts";
import { memoryPerObject } from "./memory.ts";
import { openings } from "./opening.ts";
import { parsing } from "./parsing.ts";
import { readings } from "./reading.ts";
import { refreshes } from "./refreshing.ts";
import { table } from "./table.ts";

const { values: flags } = parseArgs({ options: { quick: { type: "boolean" } } });

/** Prints each part as soon as it is measured, and writes all of them as one Markdown file. */
async function main(): Promise<void> {
	const quick = flags.quick ?? false;
	const parts: string[] = [
		"# Benchmarks",
		"All measured in one run, side by side, against the sandbox on this computer.",
	];
	console.log(`Measuring${quick ? "" : " (some minutes; --quick leaves the largest out)"}…\n`);
	const say = (part: string) => {
		parts.push(part);
		console.log(`${part}\n`);
	};
	say(await openings(quick));
	say(await readings());
	say(await refreshes());
	say(await parsing());
	say(await memoryPerObject(quick));
	say(await bundleSizes());
	await mkdir(OUT, { recursive: true });
	const file = join(OUT, "benchmarks.md");
	await writeFile(file, `${parts.join("\n\n")}\n`);
	console.log(`Written to ${file}`);
}

async function bundleSizes(): Promise<string> {
	const files = ["extension.cjs", "sandbox.cjs", "totals.js"];
	const rows = await Promise.all(
		files.map(async (file) => [
			file,
			await stat(join(DIST, file)).then(
				({ size }) => `${Math.round(size / 1024)} KB`,
				() => "not built",
			),
		]),
	);
	return `## Bundles, as built last\n\n${table(["file", "size"], rows)}`;
}

await main();
