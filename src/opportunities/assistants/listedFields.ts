/**
 * The fields that a list returns if it is asked for nothing else. Names are JSON strings in an answer.
 */
export const USUAL_FIELDS = [
	"lead_name",
	"user_name",
	"status_label",
	"status_type",
	"value",
	"value_period",
	"confidence",
	"date_won",
] as const;

/** The fields that a list may return without the user's setting. None of them has notes, drafts, addresses, phones or contacts. */
export const STANDARD_FIELDS = [
	...USUAL_FIELDS,
	"value_currency",
	"annualized_value",
	"expected_value",
	"annualized_expected_value",
	"date_created",
	"date_updated",
	"date_lost",
	"is_stalled",
	"pipeline_name",
] as const;

/** The ids, which a list returns only if they are asked for: by name, or all of them by `with_ids`. */
export const ID_FIELDS = ["id", "lead_id", "user_id"] as const;

/** The fields that may be asked for by name; `extra` are those that the user allows. */
export function listableFields(extra: readonly string[]): readonly string[] {
	return [...new Set<string>([...STANDARD_FIELDS, ...ID_FIELDS, ...extra])];
}
