import { cancelledError } from "../../close/base/errorMakers.ts";
import { UserError, unexpectedError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import type { Client } from "../base/ports.ts";

/**
 * A client that is made with the first thing that is asked of it: its code takes most of the time that loading takes.
 * Rejects with nothing but errors for the user, whatever an answer does to the code that reads it.
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
		asSent: (parameters) => ask((client) => client.asSent(parameters)),
		list: (parameters, options) => ask((client) => client.list(parameters, options)),
		opportunity: (id, options) => ask((client) => client.opportunity(id, options)),
		opportunitiesOf: (leadId, skip, options) => ask((client) => client.opportunitiesOf(leadId, skip, options)),
		search: (query, limit, options) => ask((client) => client.search(query, limit, options)),
		me: (options) => ask((client) => client.me(options)),
		people: (organizationId, options) => ask((client) => client.people(organizationId, options)),
		pipelines: (options) => ask((client) => client.pipelines(options)),
		smartViews: (options) => ask((client) => client.smartViews(options)),
		leadOf: (opportunityId, options) => ask((client) => client.leadOf(opportunityId, options)),
		dispose: () => {
			disposed = true;
			void made?.then(
				(client) => client.dispose(),
				() => undefined,
			);
		},
	};
}
