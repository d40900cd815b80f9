import { formatMoment } from "./data/dates.ts";
import { fullOpportunity } from "./data/opportunity.ts";
import type { Rec } from "./data/record.ts";
import type { World } from "./data/world.ts";

type Json = Record<string, unknown>;

/** The records of each lead that has one, in the order in which the leads were created. */
function recordsByLead(world: World): Map<number, readonly Rec[]> {
	const byLead = Map.groupBy(world.store.all(), ({ lead }) => lead);
	return new Map([...byLead].sort(([one], [other]) => one - other));
}

/** `GET /lead/`, each lead rendered only if it is asked for. Source: `facts.md`, section 6. */
export function leads(world: World): readonly (() => Json)[] {
	return [...recordsByLead(world)].map(
		([lead, records]) =>
			() =>
				leadOf(world, lead, records),
	);
}

/** `GET /lead/{id}/`; undefined if there is no such lead. */
export function lead(world: World, id: string): Json | undefined {
	const number = world.leads.numberOf(id);
	const records = world.store.all().filter((record) => record.lead === number);
	return number === undefined || records.length === 0 ? undefined : leadOf(world, number, records);
}

function leadOf(world: World, lead: number, records: readonly Rec[]): Json {
	const { leads, organization } = world;
	const id = leads.id(lead);
	const name = leads.name(lead);
	const created = Math.min(...records.map((record) => record.created));
	const updated = Math.max(...records.map((record) => record.updated));
	return {
		id,
		organization_id: organization.id,
		name,
		display_name: name ?? "",
		html_url: `https://app.close.com/lead/${id}/`,
		status_id: null,
		status_label: null,
		contacts: Array.from({ length: leads.contacts(lead) }, (_, contact) => ({
			id: leads.contactId(lead, contact),
			lead_id: id,
			name: leads.contactName(lead, contact),
			emails: contact === 0 ? [leads.email(lead)].filter((email) => email !== null) : [],
			phones: contact === 0 ? (leads.phones(lead) ?? []) : [],
		})),
		opportunities: records.map((record) => ({ ...fullOpportunity(world, record) })),
		tasks: [],
		date_created: formatMoment(created),
		date_updated: formatMoment(updated),
	};
}
