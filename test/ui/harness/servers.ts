import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { DISPLAY_LANGUAGES } from "../../host/vscode/displayLanguage.ts";
import { startServer, type VsCodeServer } from "../../host/vscode/server.ts";
import { runFolder } from "./runFolder.ts";

/** A server that one window uses until it returns it. */
export interface TakenServer {
	readonly server: VsCodeServer;
	giveBack(): Promise<void>;
}

/** Idle servers, by the installed .vsix; `""` for those with an extension under development. */
const idle = new Map<string, VsCodeServer[]>();

/**
 * Takes an idle server or starts one, with these settings. Starting one takes half as long as opening a window. Windows leave
 * no state in servers, since their state is in the browser's profile. All servers end with the process.
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
	// The extension host of a closed window ends after a second.
	const reconnectSeconds = 1;
	const languages = DISPLAY_LANGUAGES;
	return startServer({
		profile,
		settings,
		languages,
		reconnectSeconds,
		...(vsix !== undefined && { vsix, driver: false }),
	});
}
