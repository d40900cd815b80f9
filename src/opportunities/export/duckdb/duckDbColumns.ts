import type { opportunitySchema } from "../../../close/schema/opportunityDetails.ts";

/** A field that the table has as it is, and its type in DuckDB. */
interface Column {
	readonly field: keyof typeof opportunitySchema.shape;
	readonly type: "VARCHAR" | "BOOLEAN" | "DOUBLE" | "DATE" | "TIMESTAMPTZ";
}

/** The columns before the amounts: who, and how it stands. */
export const COLUMNS_BEFORE: readonly Column[] = [
	{ field: "id", type: "VARCHAR" },
	{ field: "lead_id", type: "VARCHAR" },
	{ field: "lead_name", type: "VARCHAR" },
	{ field: "contact_name", type: "VARCHAR" },
	{ field: "user_id", type: "VARCHAR" },
	{ field: "user_name", type: "VARCHAR" },
	{ field: "pipeline_name", type: "VARCHAR" },
	{ field: "status_id", type: "VARCHAR" },
	{ field: "status_label", type: "VARCHAR" },
	{ field: "status_type", type: "VARCHAR" },
	{ field: "is_stalled", type: "BOOLEAN" },
];

/** The columns after the amounts: when, and what else there is to say. */
export const COLUMNS_AFTER: readonly Column[] = [
	{ field: "date_won", type: "DATE" },
	{ field: "date_lost", type: "TIMESTAMPTZ" },
	{ field: "date_created", type: "TIMESTAMPTZ" },
	{ field: "date_updated", type: "TIMESTAMPTZ" },
	{ field: "created_by_name", type: "VARCHAR" },
	{ field: "updated_by_name", type: "VARCHAR" },
	{ field: "note", type: "VARCHAR" },
];

/** The fields that amounts are calculated from. */
const AMOUNT_FIELDS = ["value", "value_period", "value_currency", "confidence"] as const;

/** The fields of the API in each line of the file. */
export const DUCKDB_FIELDS: readonly string[] = [
	...COLUMNS_BEFORE.map(({ field }) => field),
	...AMOUNT_FIELDS,
	...COLUMNS_AFTER.map(({ field }) => field),
];

/** How many of the last digits of `value` are decimals: the one field of a line that isn't Close's. */
export const DECIMALS_FIELD = "value_decimals";

/** The values of {@link DECIMALS_FIELD}: as many as currencies have, up to the Chilean UF. */
export const DECIMALS = [0, 1, 2, 3, 4] as const;

/** The field with all custom fields, by their names. */
export const CUSTOM_FIELD = "custom";
