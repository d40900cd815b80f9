import type { Currencies } from "../../opportunities/text/currencies.ts";
import type { Client } from "../base/ports.ts";

/** The same client; all opportunities and sums that it receives teach `currencies` how amounts are written. */
export function learningClient(client: Client, currencies: Currencies): Client {
	return {
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
		asSent: (parameters) => client.asSent(parameters),
		me: (options) => client.me(options),
		people: (organizationId, options) => client.people(organizationId, options),
		pipelines: (options) => client.pipelines(options),
		smartViews: (options) => client.smartViews(options),
		leadOf: (opportunityId, options) => client.leadOf(opportunityId, options),
		dispose: () => client.dispose(),
	};
}
