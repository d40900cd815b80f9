import { opportunitySchema } from "../../close/schema/opportunityDetails.ts";
import { ROW_FIELDS } from "../../close/schema/opportunityRow.ts";

/** Every field of an opportunity that the document has, in its order. */
export const DOCUMENTED: readonly string[] = Object.keys(opportunitySchema.shape);

/** What most people want in a spreadsheet, in the order of reading. */
export const STANDARD_COLUMNS: readonly string[] = [
	"id",
	"lead_name",
	"user_name",
	"status_label",
	"status_type",
	"value",
	"value_period",
	"value_currency",
	"confidence",
	"expected_value",
	"date_won",
	"date_created",
	"date_updated",
	"note",
];

/** A name that `_fields` can hold: it is a list separated by commas. */
export function isColumn(value: unknown): value is string {
	return typeof value === "string" && /^[\w.]+$/.test(value);
}

/** The fields to ask for: those of the columns, and those that order, groups and amounts are reckoned from. */
export function fieldsFor(columns: readonly string[]): string {
	return [...new Set([...ROW_FIELDS, ...columns])].join(",");
}
