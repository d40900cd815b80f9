import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./paths.ts";
import { parseReadings, type Reading, stringsOf } from "./readings.ts";

/** The list of all strings with the marks of their second reading. It doesn't ship. */
export const LIST = join(ROOT, "l10n", "readings.tsv");

export async function readList(): Promise<readonly Reading[]> {
	return parseReadings(await readFile(LIST, "utf8"));
}

/** The strings of the code and of the manifest, as translators get them. */
export async function readStrings(): Promise<readonly Reading[]> {
	const [bundle, manifest] = await Promise.all(
		["l10n/bundle.l10n.json", "package.nls.json"].map((path) => readFile(join(ROOT, path), "utf8")),
	);
	return stringsOf(JSON.parse(bundle ?? ""), JSON.parse(manifest ?? ""));
}
