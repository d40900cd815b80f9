import * as l10n from "@vscode/l10n";
import { dateFilterText } from "../time/dateText.ts";
import type { Describing } from "./describeOptions.ts";
import { statusTypeLabel, valuePeriodLabel } from "./labels.ts";
import { type FilterKey, type Filters, type FilterValues, ME } from "./view.ts";

/** One value of a filter: an id, or text that a user typed. */
export interface ValueWords {
	/**
	 * As it's sent. A label with a comma is in quotes, as users type it, because it would look like two labels
	 * otherwise.
	 */
	readonly value: string;
	/** Its name, if known. */
	readonly name?: string | undefined;
	/** True if the value identifies a person, or may do so; it is hidden together with the amounts. */
	readonly personal: boolean;
	/** True if it stands for the signed-in user. */
	readonly isMe?: boolean;
}

/** The setting of a filter: values that may be long or many, or phrases of our own such as "This year". */
type FilterWords = { readonly values: readonly ValueWords[] } | { readonly phrases: readonly string[] };

interface FilterText<Key extends FilterKey> {
	/** Returns the text for a line about all filters: with the filter's name if the value alone doesn't identify it. */
	readonly inLine: (text: string) => string;
	readonly words: (value: FilterValues[Key], describing: Describing) => FilterWords;
}

const alone = (text: string) => text;

/** In the order of descriptions: the most important filters come first, because room is limited. */
const TEXTS: { readonly [Key in FilterKey]: FilterText<Key> } = {
	status_type: { inLine: alone, words: (types) => ({ phrases: types.map(statusTypeLabel) }) },
	status_id: { inLine: alone, words: (ids, { names }) => named(ids, (id) => names.status(id), false) },
	status_label: { inLine: alone, words: typedLabels },
	status: { inLine: alone, words: typedLabels },
	user_id: {
		inLine: alone,
		words: (ids, { names }) => ({
			values: ids.map((id) => ({ value: id, name: names.owner(id), personal: true, isMe: id === ME })),
		}),
	},
	value_period: { inLine: alone, words: (periods) => ({ phrases: periods.map(valuePeriodLabel) }) },
	date_won: { inLine: alone, words: dates },
	date_created: { inLine: (text) => l10n.t("Created: {0}", text), words: dates },
	date_updated: { inLine: (text) => l10n.t("Updated: {0}", text), words: dates },
	is_stalled: {
		inLine: alone,
		words: (isStalled) => ({ phrases: [isStalled ? l10n.t("Stalled only") : l10n.t("Not stalled")] }),
	},
	lead_id: {
		inLine: (text) => l10n.t("Lead: {0}", text),
		words: (id, { names }) => named([id], (id) => names.lead(id), true),
	},
	lead_saved_search_id: {
		inLine: (text) => l10n.t("Smart View: {0}", text),
		words: (id, { names }) => named([id], (id) => names.smartView(id), true),
	},
	organization_id: {
		inLine: (text) => l10n.t("Organization: {0}", text),
		words: (id, { names }) => named([id], (id) => names.organization(id), true),
	},
	query: { inLine: (text) => l10n.t("Query: {0}", text), words: typedQuery },
	lead_query: { inLine: (text) => l10n.t("Lead query: {0}", text), words: typedQuery },
};

/** All filters, in the order of descriptions. */
export const DESCRIBED_FILTERS = Object.keys(TEXTS) as readonly FilterKey[];

/** Returns the setting of a filter; undefined if it isn't set. */
export function filterInWords<Key extends FilterKey>(
	filters: Filters,
	key: Key,
	describing: Describing,
): FilterWords | undefined {
	const value: FilterValues[Key] | undefined = filters[key];
	return value === undefined ? undefined : TEXTS[key].words(value, describing);
}

/** Returns a filter's text for a line about all filters. */
export function textInLine(key: FilterKey, text: string): string {
	return TEXTS[key].inLine(text);
}

function named(ids: readonly string[], nameOf: (id: string) => string | undefined, personal: boolean): FilterWords {
	return { values: ids.map((id) => ({ value: id, name: nameOf(id), personal })) };
}

function typedLabels(labels: readonly string[]): FilterWords {
	return { values: labels.map((label) => ({ value: label.includes(",") ? `"${label}"` : label, personal: false })) };
}

function typedQuery(query: string): FilterWords {
	return { values: [{ value: query, personal: true }] };
}

function dates(date: FilterValues["date_won"], { locale }: Describing): FilterWords {
	return { phrases: [dateFilterText(date, locale)] };
}
