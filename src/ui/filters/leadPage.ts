import * as l10n from "@vscode/l10n";
import { WordSearch } from "../../opportunities/find/wordSearch.ts";
import { filterLabel } from "../../opportunities/view/labels.ts";
import { BACK } from "../quickInput/quickInput.ts";
import { searchPick } from "../quickInput/searchPick.ts";
import type { Named } from "../session/identity.ts";
import type { FilterChanges, FilterFlow, Outcome } from "./filterFlow.ts";
import { ANY, ENTER_ID, isLeadId, leadItems } from "./leadItems.ts";
import { textPage } from "./textPage.ts";

/** How many opportunities Close is asked for: several may be of one lead, and many match by their notes only. */
const MOST_ASKED = 100;

/** Asks for a lead: by its name, among the loaded ones and everywhere in Close, or by its id. */
export async function leadPage(flow: FilterFlow): Promise<Outcome> {
	const { host, names } = flow;
	const selected = host.selectedLead();
	if (selected !== undefined) names.rememberLead(selected);
	const words = new WordSearch();
	let active = flow.filters.lead_id ?? ANY;
	for (;;) {
		const id = await searchPick<readonly Named[]>(flow.quickInputs, {
			title: filterLabel("lead_id"),
			placeholder: l10n.t("Type part of a lead name, or a lead ID"),
			back: true,
			active,
			search: (query, signal) => searchLeads(flow, query, signal),
			items: (searched) => {
				const { lead_id: set } = flow.filters;
				return leadItems({ ...searched, set, selected, loaded: host.loadedLeads(), names, words, mask: host.mask });
			},
			preview: (id, show) => flow.preview(changeOf(id), show),
			clock: flow.clock,
		});
		if (id === undefined || id === BACK) return id;
		if (id !== ENTER_ID) {
			flow.set("lead_id", id === ANY ? undefined : id);
			return "done";
		}
		active = ENTER_ID;
		const typed = await textPage(flow, "lead_id");
		if (typed !== BACK) return typed;
	}
}

/** What choosing an item changes. Undefined if that isn't known. */
function changeOf(id: string | undefined): FilterChanges | undefined {
	if (id === undefined || id === ENTER_ID) return undefined;
	return { lead_id: id === ANY ? undefined : id };
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
