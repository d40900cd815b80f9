import * as l10n from "@vscode/l10n";
import { filterLabel } from "../../opportunities/view/labels.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK, type Item, markCurrent } from "../quickInput/quickInput.ts";
import type { NameCache } from "../window/nameCache.ts";
import type { FilterFlow, Outcome } from "./filterFlow.ts";
import { ANY, changeOf, enterIdItem, idPage } from "./idPage.ts";

const KEY = "lead_saved_search_id";

/** Asks for a Smart View of leads, by name or by id. */
export async function smartViewPage(flow: FilterFlow): Promise<Outcome> {
	const { names, directory } = flow;
	return idPage(flow, KEY, async (active) => {
		const picked = await pick(flow.quickInputs, {
			title: filterLabel(KEY),
			placeholder: l10n.t("Select a Smart View of leads"),
			items: () => smartViewItems(names, flow.filters[KEY]),
			active,
			back: true,
			load: async (signal) => {
				names.smartViews = (await directory?.smartViews({ signal })) ?? [];
			},
			preview: ([id], show) => flow.preview(changeOf(KEY, id), show),
		});
		return picked === undefined || picked === BACK ? picked : (picked.ids[0] ?? ANY);
	});
}

/** Always includes the value that is set. */
function smartViewItems(names: NameCache, set: string | undefined): readonly Item[] {
	const missing = set === undefined || names.smartViews.some(({ id }) => id === set) ? [] : [set];
	const items: readonly Item[] = [
		{ id: ANY, label: l10n.t("Any") },
		...missing.map((id) => ({ id, label: names.smartView(id) ?? id })),
		...names.smartViews.map(({ id, name }) => ({ id, label: name })),
		enterIdItem(),
	];
	return markCurrent(items, set ?? ANY);
}
