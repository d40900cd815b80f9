import type { CustomField } from "../../close/schema/directory.ts";
import { shortLabel } from "../../close/text/labelText.ts";

/** Opportunities have the values of custom fields under this and the field's id. Source: `facts.md`, section 6. */
const PREFIX = "custom.";

/** Custom fields by their keys in opportunities: `custom.cf_…`. */
export type CustomFields = ReadonlyMap<string, CustomField>;

export const NO_CUSTOM_FIELDS: CustomFields = new Map();

export function customFieldsByKey(fields: readonly CustomField[]): CustomFields {
	return new Map(fields.map((field) => [PREFIX + field.id, field]));
}

export function isCustomKey(key: string): boolean {
	return key.startsWith(PREFIX);
}

/** Returns the name of the custom field with this key, or its id as long as the name isn't known. */
export function customFieldName(key: string, fields: CustomFields): string {
	return shortLabel(fields.get(key)?.name ?? "") || shortLabel(key.slice(PREFIX.length));
}
