import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CACHE } from "../paths.ts";
import { PlainError } from "../plainError.ts";
import { npm, run } from "./commands.ts";
import { installOnce } from "./installOnce.ts";
import { chosenVersion, type Version } from "./versions.ts";

const INSIDE = join("node_modules", "code-server", "lib", "vscode");

/** VS Code's server. */
interface InstalledVsCode {
	readonly folder: string;
	/** The Node.js that it runs on. */
	readonly node: string;
}

/** Installs the server of this run's VS Code if needed. */
export async function installVsCode(): Promise<InstalledVsCode> {
	const version = chosenVersion();
	const place = await installOnce(`host-${version.name}`, (draft) => fill(draft, version));
	const node = version.node === undefined ? process.execPath : join(place, "node_modules", OWN_NODE, "bin", "node");
	return { folder: join(place, INSIDE), node };
}

/** npm has a package with nothing but the program, for each system. */
const OWN_NODE = `node-${process.platform}-${process.arch}`;

async function fill(draft: string, version: Version): Promise<void> {
	console.log(`Installing VS Code ${version.name} into .vscode-test (once: about half a minute, 600 MB)…`);
	await writeFile(join(draft, "package.json"), JSON.stringify({ private: true }));
	const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
	const packages = [version.from, ...(version.node === undefined ? [] : [`${OWN_NODE}@${version.node}`])];
	await npmOrThrow(["install", ...quiet, ...packages], draft);
	console.log("Installing the parts of its server…");
	await npmOrThrow(["install", "--omit=dev", ...quiet], join(draft, INSIDE));
	await buildLogger(join(draft, INSIDE));
}

async function npmOrThrow(args: readonly string[], cwd: string): Promise<void> {
	const { code, output } = await npm(args, cwd);
	if (code !== 0) throw new PlainError(`VS Code could not be installed: npm ${args.join(" ")} failed.\n${output}`);
}

/**
 * Builds the native logger, without which log channels stay empty. Does so only if this machine has a compiler and Node's
 * headers (of any version, since the module uses the stable Node-API). Nothing depends on its success.
 */
async function buildLogger(server: string): Promise<void> {
	const prefix = prefixWithHeaders();
	const tools = await Promise.all(["c++", "make", "python3"].map((tool) => answers(tool)));
	if (prefix === undefined || tools.includes(false)) return;
	console.log("Building its logger…");
	const env = { ...process.env, npm_config_nodedir: prefix, npm_config_offline: "true" };
	const { code } = await npm(["rebuild", "@vscode/spdlog", "--loglevel=error"], server, env);
	if (code !== 0) console.log("It could not be built: log channels stay empty in this VS Code.");
}

function prefixWithHeaders(): string | undefined {
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
