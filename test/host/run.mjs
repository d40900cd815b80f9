// Runs a script of this project on the project's own Node.js, after installing what is missing:
//   node test/host/run.mjs <script> [arguments]
// A fresh clone runs this file first, so it needs only Node.js 20 and its built-in modules.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");
const modules = join(root, "node_modules");
const windows = process.platform === "win32";

/** Whether node_modules matches the lockfile. npm writes its own record of node_modules last. */
function installed() {
	const record = read(join(modules, ".package-lock.json"));
	const lock = read(join(root, "package-lock.json"));
	if (record === undefined || lock === undefined) return false;
	return Object.entries(lock.packages).every(
		([path, wanted]) => path === "" || wanted.optional || record.packages[path]?.version === wanted.version,
	);
}

function read(file) {
	try {
		return JSON.parse(readFileSync(file, "utf8"));
	} catch {
		return undefined;
	}
}

/** Runs the npm that runs this script, or the one in the PATH. Returns its exit code. */
function npm(...args) {
	const cli = process.env.npm_execpath;
	const options = { cwd: root, stdio: ["ignore", "inherit", "inherit"] };
	const done = cli?.endsWith("npm-cli.js")
		? spawnSync(process.execPath, [cli, ...args], options)
		: spawnSync("npm", args, { ...options, shell: windows });
	return done.status ?? 1;
}

/** The Node.js among the dependencies; undefined if its binary wasn't installed. */
function projectNode() {
	const folder = join(modules, "node", "bin");
	const binary = join(folder, windows ? "node.exe" : "node");
	if (!existsSync(binary)) return undefined;
	const version = spawnSync(binary, ["--version"], { encoding: "utf8" });
	return version.status === 0 ? { binary, folder } : undefined;
}

function prepare() {
	if (!installed()) {
		console.log("Installing dependencies into node_modules (once: about a minute, 650 MB)…");
		const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
		const whole = existsSync(join(modules, ".package-lock.json")) || npm("ci", ...quiet) !== 0;
		if (whole && npm("install", "--no-save", ...quiet) !== 0)
			fail("The dependencies could not be installed; npm says why above.");
	}
	let node = projectNode();
	if (node === undefined) {
		console.log("Installing the project's Node.js…");
		spawnSync(process.execPath, ["installArchSpecificPackage.js"], { cwd: join(modules, "node"), stdio: "inherit" });
		node = projectNode();
	}
	return node ?? fail("The project's Node.js (the package `node`) could not be installed.");
}

function fail(message) {
	console.error(message);
	process.exit(1);
}

/** Prints the help, or what is wrong with the arguments, before anything is installed. */
async function checkArguments() {
	const { asksForHelp, commandOf, helpOf, problemOf } = await import("./commandLine.mjs");
	const { scripts = {} } = read(join(root, "package.json")) ?? {};
	const command = commandOf(process.argv.slice(2), scripts, process.env.npm_lifecycle_event);
	const known = command && read(join(root, "test", "host", "commands.json"))?.[command.name];
	if (known === undefined || known.ownHelp) return;
	if (asksForHelp(command.args)) {
		console.log(helpOf(command.name, known));
		process.exit(0);
	}
	const problem = problemOf(command.name, known, command.args);
	if (problem !== undefined) fail(problem);
}

const [script, ...args] = process.argv.slice(2);
if (script === undefined) fail("Use: node test/host/run.mjs <script> [arguments]");
if (Number.parseInt(process.versions.node, 10) < 20)
	fail(`This needs Node.js 20 or later; here is ${process.version}.`);
await checkArguments();
const node = prepare();
const env = { ...process.env };
// Windows spells the variable in another case.
const path = Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
env[path] = [node.folder, join(modules, ".bin"), env[path] ?? ""].join(delimiter);

// If this process is killed and can't forward a signal, the IPC channel tells scripts that listen, and the others are ended.
const watching = pathToFileURL(join(root, "test", "host", "watchParent.mjs")).href;
const child = spawn(node.binary, ["--import", watching, resolve(root, script), ...args], {
	cwd: root,
	stdio: ["inherit", "inherit", "inherit", "ipc"],
	env,
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
	process.on(signal, () => {
		// Ctrl+C reaches the whole foreground process group anyway.
		if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
	});
}
const { whenNpmEnds } = await import("./npmProcess.mjs");
whenNpmEnds(() => child.kill("SIGTERM"));
child.on("error", (error) => fail(`${node.binary}: ${error.message}`));
child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
