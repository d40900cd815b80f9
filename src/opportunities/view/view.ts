import { UserError } from "../../close/base/errors.ts";
import type { GroupBy } from "../../close/schema/grouping.ts";
import type { OrderBy } from "../../close/schema/order.ts";
import type {
	DateFilter,
	FlagFilter,
	ListFilter,
	StatusType,
	TextFilter,
	ValuePeriod,
} from "../../close/schema/parameters.ts";
import type { DateBounds, NamedPeriod } from "../time/periods.ts";

/** The value of each filter in normal form: lists aren't empty and have no duplicates. */
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

/** What the user is looking at. Immutable; settings, links, commands and tools all use this shape. */
export interface View {
	readonly name?: string;
	/** Undefined means no grouping. */
	readonly group_by?: GroupBy;
	readonly order_by?: OrderBy;
	readonly filters: Filters;
}

/** A View with a name. */
export type NamedView = View & { readonly name: string };

export function isNamed(view: View): view is NamedView {
	return view.name !== undefined;
}

/** Stands for the signed-in user in `user_id`. */
export const ME = "me";

export function hasFilters(view: View): boolean {
	return Object.keys(view.filters).length > 0;
}

/**
 * Whether two Views have the same filters. The order within a list doesn't matter. Filters that are written differently
 * count as different, even if they match the same objects.
 */
export function sameFilters(a: View, b: View): boolean {
	return canonical(a.filters) === canonical(b.filters);
}

/** Whether two Views show the same objects in the same way. Their names may differ. */
export function sameView(a: View, b: View): boolean {
	return a.group_by === b.group_by && a.order_by === b.order_by && sameFilters(a, b);
}

/** Returns the View with one filter set, or removed if `value` is undefined or empty. The result has no name. */
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

/** Whether a filter's value means "not set": absent, or an empty text, list or object. */
export function isNothing(value: unknown): boolean {
	if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
	return value === undefined || value === null || value === "";
}

export function withFilters(view: View, filters: Filters): View {
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

/**
 * Thrown if something isn't a View, or if the View can't be queried. The message is localized, names the key, and says
 * what is allowed.
 */
export class ViewError extends UserError {
	override readonly name = "ViewError";
}
