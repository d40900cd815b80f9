import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST } from "../host/paths.ts";
import { runHere } from "../host/vscode/commands.ts";
import type { Findings } from "./report.ts";

let built: Promise<void> | undefined;

/** Builds the bundles as they ship, once per run. */
export function buildToShip(): Promise<void> {
	built ??= runHere(process.execPath, ["esbuild.mjs", "--production"]).then((code) => {
		if (code !== 0) throw new Error("The bundles could not be built.");
	});
	return built;
}

/**
 * In KB: what loads at activation, and everything that the extension host can load. The second one is what it is now, rounded up:
 * whoever adds a feature raises it and says by how much.
 */
const LIMITS = { activation: 160, host: 660 };

/** Pages of webviews, and the sandbox, which loads only for sample data. */
const APART = ["sandbox.js", "totals.js", "details.js", "compare.js"];

export async function bundleSizes(): Promise<Findings> {
	await buildToShip();
	const names = (await readdir(DIST)).filter((name) => name.endsWith(".js"));
	const texts = new Map(
		await Promise.all(names.map(async (name) => [name, await readFile(join(DIST, name), "utf8")] as const)),
	);
	const size = (some: Iterable<string>) =>
		Math.round([...some].reduce((sum, name) => sum + Buffer.byteLength(texts.get(name) ?? ""), 0) / 1024);
	const activation = size(importedBy("extension.js", texts));
	const host = size(names.filter((name) => !APART.includes(name)));
	const rows = [
		["at activation", `${activation} KB`],
		["all host code", `${host} KB`],
		...APART.map((name) => [name, `${size([name])} KB`]),
	];
	const targets = [
		{ what: "Code at activation", measured: activation, limit: LIMITS.activation },
		{ what: "All host code, minified", measured: host, limit: LIMITS.host },
	];
	return {
		parts: [{ title: "Bundles, as they ship", head: ["what", "size"], rows }],
		targets: targets.map(({ what, measured, limit }) => ({
			what,
			limit: `≤ ${limit} KB`,
			measured: `${measured} KB`,
			reached: measured <= limit,
		})),
	};
}

/** A file and all that it imports statically, directly or not. */
function importedBy(name: string, texts: ReadonlyMap<string, string>, found = new Set<string>()): ReadonlySet<string> {
	if (found.has(name)) return found;
	found.add(name);
	for (const [, other = ""] of (texts.get(name) ?? "").matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/g))
		importedBy(other, texts, found);
	return found;
}
