import * as l10n from "@vscode/l10n";
import { WordSearch } from "../../opportunities/find/wordSearch.ts";
import { filterLabel } from "../../opportunities/view/labels.ts";
import { searchPick } from "../quickInput/searchPick.ts";
import type { Named } from "../session/identity.ts";
import type { FilterFlow, Outcome } from "./filterFlow.ts";
import { changeOf, idPage } from "./idPage.ts";
import { isLeadId, leadItems } from "./leadItems.ts";

/** How many opportunities Close is asked for: several may be of one lead, and many match by their notes only. */
const MOST_ASKED = 100;

/** Asks for a lead: by its name, among the loaded ones and everywhere in Close, or by its id. */
export async function leadPage(flow: FilterFlow): Promise<Outcome> {
	const { host, names } = flow;
	const selected = host.selectedLead();
	if (selected !== undefined) names.rememberLead(selected);
	const words = new WordSearch();
	return idPage(flow, "lead_id", (active) =>
		searchPick<readonly Named[]>(flow.quickInputs, {
			title: filterLabel("lead_id"),
			placeholder: l10n.t("Type part of a lead name, or a lead ID"),
			back: true,
			active,
			search: (query, signal) => searchLeads(flow, query, signal),
			items: (searched) => {
				const { lead_id: set } = flow.filters;
				return leadItems({ ...searched, set, selected, loaded: host.loadedLeads(), names, words, mask: host.mask });
			},
			preview: (id, show) => flow.preview(changeOf("lead_id", id), show),
			clock: flow.clock,
		}),
	);
}

/** The leads of the opportunities that Close finds, whose names are known from then on. */
async function searchLeads(
	{ directory, names }: FilterFlow,
	query: string,
	signal: AbortSignal,
): Promise<readonly Named[]> {
	if (directory === undefined || isLeadId(query)) return [];
	const { opportunities } = await directory.search(query, MOST_ASKED, { signal });
	const leads = opportunities.flatMap(({ row }) => (row.lead_name ? { id: row.lead_id, name: row.lead_name } : []));
	for (const lead of leads) names.rememberLead(lead);
	return leads;
}
