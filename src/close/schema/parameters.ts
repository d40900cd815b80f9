import type { GroupBy } from "./grouping.ts";
import type { OrderBy } from "./order.ts";

/**
 * The query parameters of `GET /opportunity/`, and the values of those that are enumerations.
 * Source: `list-opportunities.md`, "OpenAPI Specification" (38 parameters) and the list above it.
 */

export const STATUS_TYPES = ["won", "active", "lost"] as const;
export type StatusType = (typeof STATUS_TYPES)[number];

export const VALUE_PERIODS = ["one_time", "monthly", "annual"] as const;
export type ValuePeriod = (typeof VALUE_PERIODS)[number];

/** Filters that take several values through their `__in` form. */
export const LIST_FILTERS = ["user_id", "status_id", "status_type", "status_label", "status", "value_period"] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const DATE_FILTERS = ["date_won", "date_created", "date_updated"] as const;
export type DateFilter = (typeof DATE_FILTERS)[number];

/** What a date filter compares: `date_won` is a plain date, the others are moments. Source: `facts.md`, section 5. */
export const DATE_PRECISIONS: Readonly<Record<DateFilter, "day" | "moment">> = {
	date_won: "day",
	date_created: "moment",
	date_updated: "moment",
};

/** The comparisons of a date filter; `eq` is the parameter without a suffix. */
export const DATE_OPERATORS = ["eq", "gte", "gt", "lte", "lt"] as const;
export type DateOperator = (typeof DATE_OPERATORS)[number];

/** Filters that take one free text. Close has deprecated `lead_query`. */
export const TEXT_FILTERS = ["lead_id", "organization_id", "lead_saved_search_id", "query", "lead_query"] as const;
export type TextFilter = (typeof TEXT_FILTERS)[number];

/** Filters that take true or false. */
export const FLAG_FILTERS = ["is_stalled"] as const;
export type FlagFilter = (typeof FLAG_FILTERS)[number];

export type FilterParameter =
	| ListFilter
	| `${ListFilter}__in`
	| DateFilter
	| `${DateFilter}__${Exclude<DateOperator, "eq">}`
	| TextFilter
	| FlagFilter;

export type ListParameter = "_limit" | "_skip" | "_fields" | "_order_by" | "_group_by" | FilterParameter;

/** The parameters of one request, as texts. */
export type ListParameters = Readonly<
	Partial<Record<ListParameter, string> & { readonly _order_by: OrderBy; readonly _group_by: GroupBy }>
>;
