import type {
	DateFilter,
	DateOperator,
	GroupBy,
	ListFilter,
	OrderBy,
	StatusType,
	TextFilter,
	ValuePeriod,
} from "../close/parameters.ts";

export const NAMED_PERIODS = [
	"today",
	"yesterday",
	"this_week",
	"last_week",
	"this_month",
	"last_month",
	"next_month",
	"this_quarter",
	"last_quarter",
	"next_quarter",
	"this_year",
	"last_year",
	"last_7_days",
	"last_30_days",
	"last_90_days",
	"next_30_days",
] as const;
export type NamedPeriod = (typeof NAMED_PERIODS)[number];

/** Bounds of a date filter, each `YYYY-MM-DD` (or an ISO date-time for `date_created` and `date_updated`). */
export type DateBounds = Readonly<Partial<Record<DateOperator, string>>>;

/** Filters in normal form: lists are non-empty arrays without repetition, absent keys mean "any". */
export interface Filters
	extends Readonly<Partial<Record<Exclude<ListFilter, "status_type" | "value_period">, readonly string[]>>>,
		Readonly<Partial<Record<DateFilter, NamedPeriod | DateBounds>>>,
		Readonly<Partial<Record<TextFilter, string>>> {
	readonly status_type?: readonly StatusType[];
	readonly value_period?: readonly ValuePeriod[];
	readonly is_stalled?: boolean;
}
export type FilterKey = keyof Filters;

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

/** The same View with a filter set, or with undefined taken away. It is another View than the saved one of its name. */
export function withFilter<K extends FilterKey>(view: View, key: K, value: Filters[K] | undefined): View {
	const { [key]: _, ...others } = view.filters;
	const { name: __, ...rest } = view;
	return { ...rest, filters: value === undefined ? others : { ...others, [key]: value } };
}

export function withoutFilters(view: View): View {
	const { name: _, ...rest } = view;
	return { ...rest, filters: {} };
}

/** Another grouping; undefined for none. */
export function withGrouping(view: View, groupBy: GroupBy | undefined): View {
	const { group_by: _, ...rest } = view;
	return groupBy === undefined ? rest : { ...rest, group_by: groupBy };
}

export function withOrder(view: View, orderBy: OrderBy): View {
	return { ...view, order_by: orderBy };
}
