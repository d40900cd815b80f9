import { shortLabel } from "../../close/text/labelText.ts";
import type { Field } from "./view.ts";
import type { Writer } from "./writer.ts";

/** Custom fields have keys of their own; the answer doesn't include their names in Close. */
const PREFIX = "custom.";

export function customFields(object: Readonly<Record<string, unknown>>, writer: Writer): readonly Field[] {
	return Object.entries(object).flatMap(([name, value]) => {
		if (!name.startsWith(PREFIX)) return [];
		const texts = (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== "");
		return texts.length === 0
			? []
			: [{ name, label: shortLabel(name.slice(PREFIX.length)), parts: texts.map((text) => writer.lines(text)) }];
	});
}

function textOf(value: unknown): string {
	if (value === null || value === undefined) return "";
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}
