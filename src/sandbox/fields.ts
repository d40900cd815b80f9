import type { Parameters } from "./http/request.ts";

/** The names in `_fields`; undefined where the request has none or asks for `_all`. */
export function readFields(parameters: Parameters): ReadonlySet<string> | undefined {
	const text = parameters.get("_fields");
	if (text === undefined) {
		return undefined;
	}
	const fields = new Set(text.split(",").map((field) => field.trim()));
	return fields.has("_all") ? undefined : fields;
}

/** The object with the wanted fields alone. */
export function pick(
	object: Readonly<Record<string, unknown>>,
	fields: ReadonlySet<string> | undefined,
): Record<string, unknown> {
	return fields === undefined
		? { ...object }
		: Object.fromEntries(Object.entries(object).filter(([name]) => fields.has(name)));
}
