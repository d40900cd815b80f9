import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stopAtEnd } from "../lifecycle.ts";
import { run } from "./commands.ts";
import { installVsCode } from "./install.ts";
import { QUIET_SETTINGS } from "./settings.ts";

const START_LIMIT_MS = 60_000;

export interface ServerOptions {
	/** Where everything is kept: server data, installed extensions. Made when missing. */
	readonly profile: string;
	/** User settings beside the quiet ones. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** 0, the default, takes a free one. */
	readonly port?: number;
	/**
	 * Obeys the payload of the page's address (extensions under development, tests), and keeps notifications in their
	 * centre. On by default; off is what a user has.
	 */
	readonly driver?: boolean;
	/** A .vsix to install before the start. */
	readonly vsix?: string;
}

export interface VsCodeServer {
	/** `127.0.0.1:PORT` */
	readonly authority: string;
	/** Where the window reads the user's settings; it notices changes. */
	readonly settingsFile: string;
	/** Writes the user's settings: the quiet ones, and these. */
	writeSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
	stop(): Promise<void>;
}

/** Starts VS Code's server on loopback; installs it first where needed. */
export async function startServer(options: ServerOptions): Promise<VsCodeServer> {
	const installed = await installVsCode();
	const { profile, driver = true } = options;
	const folders = ["--server-data-dir", join(profile, "server"), "--extensions-dir", join(profile, "extensions")];
	const main = join(installed, "out", "server-main.js");

	const settingsFile = join(profile, "server", "data", "User", "settings.json");
	const writeSettings = async (settings: Readonly<Record<string, unknown>>) => {
		await writeFile(settingsFile, JSON.stringify({ ...QUIET_SETTINGS, ...settings }, undefined, "\t"));
	};
	await mkdir(join(settingsFile, ".."), { recursive: true });
	await writeSettings(options.settings ?? {});

	if (options.vsix !== undefined) {
		const { code, output } = await run(
			process.execPath,
			[main, ...folders, "--install-extension", options.vsix],
			profile,
		);
		if (code !== 0 || /failed/i.test(output)) throw new Error(`${options.vsix} could not be installed:\n${output}`);
	}

	const child = spawn(
		process.execPath,
		[
			main,
			...["--host", "127.0.0.1", "--port", String(options.port ?? 0)],
			...["--without-connection-token", "--accept-server-license-terms", "--disable-workspace-trust"],
			...["--telemetry-level", "off"],
			...(driver ? ["--enable-smoke-test-driver"] : []),
			...folders,
		],
		// A group of its own: its extension hosts go with it.
		{ cwd: profile, stdio: ["ignore", "pipe", "pipe"], detached: process.platform !== "win32" },
	);
	const stop = stopAtEnd(() => stopGroup(child));
	try {
		return { authority: await authorityOf(child), settingsFile, writeSettings, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Waits for the server's word on where it listens. */
function authorityOf(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let printed = "";
		const limit = setTimeout(() => reject(new Error(`VS Code's server did not start:\n${printed}`)), START_LIMIT_MS);
		child.once("exit", (code) => {
			clearTimeout(limit);
			reject(new Error(`VS Code's server ended with ${code}:\n${printed}`));
		});
		const read = (chunk: Buffer) => {
			printed = (printed + chunk.toString()).slice(-5_000);
			const port = /Extension host agent listening on (\d+)/.exec(printed)?.[1];
			if (port === undefined) return;
			clearTimeout(limit);
			resolve(`127.0.0.1:${port}`);
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
	// What its main process left behind.
	signalGroup(child, "SIGKILL");
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		if (process.platform === "win32") child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch {
		// It is gone already.
	}
}
