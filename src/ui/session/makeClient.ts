import { cancelledError } from "../../close/base/errorMakers.ts";
import { UserError, unexpectedError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import type { TransportOptions } from "../../close/http/transport.ts";
import type { RedactedLog } from "../../close/text/redactedLog.ts";
import type { Client, MakeClient } from "../base/ports.ts";
import { askedThrough } from "./clientWrappers.ts";

/**
 * Makes clients whose keys the log never shows. Close shows the User-Agent beside each API key, so that people recognize
 * what uses it: `version` is the extension's, `host` names what it runs in.
 */
export function clientMaker(
	{ version, host }: { readonly version: string; readonly host: string },
	settings: TransportOptions["settings"],
	log: RedactedLog,
): MakeClient {
	return (credential, baseUrl) => {
		log.redact(credential);
		return lazyClient(async () => {
			const { CloseClient } = await import("../../close/client.ts");
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
