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

/** What is being looked at. Immutable; the one shape of settings, links, commands and tools. */
export interface View {
	readonly name?: string;
	/** Absent: no grouping. */
	readonly group_by?: GroupBy;
	readonly order_by?: OrderBy;
	readonly filters: Filters;
}
