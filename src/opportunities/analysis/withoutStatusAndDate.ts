import * as l10n from "@vscode/l10n";
import { describeFilters } from "../view/describeFilters.ts";
import type { Describing } from "../view/describeOptions.ts";
import type { FilterKey, Filters, View } from "../view/view.ts";

/** The filters that say which deals are won, open or lost, and when: what rates, targets, pace and outcome say themselves. */
const SET_ASIDE: ReadonlySet<FilterKey> = new Set<FilterKey>([
	"status_type",
	"status_id",
	"status",
	"status_label",
	"date_won",
]);

/** Returns a View with all other filters, without grouping, order and name. */
export function withoutStatusAndDate({ filters }: View): View {
	return { filters: filtersOf(filters, (key) => !SET_ASIDE.has(key)) };
}

/** Returns which filters are set aside, in words; undefined if there are none. */
export function setAsideText({ filters }: View, describing: Describing): string | undefined {
	const text = describeFilters({ filters: filtersOf(filters, (key) => SET_ASIDE.has(key)) }, describing);
	return text === "" ? undefined : l10n.t("View filters not applied: {0}", text);
}

function filtersOf(filters: Filters, wanted: (key: FilterKey) => boolean): Filters {
	return Object.fromEntries(Object.entries(filters).filter(([key]) => wanted(key as FilterKey)));
}
