// Starts VS Code from a fresh copy of the sources, as a stranger would:   node test/host/run.mjs test/host/freshClone.ts
// The folder's name has spaces and letters of other scripts; the second start has no network; npm is killed in between.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import { copySources } from "./copySources.ts";
import { stopAtEnd } from "./lifecycle.ts";
import { PlainError } from "./plainError.ts";
import { runScript } from "./runScript.ts";

/** In milliseconds, for what hangs. A first start installs 1.3 GB. */
const START_LIMIT = 900_000;
const END_LIMIT = 30_000;
/** Nothing listens there. */
const NOWHERE = "http://127.0.0.1:9";

async function main(): Promise<number> {
	const folder = await mkdtemp(join(tmpdir(), "zwei Wörter 日本 "));
	const remove = stopAtEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	await copySources(folder);
	await start(folder, environment());
	console.log("It starts, and leaves nothing behind after npm was killed.");
	await start(folder, { ...environment(), npm_config_registry: NOWHERE, HTTPS_PROXY: NOWHERE, HTTP_PROXY: NOWHERE });
	console.log("It starts again without a network.");
	await remove();
	return 0;
}

/** That of a terminal: without what npm and the project's own Node.js added for this script. */
function environment(): NodeJS.ProcessEnv {
	const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
	const path = (process.env["PATH"] ?? "").split(delimiter).filter((part) => !part.includes("node_modules"));
	return { ...Object.fromEntries(own), PATH: path.join(delimiter) };
}

/** Starts VS Code, looks at its page, and kills npm. */
async function start(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
	const npm = spawn("npm", ["start"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
	const stop = stopAtEnd(() => npm.kill());
	const address = await addressOf(npm);
	const { status } = await fetch(address);
	if (status !== 200) throw new PlainError(`The page answers with ${status}.`);
	const ended = once(npm, "exit");
	npm.kill("SIGKILL");
	await ended;
	await stop();
	const deadline = Date.now() + END_LIMIT;
	let left = await processesOf(folder);
	while (left.length > 0 && Date.now() < deadline) {
		await pass(250);
		left = await processesOf(folder);
	}
	if (left.length > 0) throw new PlainError(`These still run after npm was killed:\n${left.join("\n")}`);
}

/** Resolves with the address that a start prints, and prints what it prints. */
function addressOf({ stdout }: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let printed = "";
		const limit = setTimeout(() => reject(new PlainError("It printed no address.")), START_LIMIT);
		const end = () => clearTimeout(limit);
		stdout?.setEncoding("utf8").on("data", (chunk: string) => {
			process.stdout.write(chunk);
			printed += chunk;
			const [address] = /^http:\S+$/m.exec(printed) ?? [];
			if (address === undefined || !printed.endsWith("\n")) return;
			end();
			resolve(address);
		});
		stdout?.once("close", () => {
			end();
			reject(new PlainError("It ended before it printed an address."));
		});
	});
}

/** The command lines of the processes that were started from a folder. Only Linux tells. */
async function processesOf(folder: string): Promise<string[]> {
	const ids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
	const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")));
	return lines.filter((line) => line.includes(folder)).map((line) => line.replaceAll("\0", " "));
}

await runScript(main);
