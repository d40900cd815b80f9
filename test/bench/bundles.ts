import { stat } from "node:fs/promises";
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

export async function bundleSizes(): Promise<Findings> {
	await buildToShip();
	const files = ["extension.cjs", "client.cjs", "later.cjs", "sandbox.cjs", "totals.js", "details.js"];
	const sizes = await Promise.all(files.map(async (file) => (await stat(join(DIST, file))).size));
	const rows = files.map((file, index) => [file, `${Math.round((sizes[index] ?? 0) / 1024)} KB`]);
	return { parts: [{ title: "Bundles, as they ship", head: ["file", "size"], rows }], targets: [] };
}
