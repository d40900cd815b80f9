import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CACHE } from "../paths.ts";
import { npm, run } from "./commands.ts";

/** The npm package that carries VS Code's server, and the VS Code that it is. */
const PACKAGE = "code-server@4.139.1";
const VERSION = "1.139.1";
const INSIDE = join("node_modules", "code-server", "lib", "vscode");
/** Written last: a folder without it is what an interrupted install left behind. */
const MARKER = "installed";

/** The folder of an installed VS Code server, installed now if it is not there. */
export async function installVsCode(): Promise<string> {
	const folder = join(CACHE, `host-${VERSION}`);
	if (!existsSync(join(folder, MARKER))) {
		await rm(folder, { recursive: true, force: true });
		await removeLeftovers();
		await installInto(folder);
	}
	return join(folder, INSIDE);
}

/** Installs beside the final place and moves there, so that two installs at once do not meet. */
async function installInto(folder: string): Promise<void> {
	console.log(`Installing VS Code ${VERSION} (once, about half a minute, 600 MB)…`);
	const draft = `${folder}-installing-${process.pid}`;
	await mkdir(draft, { recursive: true });
	await writeFile(join(draft, "package.json"), JSON.stringify({ private: true }));
	const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
	await npmOrThrow(["install", ...quiet, PACKAGE], draft);
	console.log("Installing the parts of its server…");
	await npmOrThrow(["install", "--omit=dev", ...quiet], join(draft, INSIDE));
	await buildLogger(join(draft, INSIDE));
	await writeFile(join(draft, MARKER), "");
	try {
		await rename(draft, folder);
	} catch (error) {
		await rm(draft, { recursive: true, force: true });
		if (!existsSync(join(folder, MARKER))) throw error;
	}
}

async function npmOrThrow(args: readonly string[], cwd: string): Promise<void> {
	const { code, output } = await npm(args, cwd);
	if (code !== 0) throw new Error(`npm ${args.join(" ")} failed:\n${output}`);
}

/** Folders of installs whose process is gone. */
async function removeLeftovers(): Promise<void> {
	const names = existsSync(CACHE) ? await readdir(CACHE) : [];
	for (const name of names) {
		const pid = /-installing-(\d+)$/.exec(name)?.[1];
		if (pid !== undefined && !isAlive(Number(pid))) {
			await rm(join(CACHE, name), { recursive: true, force: true });
		}
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

/**
 * Builds the native logger, without which log channels stay empty. Only where a compiler and Node's headers are on this
 * machine (any Node's: the module speaks the stable Node-API), and nothing depends on its success.
 */
async function buildLogger(server: string): Promise<void> {
	if (process.platform === "win32") return;
	const prefix = await prefixWithHeaders();
	const tools = await Promise.all(["c++", "make", "python3"].map((tool) => answers(tool)));
	if (prefix === undefined || tools.includes(false)) return;
	console.log("Building its logger…");
	const env = { ...process.env, npm_config_nodedir: prefix, npm_config_offline: "true" };
	const { code } = await npm(["rebuild", "@vscode/spdlog", "--loglevel=error"], server, env);
	if (code !== 0) console.log("It could not be built: log channels stay empty in this VS Code.");
}

async function prefixWithHeaders(): Promise<string | undefined> {
	const places = ["/usr", "/usr/local", ...(process.env["PATH"] ?? "").split(":").map((bin) => join(bin, ".."))];
	return places.find((place) => existsSync(join(place, "include", "node", "node_api.h")));
}

async function answers(tool: string): Promise<boolean> {
	try {
		return (await run(tool, ["--version"], CACHE)).code === 0;
	} catch {
		return false;
	}
}
