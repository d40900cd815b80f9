import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { startServer, type VsCodeServer } from "../../host/vscode/server.ts";
import { runFolder } from "./runFolder.ts";

/** A server that a window uses alone until it gives it back. */
export interface TakenServer {
	readonly server: VsCodeServer;
	giveBack(): Promise<void>;
}

/** Servers without a window, by the .vsix that is installed in them; `""` for those that run extensions under development. */
const idle = new Map<string, VsCodeServer[]>();

/**
 * A server of this process with these settings: starting one takes as much time as half a window. A window leaves nothing
 * there, as its state is in the browser's profile. All servers end with the process.
 */
export async function takeServer(
	vsix: string | undefined,
	settings: Readonly<Record<string, unknown>>,
): Promise<TakenServer> {
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
	// The extension host of a window that was closed waits no longer for it to come back.
	const patience = 1;
	return startServer({ profile, settings, patience, ...(vsix !== undefined && { vsix, driver: false }) });
}
