import { STATUS_TYPES, type StatusType, VALUE_PERIODS, type ValuePeriod } from "./parameters.ts";

/**
 * The fields that a row of the tree shows, sorts a local grouping by, or is recognized by. Lists ask for these only
 * (`_fields`); the rest is read when details are opened.
 */
export const ROW_FIELDS = [
	"id",
	"lead_id",
	"lead_name",
	"user_id",
	"user_name",
	"status_type",
	"status_label",
	"is_stalled",
	"value",
	"value_period",
	"value_formatted",
	"value_currency",
	"confidence",
	"date_won",
	"date_updated",
] as const;

/** What a row was read from, where that was asked for: see `keepObjects` of `CallOptions`. */
interface Kept {
	readonly object?: Readonly<Record<string, unknown>>;
}

/**
 * An opportunity as a list shows it. Values are integers in cents; `confidence` is a percentage; `date_won` is
 * `YYYY-MM-DD` and, until the opportunity is won, the expected close; `date_updated` is an ISO date-time.
 */
export interface OpportunityRow extends Kept {
	readonly id: string;
	readonly lead_id: string;
	readonly lead_name: string | null;
	readonly user_id: string | null;
	readonly user_name: string | null;
	/** A {@link StatusType}, or one that this extension does not know yet; null if the server tells none. */
	readonly status_type: string | null;
	readonly status_label: string;
	readonly is_stalled: boolean;
	readonly value: number | null;
	/** A {@link ValuePeriod}, or one that this extension does not know yet; null if the server tells none. */
	readonly value_period: string | null;
	readonly value_formatted: string | null;
	readonly value_currency: string | null;
	readonly confidence: number | null;
	readonly date_won: string | null;
	readonly date_updated: string | null;
}

/** An object of an answer that does not fit the document: shown as a row that says so, so that none goes missing. */
export interface UnreadableRow extends Kept {
	readonly unreadable: string;
	/** The object's own id where it has one. */
	readonly id?: string;
	/** The id of the opportunity that the answer has before, which stands in this one's place a second time. */
	readonly repeats?: string;
}

export type Row = OpportunityRow | UnreadableRow;

/** Whether a row only tells that its opportunity is in the same answer before. */
export function isRepeat(row: Row): boolean {
	return "repeats" in row;
}

/** The id of the object that stands in a row's place, the second time as well. */
export function idInPlace(row: Row | undefined): string | undefined {
	return row !== undefined && "repeats" in row ? row.repeats : row?.id;
}

/** The documented type; undefined for any other, which is neither won, nor active, nor lost. */
export function statusTypeOf({ status_type: type }: Pick<OpportunityRow, "status_type">): StatusType | undefined {
	return STATUS_TYPES.find((known) => known === type);
}

/** The documented period; undefined for any other. */
export function valuePeriodOf({ value_period: period }: Pick<OpportunityRow, "value_period">): ValuePeriod | undefined {
	return VALUE_PERIODS.find((known) => known === period);
}

export function isReadable(row: Row): row is OpportunityRow {
	return !("unreadable" in row);
}
