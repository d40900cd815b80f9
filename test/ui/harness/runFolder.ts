import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { CACHE } from "../../host/paths.ts";

/** Where the windows of this run keep what they have on disk. Whoever starts the tests names it, and removes it after them. */
export async function runFolder(): Promise<string> {
	const folder = process.env["TEST_RUN"] ?? join(CACHE, "run");
	await mkdir(folder, { recursive: true });
	return folder;
}
