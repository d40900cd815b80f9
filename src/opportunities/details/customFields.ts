import * as l10n from "@vscode/l10n";
import { customFieldName, isCustomKey } from "../text/customFieldNames.ts";
import type { Field, Part } from "./detailsView.ts";
import { field, plain, type Writer } from "./detailsWriter.ts";
import { contactOf, userOf } from "./placeholderNames.ts";

type Object = Readonly<Record<string, unknown>>;

/** Returns the custom fields that have a value, by name. Returns none as long as their names are awaited. */
export function customFields(object: Object, writer: Writer): readonly Field[] {
	const { customFields: known } = writer.context;
	if (known === undefined) return [];
	return Object.entries(object).flatMap(([key, value]) => {
		if (!isCustomKey(key)) return [];
		const parts = textsOf(value).map((text) => partOf(text, known.get(key)?.type, writer));
		return field(key, customFieldName(key, known), ...parts);
	});
}

/** Returns the ids in custom fields that stand for users and contacts, which the fields show without their ids. */
export function customIdFields(object: Object, { context }: Writer): readonly Field[] {
	const known = context.customFields;
	if (known === undefined) return [];
	return Object.entries(object).flatMap(([key, value]) =>
		holdsIds(known.get(key)?.type) ? field(key, customFieldName(key, known), ...textsOf(value).map(plain)) : [],
	);
}

export function hasCustomFields(object: Object): boolean {
	return Object.keys(object).some(isCustomKey);
}

/** Source of the types: `facts.md`, section 6. */
function partOf(text: string, type: string | undefined, writer: Writer): Part {
	if (type === "date" || type === "datetime") return writer.date(text);
	if (type === "user") return { text: writer.name(writer.context.userName(text)) || userOf(text) };
	if (type === "contact") return { text: contactOf(text) };
	return { ...writer.lines(text), folded: true };
}

function holdsIds(type: string | undefined): boolean {
	return type === "user" || type === "contact";
}

function textsOf(value: unknown): readonly string[] {
	return (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== "");
}

function textOf(value: unknown): string {
	if (value === null || value === undefined) return "";
	if (typeof value === "boolean") return value ? l10n.t("Yes") : l10n.t("No");
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}
