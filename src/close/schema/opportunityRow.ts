import { STATUS_TYPES, type StatusType, VALUE_PERIODS, type ValuePeriod } from "./parameters.ts";

/**
 * The fields that rows of the tree show, that client-side grouping sorts by, and that identify an opportunity. Lists request
 * only these (`_fields`); opening the details reads all fields.
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

/** The JSON object that a row was read from, if `keepObjects` of `CallOptions` is set. */
interface WithObject {
	readonly object?: Readonly<Record<string, unknown>>;
}

/**
 * An opportunity as a list shows it. Values are integers in cents; `confidence` is a percentage; `date_won` is
 * `YYYY-MM-DD` and, until the opportunity is won, the expected close; `date_updated` is an ISO date-time.
 */
export interface OpportunityRow extends WithObject {
	readonly id: string;
	readonly lead_id: string;
	readonly lead_name: string | null;
	readonly user_id: string | null;
	readonly user_name: string | null;
	/** A {@link StatusType}, or one that this extension doesn't know yet; null if the server sends none. */
	readonly status_type: string | null;
	readonly status_label: string;
	readonly is_stalled: boolean;
	readonly value: number | null;
	/** A {@link ValuePeriod}, or one that this extension doesn't know yet; null if the server sends none. */
	readonly value_period: string | null;
	readonly value_formatted: string | null;
	readonly value_currency: string | null;
	readonly confidence: number | null;
	readonly date_won: string | null;
	readonly date_updated: string | null;
}

/** An object that doesn't match the schema. The tree shows it as a row with the reason, so that none goes missing. */
export interface UnreadableRow extends WithObject {
	/** The reason, localized. */
	readonly unreadable: string;
	/** The object's own id, if it has one. */
	readonly id?: string;
	/** The id of an opportunity that the answer contains a second time here. */
	readonly repeats?: string;
}

export type Row = OpportunityRow | UnreadableRow;

/** Whether a row stands for an opportunity that comes earlier in the same answer. */
export function isRepeat(row: Row): boolean {
	return "repeats" in row;
}

/** The id of the object that a row was read from, even if the object is a repeat. */
export function idInPlace(row: Row | undefined): string | undefined {
	return row !== undefined && "repeats" in row ? row.repeats : row?.id;
}

/** Returns undefined if the type isn't documented. Such an opportunity is neither won, nor active, nor lost. */
export function statusTypeOf({ status_type: type }: Pick<OpportunityRow, "status_type">): StatusType | undefined {
	return STATUS_TYPES.find((known) => known === type);
}

/** Returns undefined if the period isn't documented. */
export function valuePeriodOf({ value_period: period }: Pick<OpportunityRow, "value_period">): ValuePeriod | undefined {
	return VALUE_PERIODS.find((known) => known === period);
}

export function isReadable(row: Row): row is OpportunityRow {
	return !("unreadable" in row);
}
