import * as l10n from "@vscode/l10n";
import { cutText } from "../../close/text/cutText.ts";
import { labelText } from "../../close/text/labelText.ts";
import { CLEAR, type Mask } from "../text/mask.ts";
import { dateFilterText } from "../time/dateText.ts";
import { statusTypeLabel, valuePeriodLabel } from "./labels.ts";
import { type FilterKey, type Filters, ME, type View } from "./view.ts";

/** What ids are called, as far as that is known by now. */
export interface Names {
	owner(id: string): string | undefined;
	status(id: string): string | undefined;
	smartView(id: string): string | undefined;
	lead(id: string): string | undefined;
	organization(id: string): string | undefined;
}

/** How descriptions are written; `locale` is BCP 47, such as `vscode.env.language`. */
export interface Describing {
	readonly names: Names;
	readonly locale: string;
	/** What names are written through, and texts that may hold some; nothing is hidden by default. */
	readonly mask?: Mask;
}

/** The names as they may be shown: whoever is meant is written through the mask. */
export function maskedNames(names: Names, mask: Mask): Names {
	const masked = (name: string | undefined) => (name === undefined ? undefined : mask.name(name));
	return {
		owner: (id) => masked(names.owner(id)),
		lead: (id) => masked(names.lead(id)),
		status: (id) => names.status(id),
		smartView: (id) => names.smartView(id),
		organization: (id) => names.organization(id),
	};
}

/** A description has little room, and its first words matter most. */
const MOST_VALUES = 3;
const LONGEST_TEXT = 60;

/** All filters of a View in one line: `Won, Active · This year`. Empty where there are none. */
export function describeFilters(view: View, describing: Describing): string {
	const order: readonly FilterKey[] = [
		...(["status_type", "status_id", "status_label", "status", "user_id", "value_period"] as const),
		...(["date_won", "date_created", "date_updated", "is_stalled"] as const),
		...(["lead_id", "lead_saved_search_id", "organization_id", "query", "lead_query"] as const),
	];
	return order.flatMap((key) => phraseOf(key, filterText(view.filters, key, describing)) ?? []).join(" · ");
}

/** What one filter is set to, without its name; undefined where it is not set. */
export function filterText(
	filters: Filters,
	key: FilterKey,
	{ names, locale, mask = CLEAR }: Describing,
): string | undefined {
	switch (key) {
		case "user_id":
			return listed(filters[key], (id) => ownerText(id, names, mask));
		case "status_id":
			return listed(filters[key], (id) => names.status(id));
		case "status_type":
			return listed(filters[key], statusTypeLabel);
		case "value_period":
			return listed(filters[key], valuePeriodLabel);
		case "status_label":
		case "status":
			return listed(filters[key], inList);
		case "date_won":
		case "date_created":
		case "date_updated": {
			const date = filters[key];
			return date === undefined ? undefined : dateFilterText(date, locale);
		}
		case "is_stalled":
			if (filters[key] === undefined) return undefined;
			return filters[key] ? l10n.t("Stalled only") : l10n.t("Not stalled");
		case "lead_id":
			return named(filters[key], (id) => names.lead(id), mask);
		case "lead_saved_search_id":
			return named(filters[key], (id) => names.smartView(id), mask);
		case "organization_id":
			return named(filters[key], (id) => names.organization(id), mask);
		case "query":
		case "lead_query":
			return named(filters[key], (text) => text, mask);
	}
}

/** A label among others: one with a comma in quotes, as it is typed, or it would look like two. */
export function inList(label: string): string {
	return label.includes(",") ? `"${label}"` : label;
}

/** With the filter's name where the value alone would not tell which filter it is. */
function phraseOf(key: FilterKey, text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	switch (key) {
		case "date_created":
			return l10n.t("Created: {0}", text);
		case "date_updated":
			return l10n.t("Updated: {0}", text);
		case "lead_id":
			return l10n.t("Lead: {0}", text);
		case "lead_saved_search_id":
			return l10n.t("Smart View: {0}", text);
		case "organization_id":
			return l10n.t("Organization: {0}", text);
		case "query":
			return l10n.t("Query: {0}", text);
		case "lead_query":
			return l10n.t("Lead query: {0}", text);
		default:
			return text;
	}
}

function listed<T extends string>(
	values: readonly T[] | undefined,
	nameOf: (value: T) => string | undefined,
): string | undefined {
	if (values === undefined) return undefined;
	const texts = values.map((value) => readable(nameOf(value), value));
	if (texts.length <= MOST_VALUES) return texts.join(", ");
	const shown = texts.slice(0, MOST_VALUES - 1);
	return l10n.t("{0} and {1} more", shown.join(", "), texts.length - shown.length);
}

function named(
	value: string | undefined,
	nameOf: (value: string) => string | undefined,
	mask: Mask,
): string | undefined {
	return value === undefined ? undefined : mask.name(readable(nameOf(value), value));
}

/** "Me" tells nobody's name, so it is written as it is. */
function ownerText(id: string, names: Names, mask: Mask): string {
	const name = names.owner(id);
	return id === ME && name === undefined ? l10n.t("Me") : mask.name(readable(name, id));
}

function readable(name: string | undefined, value: string): string {
	const text = labelText(name ?? "") || labelText(value) || value;
	return cutText(text, LONGEST_TEXT);
}
