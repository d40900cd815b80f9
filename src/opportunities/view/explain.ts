import * as l10n from "@vscode/l10n";
import { DATE_FILTERS, LIST_FILTERS } from "../../close/schema/parameters.ts";
import { beginningOf, ending, lengthOf } from "../../close/text/cutText.ts";
import { labelText } from "../../close/text/labelText.ts";
import { visibleText } from "../text/visibleText.ts";
import { dateFilterText } from "../time/dateText.ts";
import { type Describing, inList, type Names } from "./describe.ts";
import { filterLabel, groupingLabel, orderLabel, statusTypeLabel, valuePeriodLabel } from "./labels.ts";
import { type FilterKey, type Filters, ME, type View } from "./view.ts";

/** More than this is too much for a dialog: what is between the beginning and the end is counted. */
const MOST_VALUES = 20;
const LONGEST_TEXT = 400;
/** How many of these belong to the end, where what a value begins with may be turned into something else. */
const LAST_VALUES = 2;
const LAST_SIGNS = 100;

/**
 * What a View shows, in lines, for whoever has to decide whether to open it: grouping, sorting, and every filter with
 * names and ids. A description would leave out what a long filter ends with.
 */
export function explainView(view: View, describing: Describing): readonly string[] {
	const { group_by, order_by, filters } = view;
	const keys = Object.keys(filters) as FilterKey[];
	return [
		group_by === undefined ? groupingLabel(undefined) : l10n.t("Grouping: {0}", groupingLabel(group_by)),
		...(order_by === undefined ? [] : [l10n.t("Sorting: {0}", orderLabel(order_by))]),
		...(keys.length === 0 ? [l10n.t("No filters")] : []),
		...keys.map((key) => l10n.t("{0}: {1}", filterLabel(key), valueText(filters, key, describing))),
	];
}

function valueText(filters: Filters, key: FilterKey, { names, locale }: Describing): string {
	const list = LIST_FILTERS.find((one) => one === key);
	if (key === "status_type") return listed((filters[key] ?? []).map(statusTypeLabel));
	if (key === "value_period") return listed((filters[key] ?? []).map(valuePeriodLabel));
	if (list === "status_label" || list === "status")
		return listed((filters[list] ?? []).map((label) => withName(list, inList(label), names)));
	if (list !== undefined) return listed((filters[list] ?? []).map((value) => withName(list, value, names)));
	const date = DATE_FILTERS.find((one) => one === key);
	if (date !== undefined) return dateFilterText(filters[date] ?? {}, locale);
	const value = filters[key];
	if (typeof value === "boolean") return value ? l10n.t("Stalled only") : l10n.t("Not stalled");
	return withName(key, String(value), names);
}

/** A value with what it is called, where that is known: the id is what is asked for. */
function withName(key: FilterKey, value: string, names: Names): string {
	const name = nameOf(key, value, names);
	const text = cut(visibleText(value));
	return name === undefined || labelText(name) === "" ? text : l10n.t("{0} ({1})", cut(labelText(name)), text);
}

function nameOf(key: FilterKey, value: string, names: Names): string | undefined {
	switch (key) {
		case "user_id":
			return value === ME ? l10n.t("whoever is signed in") : names.owner(value);
		case "status_id":
			return names.status(value);
		case "lead_id":
			return names.lead(value);
		case "lead_saved_search_id":
			return names.smartView(value);
		case "organization_id":
			return names.organization(value);
		default:
			return undefined;
	}
}

function listed(texts: readonly string[]): string {
	const rest = texts.length - MOST_VALUES;
	if (rest <= 0) return texts.join(", ");
	const first = texts.slice(0, MOST_VALUES - LAST_VALUES);
	return l10n.t("{0}, {1} more, {2}", first.join(", "), rest, texts.slice(-LAST_VALUES).join(", "));
}

function cut(text: string): string {
	const rest = lengthOf(text) - LONGEST_TEXT;
	if (rest <= 0) return text;
	const first = beginningOf(text, LONGEST_TEXT - LAST_SIGNS);
	return l10n.t("{0}… ({1} more characters) …{2}", first, rest, ending(text, LAST_SIGNS));
}
