import { cancelledError } from "../../close/base/errorMessages.ts";
import { UserError, unexpectedError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import type { CloseClient } from "../../close/client.ts";
import type { TransportOptions } from "../../close/http/transport.ts";
import type { RedactedLog } from "../../close/text/redactedLog.ts";
import type { Client, MakeClient } from "../base/ports.ts";
import { askedThrough } from "./clientWrappers.ts";

interface ClientMakerParts {
	/** The extension's. */
	readonly version: string;
	/** Names what the extension runs in. */
	readonly host: string;
	/** Loads the code of clients. */
	readonly load: () => Promise<{ readonly CloseClient: typeof CloseClient }>;
	readonly settings: TransportOptions["settings"];
	readonly log: RedactedLog;
}

/**
 * Makes clients whose keys the log never shows. Close shows the User-Agent beside each API key, so that people recognize
 * what uses it.
 */
export function clientMaker({ version, host, load, settings, log }: ClientMakerParts): MakeClient {
	return (credential, baseUrl) => {
		log.redact(credential);
		return lazyClient(async () => {
			const { CloseClient } = await load();
			const userAgent = `close-opportunities/${version} (${host})`;
			return new CloseClient({ credential, baseUrl, userAgent, settings, log });
		}, log);
	};
}

/**
 * A client that is made with its first request, because its code takes most of the loading time. Rejects only with
 * errors for the user, whatever an answer does to the code that reads it.
 */
export function lazyClient(make: () => Promise<Client>, log: Log): Client {
	let made: Promise<Client> | undefined;
	let disposed = false;
	async function ask<T>(question: (client: Client) => Promise<T>): Promise<T> {
		if (made === undefined && disposed) throw cancelledError();
		made ??= make();
		try {
			return await question(await made);
		} catch (error) {
			throw error instanceof UserError ? error : unexpectedError(error, log);
		}
	}
	return {
		...askedThrough(ask),
		dispose: () => {
			disposed = true;
			void made?.then(
				(client) => client.dispose(),
				() => undefined,
			);
		},
	};
}
