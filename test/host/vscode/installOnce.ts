import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CACHE } from "../paths.ts";

/** Written last: a folder without it is from an interrupted install. */
const MARKER = "installed";

/**
 * The folder of something that is installed once and kept. If it doesn't exist, `fill` installs it in a temporary folder, which
 * is then moved to its final place: an interrupted install, or two at once, do no harm.
 */
export async function installOnce(name: string, fill: (draft: string) => Promise<void>): Promise<string> {
	const folder = join(CACHE, name);
	if (existsSync(join(folder, MARKER))) return folder;
	await removeLeftovers();
	const draft = `${folder}-installing-${process.pid}`;
	await mkdir(draft, { recursive: true });
	await fill(draft);
	await writeFile(join(draft, MARKER), "");
	try {
		await rename(draft, folder);
	} catch (error) {
		await rm(draft, { recursive: true, force: true });
		if (!existsSync(join(folder, MARKER))) throw error;
	}
	return folder;
}

/** Removes the folders of interrupted installs, whose processes are gone. */
async function removeLeftovers(): Promise<void> {
	const names = existsSync(CACHE) ? await readdir(CACHE) : [];
	for (const name of names) {
		const pid = /-installing-(\d+)$/.exec(name)?.[1];
		if (pid !== undefined && !isAlive(Number(pid))) await rm(join(CACHE, name), { recursive: true, force: true });
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
