import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { startServer, type VsCodeServer } from "../../host/vscode/server.ts";
import { runFolder } from "./runFolder.ts";

/** A server that one window uses until it returns it. */
interface TakenServer {
	readonly server: VsCodeServer;
	giveBack(): Promise<void>;
}

/** What a server is started with. */
interface Kind {
	/** The installed .vsix; undefined for an extension under development. */
	readonly vsix: string | undefined;
	readonly language: string | undefined;
}

/** Idle servers, by their kind. */
const idle = new Map<string, VsCodeServer[]>();

/**
 * Takes an idle server or starts one, with these settings. Starting one takes half as long as opening a window. Windows leave
 * no state in servers, since their state is in the browser's profile. All servers end with the process.
 */
export async function takeServer(kind: Kind, settings: Readonly<Record<string, unknown>>): Promise<TakenServer> {
	const name = JSON.stringify(kind);
	const kept = idle.get(name) ?? [];
	idle.set(name, kept);
	const waiting = kept.pop();
	await waiting?.writeSettings(settings);
	const server = waiting ?? (await start(kind, settings));
	return {
		server,
		giveBack: async () => {
			kept.push(server);
		},
	};
}

async function start({ vsix, language }: Kind, settings: Readonly<Record<string, unknown>>): Promise<VsCodeServer> {
	const profile = await mkdtemp(join(await runFolder(), "server-"));
	// The extension host of a closed window ends after a second.
	const reconnectSeconds = 1;
	return startServer({
		profile,
		settings,
		language,
		reconnectSeconds,
		...(vsix !== undefined && { vsix, driver: false }),
	});
}
