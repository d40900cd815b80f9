import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { CACHE } from "../../host/paths.ts";

/** The folder for the files of all windows in this run. The script that starts the tests sets it, and removes it at the end. */
export async function runFolder(): Promise<string> {
	const folder = process.env["TEST_RUN"] ?? join(CACHE, "run");
	await mkdir(folder, { recursive: true });
	return folder;
}
