import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stopAtEnd } from "../lifecycle.ts";
import { run } from "./commands.ts";
import { installLanguage } from "./displayLanguage.ts";
import { type FrontDoor, openFrontDoor, socketIn } from "./frontDoor.ts";
import { installVsCode } from "./install.ts";
import { QUIET_SETTINGS } from "./settings.ts";

const START_LIMIT_MS = 120_000;
const WATCH_PARENT = new URL("../watchParent.mjs", import.meta.url).href;

interface ServerOptions {
	/** The folder for server data and installed extensions. Created if missing. */
	readonly profile: string;
	/** User settings in addition to the quiet ones. If undefined, the settings in the profile stay as they are. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** The default, 0, takes a free port. */
	readonly port?: number;
	/**
	 * Whether the page's address can load extensions under development and tests; notifications stay in their center then. True
	 * by default; false is what users have.
	 */
	readonly driver?: boolean;
	/** A .vsix to install before the start. */
	readonly vsix?: string;
	/** The display language, by VS Code's id. English by default. */
	readonly language?: string | undefined;
	/** Seconds for which a closed window may reconnect to its extension host; hours by default. */
	readonly reconnectSeconds?: number;
}

export interface VsCodeServer {
	/** `127.0.0.1:PORT` */
	readonly authority: string;
	/** The user's settings file. The window notices changes. */
	readonly settingsFile: string;
	/** Writes the user's settings: the quiet ones and these. */
	writeSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
	stop(): Promise<void>;
}

/** Starts VS Code's server on loopback, and installs it first if needed. */
export async function startServer(options: ServerOptions): Promise<VsCodeServer> {
	const { folder, node } = await installVsCode();
	const { profile, driver = true } = options;
	const folders = ["--server-data-dir", join(profile, "server"), "--extensions-dir", join(profile, "extensions")];
	const main = join(folder, "out", "server-main.js");

	const settingsFile = join(profile, "server", "data", "User", "settings.json");
	// In one step: a window that reads half a file takes all settings for changed, and asks for a reload.
	const writeSettings = async (settings: Readonly<Record<string, unknown>>) => {
		const written = `${settingsFile}.new`;
		await writeFile(written, JSON.stringify({ ...QUIET_SETTINGS, ...settings }, undefined, "\t"));
		await rename(written, settingsFile);
	};
	await mkdir(dirname(settingsFile), { recursive: true });
	const { language } = options;
	if (language !== undefined) await installLanguage(join(profile, "server", "data"), language);
	if (options.settings !== undefined || !existsSync(settingsFile)) await writeSettings(options.settings ?? {});

	if (options.vsix !== undefined) {
		const { code, output } = await run(node, [main, ...folders, "--install-extension", options.vsix], profile);
		if (code !== 0 || /failed/i.test(output)) throw new Error(`${options.vsix} could not be installed:\n${output}`);
	}

	const sockets = await mkdtemp(join(tmpdir(), "close-vscode-"));
	const socketPath = socketIn(sockets);
	const child = spawn(
		node,
		[
			...["--import", WATCH_PARENT, main],
			...["--socket-path", socketPath],
			...["--without-connection-token", "--accept-server-license-terms", "--disable-workspace-trust"],
			...["--telemetry-level", "off"],
			...(driver ? ["--enable-smoke-test-driver"] : []),
			...(options.reconnectSeconds === undefined
				? []
				: ["--reconnection-grace-time", String(options.reconnectSeconds)]),
			...(language === undefined ? [] : ["--locale", language]),
			...folders,
		],
		// A process group of its own, so that its extension hosts end with it.
		{ cwd: profile, stdio: ["ignore", "pipe", "pipe"], detached: process.platform !== "win32" },
	);
	let door: FrontDoor | undefined;
	const stop = stopAtEnd(async () => {
		const closed = door?.close();
		await stopGroup(child);
		await closed;
		await rm(sockets, { recursive: true, force: true });
	});
	try {
		await untilListening(child);
		door = await openFrontDoor(socketPath, options.port ?? 0, await keyOf(profile));
		return { authority: `127.0.0.1:${door.port}`, settingsFile, writeSettings, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** The half of the key that encrypts this profile's secrets. Generated once. */
async function keyOf(profile: string): Promise<Uint8Array> {
	const file = join(profile, "secret-key");
	if (!existsSync(file)) await writeFile(file, randomBytes(32), { mode: 0o600 });
	return readFile(file);
}

/** Resolves when the server says that it listens. */
function untilListening(child: ChildProcess): Promise<void> {
	return new Promise((resolve, reject) => {
		let printed = "";
		const limit = setTimeout(() => reject(new Error(`VS Code's server did not start:\n${printed}`)), START_LIMIT_MS);
		child.once("exit", (code) => {
			clearTimeout(limit);
			reject(new Error(`VS Code's server ended with ${code}:\n${printed}`));
		});
		const read = (chunk: Buffer) => {
			printed = (printed + chunk.toString()).slice(-5_000);
			if (!printed.includes("Extension host agent listening")) return;
			clearTimeout(limit);
			resolve();
		};
		child.stdout?.on("data", read);
		child.stderr?.on("data", read);
	});
}

async function stopGroup(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, "exit");
	signalGroup(child, "SIGTERM");
	const hurry = setTimeout(() => signalGroup(child, "SIGKILL"), 3_000);
	await ended;
	clearTimeout(hurry);
	// Ends child processes that the main process left running.
	signalGroup(child, "SIGKILL");
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		if (process.platform === "win32") child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch {
		// The process is gone already.
	}
}
