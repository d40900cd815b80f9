import { UserError } from "../../close/base/errors.ts";
import type {
	DateFilter,
	FlagFilter,
	GroupBy,
	ListFilter,
	OrderBy,
	StatusType,
	TextFilter,
	ValuePeriod,
} from "../../close/schema/parameters.ts";
import type { DateBounds, NamedPeriod } from "../time/periods.ts";

/** What each filter is set to, in normal form: lists are non-empty and without repetition. */
export interface FilterValues
	extends Readonly<Record<Exclude<ListFilter, "status_type" | "value_period">, readonly string[]>>,
		Readonly<Record<DateFilter, NamedPeriod | DateBounds>>,
		Readonly<Record<TextFilter, string>>,
		Readonly<Record<FlagFilter, boolean>> {
	readonly status_type: readonly StatusType[];
	readonly value_period: readonly ValuePeriod[];
}

/** Every filter, by the name of its parameter. */
export type FilterKey = ListFilter | DateFilter | TextFilter | FlagFilter;

/** A filter that is absent means "any". */
export type Filters = { readonly [Key in FilterKey]?: FilterValues[Key] };

/** What is being looked at. Immutable; the one shape of settings, links, commands and tools. */
export interface View {
	readonly name?: string;
	/** Absent: no grouping. */
	readonly group_by?: GroupBy;
	readonly order_by?: OrderBy;
	readonly filters: Filters;
}

/** Stands for the signed-in user in `user_id`. */
export const ME = "me";

export function hasFilters(view: View): boolean {
	return Object.keys(view.filters).length > 0;
}

/** Whether two Views let the same through, as far as the Views themselves tell; the order within a list says nothing. */
export function sameFilters(a: View, b: View): boolean {
	return canonical(a.filters) === canonical(b.filters);
}

/** Whether two Views show the same in the same way, whatever they are called. */
export function sameView(a: View, b: View): boolean {
	return a.group_by === b.group_by && a.order_by === b.order_by && sameFilters(a, b);
}

/** The View with one filter set, or taken away where `value` is undefined or empty. It no longer goes by its name. */
export function withFilter<K extends FilterKey>(view: View, key: K, value: Filters[K] | undefined): View {
	const { [key]: _, ...others } = view.filters;
	return withFilters(
		view,
		isNothing(value) ? others : { ...others, [key]: Array.isArray(value) ? [...new Set(value)] : value },
	);
}

export function withoutFilters(view: View): View {
	return withFilters(view, {});
}

export function withGrouping(view: View, groupBy: GroupBy | undefined): View {
	const { name: _, group_by: __, ...rest } = view;
	return groupBy === undefined ? rest : { ...rest, group_by: groupBy };
}

export function withOrder(view: View, orderBy: OrderBy): View {
	const { name: _, ...rest } = view;
	return { ...rest, order_by: orderBy };
}

/** Whether a filter's value is as good as none: absent, or an empty text, list or object. */
export function isNothing(value: unknown): boolean {
	if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
	return value === undefined || value === null || value === "";
}

function withFilters(view: View, filters: Filters): View {
	const { name: _, ...rest } = view;
	return { ...rest, filters };
}

function canonical(filters: Filters): string {
	const entries = Object.entries(filters).map(([key, value]) => {
		if (Array.isArray(value)) return [key, [...value].sort()];
		return [key, typeof value === "object" ? sorted(value) : value];
	});
	return JSON.stringify(sorted(Object.fromEntries(entries)));
}

function sorted(value: object): [string, unknown][] {
	return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Why something is no View, or cannot be asked for: a localized sentence that names the key and what is allowed. */
export class ViewError extends UserError {
	override readonly name = "ViewError";
}
