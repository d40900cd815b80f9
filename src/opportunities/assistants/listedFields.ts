import * as l10n from "@vscode/l10n";
import { DOCUMENTED } from "../export/columns.ts";
import { shown } from "../view/viewSchema.ts";

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

/** The fields that the user allows, and what is wrong with the other entries of the setting. */
interface ExtraFields {
	readonly fields: readonly string[];
	/** A localized sentence each. */
	readonly problems: readonly string[];
}

/** Far more than anyone needs: a longer list is a mistake. */
const MOST_EXTRA = 50;
const CUSTOM_FIELD = /^custom\.cf_\w+$/;

/** Reads the setting: names of documented fields and of custom ones. Each is checked on its own. */
export function extraFieldsIn(entries: readonly unknown[]): ExtraFields {
	const known = (entry: unknown): entry is string =>
		typeof entry === "string" && (DOCUMENTED.includes(entry) || CUSTOM_FIELD.test(entry));
	const [wrong] = entries.filter((entry) => !known(entry));
	const problems = [
		...(wrong === undefined
			? []
			: [
					l10n.t(
						"{0} isn't a field of opportunities. Use the API's names, such as {1}, or {2} for a custom field.",
						shown(wrong),
						"note",
						"custom.cf_…",
					),
				]),
		...(entries.length > MOST_EXTRA
			? [l10n.t("You can list up to {0} fields. Any others are ignored.", MOST_EXTRA)]
			: []),
	];
	return { fields: [...new Set(entries.filter(known))].slice(0, MOST_EXTRA), problems };
}
