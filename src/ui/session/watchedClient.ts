import { CloseError } from "../../close/base/errors.ts";
import type { Client } from "../base/ports.ts";

/** The same client, which also tells of each request that the server refused for the key's sake (401). */
export function watchedClient(client: Client, unauthorized: () => void): Client {
	async function watch<T>(answer: Promise<T>): Promise<T> {
		try {
			return await answer;
		} catch (error) {
			if (error instanceof CloseError && error.kind === "unauthorized") unauthorized();
			throw error;
		}
	}
	return {
		asSent: (parameters) => client.asSent(parameters),
		list: (parameters, options) => watch(client.list(parameters, options)),
		opportunity: (id, options) => watch(client.opportunity(id, options)),
		opportunitiesOf: (leadId, skip, options) => watch(client.opportunitiesOf(leadId, skip, options)),
		search: (query, limit, options) => watch(client.search(query, limit, options)),
		me: (options) => watch(client.me(options)),
		people: (organizationId, options) => watch(client.people(organizationId, options)),
		pipelines: (options) => watch(client.pipelines(options)),
		smartViews: (options) => watch(client.smartViews(options)),
		leadOf: (opportunityId, options) => watch(client.leadOf(opportunityId, options)),
		dispose: () => client.dispose(),
	};
}
