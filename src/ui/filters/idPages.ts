import * as l10n from "@vscode/l10n";
import { filterLabel } from "../../opportunities/view/labels.ts";
import { type PickOptions, pick } from "../quickInput/pick.ts";
import { BACK, type Choice, type Item, markCurrent } from "../quickInput/quickInput.ts";
import type { Named } from "../session/identity.ts";
import type { FilterFlow, Outcome } from "./filterFlow.ts";
import { textPage } from "./textPage.ts";

const ANY = "\u0000any";
const ENTER_ID = "\u0000enterId";

/** Asks for a Smart View of leads, by name or by id. */
export function smartViewPage(flow: FilterFlow): Promise<Outcome> {
	const { names, directory } = flow;
	return idPage(flow, "lead_saved_search_id", {
		placeholder: l10n.t("Select a Smart View of leads"),
		any: l10n.t("Any"),
		choices: () => names.smartViews.map(({ id, name }) => ({ id, label: name })),
		load: async (signal) => {
			names.smartViews = (await directory?.smartViews({ signal })) ?? [];
		},
	});
}

/** Asks for a lead: the selected row's, or one by its id. */
export function leadPage(flow: FilterFlow): Promise<Outcome> {
	const selected = flow.host.selectedLead();
	if (selected !== undefined) flow.names.rememberLead(selected);
	return idPage(flow, "lead_id", {
		placeholder: l10n.t("Choose the lead of the selected row, or enter an ID"),
		any: l10n.t("Any"),
		choices: () => (selected === undefined ? [] : [selectedItem(selected)]),
	});
}

interface IdSource {
	readonly placeholder: string;
	/** The label of the item that clears the filter. */
	readonly any: string;
	readonly choices: () => readonly Choice[];
	readonly load?: PickOptions["load"];
}

async function idPage(
	flow: FilterFlow,
	key: "lead_id" | "lead_saved_search_id",
	{ placeholder, any, choices, load }: IdSource,
): Promise<Outcome> {
	let active = flow.filters[key] ?? ANY;
	for (;;) {
		const picked = await pick(flow.quickInputs, {
			title: filterLabel(key),
			placeholder,
			items: () => idItems(choices(), flow.filters[key], (id) => nameOf(flow, key, id), any),
			active,
			back: true,
			...(load === undefined ? {} : { load }),
			preview: ([id], show) => flow.preview(id === ENTER_ID ? undefined : { [key]: id === ANY ? undefined : id }, show),
		});
		if (picked === undefined || picked === BACK) return picked;
		const id = picked.ids[0] ?? ANY;
		if (id !== ENTER_ID) {
			flow.set(key, id === ANY ? undefined : id);
			return "done";
		}
		active = ENTER_ID;
		const typed = await textPage(flow, key);
		if (typed !== BACK) return typed;
	}
}

/** Always includes the value that is set. */
function idItems(
	choices: readonly Choice[],
	set: string | undefined,
	nameOfId: (id: string) => string | undefined,
	any: string,
): readonly Item[] {
	const missing = set === undefined || choices.some(({ id }) => id === set) ? [] : [set];
	const items: readonly Item[] = [
		{ id: ANY, label: any },
		...missing.map((id) => ({ id, label: nameOfId(id) ?? id })),
		...choices,
		{ id: ENTER_ID, label: l10n.t("Enter ID…"), pinned: true },
	];
	return markCurrent(items, set ?? ANY);
}

function nameOf({ names }: FilterFlow, key: "lead_id" | "lead_saved_search_id", id: string): string | undefined {
	return key === "lead_id" ? names.lead(id) : names.smartView(id);
}

function selectedItem({ id, name }: Named): Choice {
	return { id, label: name, description: l10n.t("Lead of the selected row") };
}
