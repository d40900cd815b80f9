import { type Sandbox, startSandbox } from "../../../src/sandbox/index.ts";
import { RenamingServer } from "../../integration/support/renaming.ts";
import { set, signInTo, signOut } from "../../integration/support/window.ts";
import type { DataSet } from "../dataSets.ts";
import { travelTo } from "./travelTo.ts";

/** A data set that the extension is signed in to, at its place and time. */
export interface OpenDataSet {
	readonly sandbox: Sandbox;
	/** The base address of the API as the extension knows it. */
	readonly url: string;
	/** Puts owners' ids in the place of `owner:<index>` in a text or in what can be JSON. */
	fill<T>(value: T): T;
	close(): Promise<void>;
}

export async function openDataSet({ sandbox: options, zone, settings, renamed }: DataSet): Promise<OpenDataSet> {
	const comeBack = travelTo(options.now, zone);
	const sandbox = await startSandbox(options);
	const server = new RenamingServer(sandbox);
	for (const [before, after] of Object.entries(renamed ?? {})) server.rename(before, after);
	const fill = <T>(value: T): T => filled(value, sandbox);
	for (const [key, value] of Object.entries(settings)) await set(key, fill(value));
	const url = await server.start();
	await signInTo(url, sandbox.key);
	return {
		sandbox,
		url,
		fill,
		close: async () => {
			await signOut(...Object.keys(settings));
			comeBack();
			server.close();
			await sandbox.close();
		},
	};
}

function filled<T>(value: T, { owners }: Sandbox): T {
	const text = JSON.stringify(value).replace(/owner:(\d+)/g, (name, index) => owners[Number(index)]?.id ?? name);
	return JSON.parse(text);
}
