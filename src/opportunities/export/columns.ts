import { opportunitySchema } from "../../close/schema/opportunityDetails.ts";
import { ROW_FIELDS } from "../../close/schema/opportunityRow.ts";

/** Every field of an opportunity in the document, in the document's order. */
export const DOCUMENTED: readonly string[] = Object.keys(opportunitySchema.shape);

/** The columns that most people want in a spreadsheet, in reading order. */
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

/** Whether a value can be a name in `_fields`, which is a list separated by commas. */
export function isColumn(value: unknown): value is string {
	return typeof value === "string" && /^[\w.]+$/.test(value);
}

/** Returns the fields to request: those of the columns, and those needed for order, groups and amounts. */
export function fieldsFor(columns: readonly string[]): string {
	return [...new Set([...ROW_FIELDS, ...columns])].join(",");
}
