import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "../host/paths.ts";

/** Starts a sandbox with these flags in another process, so that its CPU time doesn't count here. */
export async function startApart(...flags: readonly string[]): Promise<{ readonly url: string; stop(): void }> {
	const child = spawn(process.execPath, [join(ROOT, "src/sandbox/cli.ts"), "--port", "0", ...flags], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	for await (const line of createInterface({ input: child.stdout })) {
		const url = /http:\S+/.exec(line)?.[0];
		if (url !== undefined) return { url, stop: () => void child.kill() };
	}
	throw new Error("The sandbox did not start.");
}
