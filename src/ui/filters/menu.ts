import * as l10n from "@vscode/l10n";
import type { Mask } from "../../opportunities/text/mask.ts";
import { filterText } from "../../opportunities/view/describe.ts";
import { filterLabel } from "../../opportunities/view/labels.ts";
import type { Names } from "../../opportunities/view/names.ts";
import type { FilterKey, Filters } from "../../opportunities/view/view.ts";
import type { Choice } from "../quickInput/quickInput.ts";

/** The page of each filter, in the order of its items. */
const PAGES: Readonly<Record<FilterKey, "main" | "more">> = {
	user_id: "main",
	status_id: "main",
	status_type: "main",
	value_period: "main",
	date_won: "main",
	date_created: "main",
	date_updated: "main",
	lead_saved_search_id: "main",
	is_stalled: "main",
	lead_id: "main",
	query: "main",
	status_label: "more",
	status: "more",
	organization_id: "more",
	lead_query: "more",
};
const FILTERS = Object.keys(PAGES) as readonly FilterKey[];
const MAIN_FILTERS = FILTERS.filter((key) => PAGES[key] === "main");
const MORE_FILTERS = FILTERS.filter((key) => PAGES[key] === "more");

/** The item that opens the second page. */
export const MORE = "more";
/** The button on an item whose filter is set. */
export const CLEAR = "clear";

interface MenuContext {
	readonly filters: Filters;
	readonly names: Names;
	readonly locale: string;
	readonly mask: Mask;
}

/** Returns the filter of an item, or undefined if the item isn't one. */
export function filterOf(id: string | undefined): FilterKey | undefined {
	return FILTERS.find((key) => key === id);
}

/** The first page. */
export function mainItems(context: MenuContext): readonly Choice[] {
	const further = MORE_FILTERS.filter((key) => context.filters[key] !== undefined).map(filterLabel);
	return [
		...MAIN_FILTERS.map((key) => filterItem(key, context)),
		{ id: MORE, label: l10n.t("More…"), description: further.join(", ") || undefined },
	];
}

/** The second page. */
export function moreItems(context: MenuContext): readonly Choice[] {
	return MORE_FILTERS.map((key) => filterItem(key, context));
}

/** A filter, its value, and a button that clears it. */
function filterItem(key: FilterKey, { filters, ...describing }: MenuContext): Choice {
	const text = filterText(filters, key, describing);
	const deprecated = key === "lead_query" ? l10n.t("deprecated by Close") : undefined;
	const label = filterLabel(key);
	if (text === undefined) return { id: key, label, description: deprecated };
	return {
		id: key,
		label,
		description: deprecated === undefined ? text : l10n.t("{0} ({1})", text, deprecated),
		buttons: [{ id: CLEAR, icon: "close", tooltip: l10n.t("Clear {0}", label) }],
	};
}
