import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DIST } from "../host/paths.ts";
import { runHere } from "../host/vscode/commands.ts";
import type { Findings } from "./report.ts";

let built: Promise<void> | undefined;

/** Builds the bundles as they ship, once a run. */
export function buildToShip(): Promise<void> {
	built ??= runHere(process.execPath, ["esbuild.mjs", "--production"]).then((code) => {
		if (code !== 0) throw new Error("The bundles could not be built.");
	});
	return built;
}

/** KB of what loads when the extension wakes, and of all that its host can load. */
const LIMITS = { activation: 160, host: 350 };

/** Pages of webviews, and the sandbox, which is loaded for sample data alone. */
const APART = ["sandbox.js", "totals.js", "details.js"];

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

/** A file and those that it imports statically, at any distance. */
function importedBy(name: string, texts: ReadonlyMap<string, string>, found = new Set<string>()): ReadonlySet<string> {
	if (found.has(name)) return found;
	found.add(name);
	for (const [, other = ""] of (texts.get(name) ?? "").matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/g))
		importedBy(other, texts, found);
	return found;
}
