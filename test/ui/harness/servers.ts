import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { startServer, type VsCodeServer } from "../../host/vscode/server.ts";
import { runFolder } from "./runFolder.ts";

/** What a server offers to every window; which of them a window needs. */
export interface ServerKind {
	/** A .vsix that is installed; without it extensions under development are obeyed. */
	readonly vsix: string | undefined;
}

/** Of VS Code's own extensions: themes, and what the settings file is read with. Languages and Git only take time at the start. */
const BUILTINS = ["theme-defaults", "theme-modern-icons", "theme-seti", "json", "configuration-editing"];

const idle = new Map<string, VsCodeServer[]>();

/**
 * A server of this process with these settings, for one window until that gives it back: starting one takes as long as
 * opening a window. A window leaves nothing there, as its state is in the browser's profile; all servers end with the process.
 */
export async function takeServer(
	{ vsix }: ServerKind,
	settings: Readonly<Record<string, unknown>>,
): Promise<{ readonly server: VsCodeServer; giveBack(): Promise<void> }> {
	const kept = idle.get(vsix ?? "") ?? [];
	idle.set(vsix ?? "", kept);
	const waiting = kept.pop();
	await waiting?.writeSettings(settings);
	const server = waiting ?? (await start(vsix, settings));
	return {
		server,
		giveBack: async () => {
			kept.push(server);
		},
	};
}

async function start(vsix: string | undefined, settings: Readonly<Record<string, unknown>>): Promise<VsCodeServer> {
	const profile = await mkdtemp(join(await runFolder(), "server-"));
	return startServer({
		profile,
		settings,
		patience: 1,
		builtins: BUILTINS,
		...(vsix !== undefined && { vsix, driver: false }),
	});
}
