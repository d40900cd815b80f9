import { randomBytes } from "node:crypto";
import type { Log } from "../../close/base/log.ts";
import { Currencies } from "../../opportunities/text/currencies.ts";
import { logFailure } from "../base/asyncTasks.ts";
import type { Client, MakeClient, Memento, StartSampleServer } from "../base/ports.ts";
import { learningClient } from "./clientWrappers.ts";
import type { SampleSession } from "./session.ts";

const MARKER = "closeOpportunities.sample";

export interface SampleDataParts {
	/** The state of this workspace: whether sample data was shown, for a reload of the window. */
	readonly workspaceState: Memento;
	readonly makeClient: MakeClient;
	readonly startSampleServer: StartSampleServer;
	readonly log: Log;
}

/** The sample data: a server for this window with a key made for this run. Neither is stored. */
export class SampleData {
	readonly #parts: SampleDataParts;

	constructor(parts: SampleDataParts) {
		this.#parts = parts;
	}

	/** Whether sample data was shown when the window was last closed or reloaded. */
	get wasShown(): boolean {
		return this.#parts.workspaceState.get(MARKER) === true;
	}

	note(shown: boolean): void {
		const update = this.#parts.workspaceState.update(MARKER, shown ? true : undefined);
		logFailure(this.#parts.log, "It could not be noted whether sample data is shown", update);
	}

	/** Starts the server and opens a session on it. If that fails or is cancelled, nothing keeps running. */
	async open(signal: AbortSignal): Promise<SampleSession> {
		const secret = `api_${randomBytes(11).toString("hex")}.${randomBytes(11).toString("hex")}`;
		const server = await this.#parts.startSampleServer(secret);
		let client: Client | undefined;
		try {
			const { origin } = new URL(server.baseUrl);
			const currencies = new Currencies();
			client = learningClient(this.#parts.makeClient({ kind: "apiKey", secret, origin }, server.baseUrl), currencies);
			const me = await client.me({ signal });
			return { kind: "sample", client, currencies, me, organization: me.organizations[0], server };
		} catch (error) {
			client?.dispose();
			await server.close();
			throw error;
		}
	}
}

/** Large enough for groups that need loading more, and small enough to be generated at once. */
const SAMPLE_SIZE = 1500;

/** Starts the sample data's server. Its code is in a file of its own, which is loaded only now. */
export const startSampleServer: StartSampleServer = async (key) => {
	const { startSandbox } = await import("../../sandbox/index.ts");
	const sandbox = await startSandbox({ keys: [key], size: SAMPLE_SIZE });
	return { baseUrl: sandbox.url, targets: sandbox.targets, close: () => sandbox.close() };
};
