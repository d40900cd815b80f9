import { shortLabel } from "../../close/text/labelText.ts";
import type { Field } from "./sections.ts";
import type { Writer } from "./writer.ts";

/** Custom fields have keys of their own; the answer doesn't include their names in Close. */
const PREFIX = "custom.";

/** Returns the custom fields that have a value, by name, or by id as long as the name isn't known. */
export function customFields(object: Readonly<Record<string, unknown>>, writer: Writer): readonly Field[] {
	return Object.entries(object).flatMap(([name, value]) => {
		if (!name.startsWith(PREFIX)) return [];
		const texts = (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== "");
		if (texts.length === 0) return [];
		const label = shortLabel(name.slice(PREFIX.length));
		return [{ name, label, parts: texts.map((text) => ({ ...writer.lines(text), folded: true })) }];
	});
}

function textOf(value: unknown): string {
	if (value === null || value === undefined) return "";
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}
