import * as l10n from "@vscode/l10n";
import type { Mask } from "../../opportunities/text/mask.ts";
import { filterText } from "../../opportunities/view/describeFilters.ts";
import type { Names } from "../../opportunities/view/describeOptions.ts";
import { filterLabel } from "../../opportunities/view/labels.ts";
import type { FilterKey, Filters } from "../../opportunities/view/view.ts";
import type { Choice } from "../quickInput/quickInput.ts";

type Page = "main" | "advanced";

/** The page of each filter and its icon, in the order of the rows. Types and statuses share the first row. */
const FILTERS: Readonly<Record<FilterKey, readonly [Page | "status", icon: string]>> = {
	status_type: ["status", "milestone"],
	status_id: ["status", "milestone"],
	user_id: ["main", "person"],
	date_won: ["main", "calendar"],
	date_created: ["main", "diff-added"],
	date_updated: ["main", "diff-modified"],
	value_period: ["main", "history"],
	is_stalled: ["main", "warning"],
	lead_id: ["main", "organization"],
	lead_saved_search_id: ["main", "list-filter"],
	query: ["main", "search"],
	status_label: ["advanced", "tag"],
	status: ["advanced", "symbol-parameter"],
	organization_id: ["advanced", "home"],
	lead_query: ["advanced", "search"],
};
const KEYS = Object.keys(FILTERS) as readonly FilterKey[];
const STATUS_FILTERS = filtersOn("status");

/** The row for types and statuses. */
const STATUS = "types and statuses";
/** The row that opens the second page. */
export const ADVANCED = "advanced";
/** The button on a row whose filter is set. */
export const CLEAR = "clear";

interface MenuContext {
	readonly filters: Filters;
	readonly names: Names;
	readonly locale: string;
	readonly mask: Mask;
}

/** Returns the filters that a row of the menu sets; none if it opens the second page. */
export function filtersOf(id: string | undefined): readonly FilterKey[] {
	return id === STATUS ? STATUS_FILTERS : KEYS.filter((key) => key === id && FILTERS[key][0] !== "status");
}

/** Returns the row that sets a filter. */
export function rowOf(key: FilterKey): string {
	return FILTERS[key][0] === "status" ? STATUS : key;
}

export function menuItems(page: Page, context: MenuContext): readonly Choice[] {
	const rows = filtersOn(page).map((key) => filterItem(key, context));
	return page === "main" ? [statusItem(context), ...rows, advancedItem(context)] : rows;
}

function filtersOn(page: Page | "status"): readonly FilterKey[] {
	return KEYS.filter((key) => FILTERS[key][0] === page);
}

function statusItem(context: MenuContext): Choice {
	const { filters, ...describing } = context;
	const texts = STATUS_FILTERS.flatMap((key) => filterText(filters, key, describing) ?? []);
	const text = texts.length === 0 ? undefined : texts.join(" · ");
	return { ...settable(l10n.t("Status"), text), id: STATUS, icon: FILTERS.status_type[1] };
}

function advancedItem({ filters }: MenuContext): Choice {
	const set = filtersOn("advanced").filter((key) => filters[key] !== undefined);
	return {
		id: ADVANCED,
		label: l10n.t("Advanced…"),
		description: set.map(filterLabel).join(", ") || undefined,
		icon: "settings",
	};
}

function filterItem(key: FilterKey, { filters, ...describing }: MenuContext): Choice {
	const item = settable(filterLabel(key), filterText(filters, key, describing), key === "lead_query");
	return { ...item, id: key, icon: FILTERS[key][1], detail: explanation(key) };
}

/** A row with the value that is set, and a button that clears it. */
function settable(label: string, text: string | undefined, deprecated = false): Omit<Choice, "id"> {
	const value = text ?? l10n.t("Any");
	const description = deprecated ? l10n.t("{0} (deprecated by Close)", value) : value;
	if (text === undefined) return { label, description };
	return { label, description, buttons: [{ id: CLEAR, icon: "close", tooltip: l10n.t("Clear {0}", label) }] };
}

/** How the two filters differ that are alike at first sight. */
function explanation(key: FilterKey): string | undefined {
	if (key === "status_label") return l10n.t("Statuses with exactly this label, in any pipeline");
	if (key === "status")
		return l10n.t('Sent to Close as the parameter "status", which takes labels and isn\'t otherwise documented');
	return undefined;
}
