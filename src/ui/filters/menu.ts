import * as l10n from "@vscode/l10n";
import type { Mask } from "../../opportunities/text/mask.ts";
import { filterText, type Names } from "../../opportunities/view/describe.ts";
import { filterLabel } from "../../opportunities/view/labels.ts";
import type { FilterKey, Filters } from "../../opportunities/view/view.ts";
import type { Row } from "../quickInput/quickInput.ts";

export const MAIN_FILTERS = [
	"user_id",
	"status_id",
	"status_type",
	"value_period",
	"date_won",
	"date_created",
	"date_updated",
	"lead_saved_search_id",
	"is_stalled",
	"lead_id",
	"query",
] as const satisfies readonly FilterKey[];

export const MORE_FILTERS = [
	"status_label",
	"status",
	"organization_id",
	"lead_query",
] as const satisfies readonly FilterKey[];

/** The row that leads to the second page. */
export const MORE = "more";
/** The button of a row that is set. */
export const CLEAR = "clear";

export interface MenuContext {
	readonly filters: Filters;
	readonly names: Names;
	readonly locale: string;
	readonly mask: Mask;
}

/** The first page. */
export function mainRows(context: MenuContext): readonly Row[] {
	const further = MORE_FILTERS.filter((key) => context.filters[key] !== undefined).map(filterLabel);
	return [
		...MAIN_FILTERS.map((key) => filterRow(key, context)),
		{ id: MORE, label: l10n.t("More…"), description: further.join(", ") || undefined },
	];
}

/** The second page. */
export function moreRows(context: MenuContext): readonly Row[] {
	return MORE_FILTERS.map((key) => filterRow(key, context));
}

/** A filter, what it is set to, and a button that clears it. */
function filterRow(key: FilterKey, { filters, ...describing }: MenuContext): Row {
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
