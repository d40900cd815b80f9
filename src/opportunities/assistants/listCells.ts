import { type OpportunityRow, statusTypeOf, valuePeriodOf } from "../../close/schema/opportunityRow.ts";
import { AMOUNTS, cellText, fieldOf } from "../export/cells.ts";
import { isDateTime, isDay } from "../time/isoDates.ts";
import type { AssistantContext } from "./assistantContext.ts";
import { HIDDEN_CELL } from "./cells.ts";
import { dataText } from "./dataText.ts";
import { ID_FIELDS, STANDARD_FIELDS } from "./listedFields.ts";
import { momentWithOffset } from "./provenanceLine.ts";

type Writing = Pick<AssistantContext, "currencies" | "hidden">;

/** The most of a text in a field that the user has allowed besides the standard ones, in UTF-16 units. */
const LONGEST_EXTRA = 200;

/** The fields that stay visible if amounts and names are hidden. */
const NEVER_HIDDEN: ReadonlySet<string> = new Set<(typeof STANDARD_FIELDS | typeof ID_FIELDS)[number]>([
	...ID_FIELDS,
	"status_label",
	"status_type",
	"value_period",
	"value_currency",
	"confidence",
	"date_won",
	"date_created",
	"date_updated",
	"date_lost",
	"is_stalled",
	"pipeline_name",
]);

const STANDARD: ReadonlySet<string> = new Set([...STANDARD_FIELDS, ...ID_FIELDS]);

/** A field of an opportunity: an amount with its decimals, a date, a number; any text as a JSON string. Empty for null. */
export function listCell(row: OpportunityRow, field: string, { currencies, hidden }: Writing): string {
	const value = fieldOf(row, field);
	if (value === undefined || value === null) return "";
	if (hidden && !NEVER_HIDDEN.has(field)) return HIDDEN_CELL;
	if (typeof value === "number") return AMOUNTS.has(field) ? cellText(row, field, currencies) : String(value);
	if (typeof value === "boolean") return String(value);
	if (typeof value !== "string") return dataText(JSON.stringify(value), LONGEST_EXTRA);
	if (field === "status_type" && statusTypeOf(row) === value) return value;
	if (field === "value_period" && valuePeriodOf(row) === value) return value;
	if (isDay(value)) return value;
	if (isDateTime(value)) return momentWithOffset(Date.parse(value));
	return dataText(value, STANDARD.has(field) ? undefined : LONGEST_EXTRA);
}
