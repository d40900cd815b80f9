/** A JSON object of an answer. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The JSON type of a value; `missing` if there is none. */
export function formOf(value: unknown): string {
	if (value === undefined) return "missing";
	if (value === null) return "null";
	return Array.isArray(value) ? "array" : typeof value;
}

/** The objects or groups of an answer. */
export function dataOf(body: Fields): readonly Fields[] {
	return listIn(body, "data");
}

/** The objects of a group on this page. */
export function objectsOf(group: Fields): readonly Fields[] {
	return listIn(group, "objects");
}

function listIn(fields: Fields, name: string): readonly Fields[] {
	const list = fields[name];
	return Array.isArray(list) ? list.filter(isFields) : [];
}

/** `total_results` of an answer or a group. */
export function totalOf(fields: Fields): number | undefined {
	return numberIn(fields, "total_results");
}

export function numberIn(fields: Fields, name: string): number | undefined {
	const value = fields[name];
	return typeof value === "number" ? value : undefined;
}

export function textIn(fields: Fields, name: string): string | undefined {
	const value = fields[name];
	return typeof value === "string" && value !== "" ? value : undefined;
}
