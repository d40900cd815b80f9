import { CloseError } from "../../close/base/errors.ts";
import type { Currencies } from "../../opportunities/text/currencies.ts";
import type { Client } from "../base/ports.ts";

/** A client that teaches `currencies` how amounts are written, from all opportunities and sums that it receives. */
export function learningClient(client: Client, currencies: Currencies): Client {
	return {
		...askedThrough((question) => question(client)),
		list: async (parameters, options) => {
			const answer = await client.list(parameters, options);
			const { groups, rows, written } = answer;
			currencies.learn(groups?.flatMap((group) => group.rows) ?? rows, written);
			return answer;
		},
		search: async (query, limit, options) => {
			const found = await client.search(query, limit, options);
			currencies.learn(
				found.opportunities.map(({ row }) => row),
				found.written,
			);
			return found;
		},
		opportunity: async (id, options) => {
			const object = await client.opportunity(id, options);
			currencies.learn([object]);
			return object;
		},
		opportunitiesOf: async (leadId, skip, options) => {
			const page = await client.opportunitiesOf(leadId, skip, options);
			currencies.learn(page.data.filter((object) => typeof object === "object" && object !== null));
			return page;
		},
		dispose: () => client.dispose(),
	};
}

/** A client that also reports each request that the server refused with 401. */
export function watchedClient(client: Client, keyRefused: () => void): Client {
	async function ask<T>(question: (client: Client) => Promise<T>): Promise<T> {
		try {
			return await question(client);
		} catch (error) {
			if (error instanceof CloseError && error.kind === "unauthorized") keyRefused();
			throw error;
		}
	}
	return { ...askedThrough(ask), dispose: () => client.dispose() };
}

/** All methods of a client, each called through `ask`. */
export function askedThrough(
	ask: <T>(question: (client: Client) => Promise<T>) => Promise<T>,
): Omit<Client, "dispose"> {
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
		customFields: (options) => ask((client) => client.customFields(options)),
		leadOf: (opportunityId, options) => ask((client) => client.leadOf(opportunityId, options)),
	};
}
