import type { Rec } from "./data/record.ts";
import type { Leads } from "./data/sampleLeads.ts";
import type { World } from "./data/world.ts";
import { invalidField } from "./http/reply.ts";

/** A saved search of the organization. Those of type `lead` can filter opportunities. */
export interface SmartView {
	readonly name: string;
	readonly description: string | null;
	readonly type: "lead" | "contact" | "opportunity";
	/** The query in the search language, as in `/saved_search/`; null if the search exists only in the newer form. */
	readonly query: string | null;
	readonly userDependent: boolean;
	readonly accepts: (leads: Leads, lead: number) => boolean;
}

export const SMART_VIEWS: readonly SmartView[] = [
	{
		name: "Top leads",
		description: "The tenth of all leads with the best score",
		type: "lead",
		query: null,
		userDependent: false,
		accepts: (leads, lead) => leads.score(lead) >= 90,
	},
	{
		name: "Leads without an email address",
		description: null,
		type: "lead",
		query: "emails:0",
		userDependent: false,
		accepts: (leads, lead) => leads.email(lead) === null,
	},
	{
		name: "Leads without a phone number",
		description: null,
		type: "lead",
		query: "phones:0",
		userDependent: false,
		accepts: (leads, lead) => leads.phones(lead) === null,
	},
	{
		name: "My leads",
		description: "Leads that are assigned to me",
		type: "lead",
		query: null,
		userDependent: true,
		accepts: (leads, lead) => leads.score(lead) % 12 === 0,
	},
	{
		name: "Untitled leads",
		description: null,
		type: "lead",
		query: "name:none",
		userDependent: false,
		accepts: (leads, lead) => leads.name(lead) === null,
	},
	{
		name: "Contacts to call",
		description: null,
		type: "contact",
		query: null,
		userDependent: false,
		accepts: () => false,
	},
	{
		name: "Closing this quarter",
		description: null,
		type: "opportunity",
		query: null,
		userDependent: false,
		accepts: () => false,
	},
];

/** The filter of `lead_saved_search_id`. @throws HttpError if no Smart View has this id, or if it isn't one of leads */
export function smartViewFilter(world: World, id: string): (record: Rec) => boolean {
	const number = world.ids.numberOf("save", id);
	const view = number === undefined ? undefined : SMART_VIEWS[number];
	if (view === undefined) {
		throw invalidField("lead_saved_search_id", "Object does not exist.");
	}
	if (view.type !== "lead") {
		throw invalidField("lead_saved_search_id", "Not a lead Smart View.");
	}
	return (record) => view.accepts(world.leads, record.lead);
}
