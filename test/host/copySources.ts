import { spawn } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { ROOT } from "./paths.ts";
import { PlainError } from "./plainError.ts";

/** Copies the sources into a folder, as they are now: what git tracks and, if asked for, new files that it doesn't ignore. */
export async function copySources(folder: string, { withNew = false } = {}): Promise<void> {
	const which = withNew ? ["--cached", "--others", "--exclude-standard"] : [];
	const git = spawn("git", ["ls-files", "-z", ...which], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
	const files = (await text(git.stdout)).split("\0").filter(Boolean);
	if (files.length === 0) throw new PlainError("git lists no sources.");
	for (const file of files) await cp(join(ROOT, file), join(folder, file));
}
