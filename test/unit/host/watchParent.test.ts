import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

const host = (name: string) => new URL(`../../host/${name}`, import.meta.url).href;

/** Starts a script of Node as text. What it starts inherits its output. */
function start(script: string): ChildProcess {
	return spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
}

/** A script that starts `file` with these arguments, says so, and waits. */
function starter(file: string, args: readonly string[]): string {
	return `import { spawn } from "node:child_process";
		spawn(${JSON.stringify(file)}, ${JSON.stringify(args)}, { stdio: "inherit" });
		setInterval(() => {}, 1e6);`;
}

/** Each test kills only what it started itself. */
describe("what npm's scripts start", () => {
	if (process.platform === "win32") return;

	it("ends if the process that started it was killed", async () => {
		const waiting = `console.log("waiting"); process.on("SIGTERM", () => { console.log("ended"); process.exit(); }); setInterval(() => {}, 1e6);`;
		const parent = start(starter(process.execPath, ["--import", host("watchParent.mjs"), "-e", waiting]));
		assert.deepEqual(await linesAfterKill(parent), ["waiting", "ended"]);
	});

	it("learns that npm was killed, though npm's shell still waits", async () => {
		const script = `import { whenNpmEnds } from ${JSON.stringify(host("npmProcess.mjs"))};
			whenNpmEnds(() => { console.log("ended"); process.exit(); });
			console.log("waiting"); setInterval(() => {}, 1e6);`;
		const line = `npm_lifecycle_event=start '${process.execPath}' --input-type=module -e '${script}'; true`;
		const npm = start(starter("sh", ["-c", line]));
		assert.deepEqual(await linesAfterKill(npm), ["waiting", "ended"]);
	});
});

/** Kills a process once it printed a line. Returns all lines, once everything that it started has ended. */
async function linesAfterKill(child: ChildProcess): Promise<string[]> {
	let output = "";
	child.stdout?.setEncoding("utf8").on("data", (text: string) => {
		if (output === "") child.kill("SIGKILL");
		output += text;
	});
	await once(child, "close");
	return output.trim().split("\n");
}
