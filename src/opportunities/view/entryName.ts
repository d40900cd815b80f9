import { isRecord } from "../../close/base/isRecord.ts";

/** The name of an entry of the setting `views`, even if it isn't a View. */
export function nameOf(entry: unknown): string | undefined {
	if (!isRecord(entry) || typeof entry["name"] !== "string") return undefined;
	return entry["name"].trim() || undefined;
}

/** The index of the View with this name: the first one, which is also the one found by name. -1 if there is none. */
export function placeOfName(entries: readonly unknown[], name: string): number {
	return entries.findIndex((entry) => nameOf(entry) === name);
}
