import { opportunitySchema } from "../../close/schema/opportunityDetails.ts";
import { ROW_FIELDS } from "../../close/schema/opportunityRow.ts";
import { type CustomFields, customFieldName } from "../text/customFieldNames.ts";

/** Every field of an opportunity in the document, in the document's order. */
export const DOCUMENTED: readonly string[] = Object.keys(opportunitySchema.shape);

/** The heading of the column with the group's label, in tables of grouped Views. */
export const GROUP_HEADING = "group";

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

/**
 * Returns the headings of columns in tables: the names of custom fields, and otherwise the API's names. A custom field
 * that is called like another column also has its key.
 */
export function headingsOf(columns: readonly string[], fields: CustomFields): readonly string[] {
	const names = columns.map((column) => (fields.has(column) ? customFieldName(column, fields) : column));
	const folded = [GROUP_HEADING, ...names].map((name) => name.toLowerCase());
	const isShared = (name: string) => folded.filter((other) => other === name.toLowerCase()).length > 1;
	return names.map((name, index) => {
		const column = columns[index] ?? "";
		return name !== column && isShared(name) ? `${name} (${column})` : name;
	});
}

/** Returns the fields to request: those of the columns, and those needed for order, groups and amounts. */
export function fieldsFor(columns: readonly string[]): string {
	return [...new Set([...ROW_FIELDS, ...columns])].join(",");
}
