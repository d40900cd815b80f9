import * as l10n from "@vscode/l10n";
import { filterLabel } from "../../opportunities/view/labels.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK, type Item, markCurrent } from "../quickInput/quickInput.ts";
import type { NameCache } from "../window/nameCache.ts";
import type { FilterFlow, Outcome } from "./filterFlow.ts";
import { textPage } from "./textPage.ts";

const KEY = "lead_saved_search_id";
const ANY = "\u0000any";
const ENTER_ID = "\u0000enterId";

/** Asks for a Smart View of leads, by name or by id. */
export async function smartViewPage(flow: FilterFlow): Promise<Outcome> {
	const { names, directory } = flow;
	let active = flow.filters[KEY] ?? ANY;
	for (;;) {
		const picked = await pick(flow.quickInputs, {
			title: filterLabel(KEY),
			placeholder: l10n.t("Select a Smart View of leads"),
			items: () => smartViewItems(names, flow.filters[KEY]),
			active,
			back: true,
			load: async (signal) => {
				names.smartViews = (await directory?.smartViews({ signal })) ?? [];
			},
			preview: ([id], show) => flow.preview(id === ENTER_ID ? undefined : { [KEY]: id === ANY ? undefined : id }, show),
		});
		if (picked === undefined || picked === BACK) return picked;
		const id = picked.ids[0] ?? ANY;
		if (id !== ENTER_ID) {
			flow.set(KEY, id === ANY ? undefined : id);
			return "done";
		}
		active = ENTER_ID;
		const typed = await textPage(flow, KEY);
		if (typed !== BACK) return typed;
	}
}

/** Always includes the value that is set. */
function smartViewItems(names: NameCache, set: string | undefined): readonly Item[] {
	const missing = set === undefined || names.smartViews.some(({ id }) => id === set) ? [] : [set];
	const items: readonly Item[] = [
		{ id: ANY, label: l10n.t("Any") },
		...missing.map((id) => ({ id, label: names.smartView(id) ?? id })),
		...names.smartViews.map(({ id, name }) => ({ id, label: name })),
		{ id: ENTER_ID, label: l10n.t("Enter ID…"), pinned: true },
	];
	return markCurrent(items, set ?? ANY);
}
