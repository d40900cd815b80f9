import { isRecord } from "../../close/isRecord.ts";
import type { View } from "../../pipeline/view.ts";

/** A View that is known by a name. */
export type NamedView = View & { readonly name: string };

/** What stands in the setting, whatever it is: what cannot be read as a View is kept as it is. */
export type Entries = readonly unknown[];

/** How a View is written: in the API's own terms, only what is set, in the order in which it is documented. */
export function entryOf({ name, group_by, order_by, filters }: View): object {
	return {
		...(name === undefined ? {} : { name }),
		...(group_by === undefined ? {} : { group_by }),
		...(order_by === undefined ? {} : { order_by }),
		...(Object.keys(filters).length === 0 ? {} : { filters }),
	};
}

/** The name that an entry goes by, even where it is no View. */
export function nameOf(entry: unknown): string | undefined {
	if (!isRecord(entry) || typeof entry["name"] !== "string") return undefined;
	return entry["name"].trim() || undefined;
}

/** Where the View of this name stands: the first one, as it is the one that is found by its name; -1 for nowhere. */
export function placeOfName(entries: Entries, name: string): number {
	return entries.findIndex((entry) => nameOf(entry) === name);
}

/** The View in the place of the one that has its name, else at the end. */
export function withSaved(entries: Entries, view: NamedView): Entries {
	const place = placeOfName(entries, view.name);
	return place === -1 ? [...entries, entryOf(view)] : entries.with(place, entryOf(view));
}

/** Whether an entry can be given another name. */
export function canBeRenamed(entry: unknown): boolean {
	return isRecord(entry);
}

export function withRenamed(entries: Entries, place: number, name: string): Entries {
	const entry = entries[place];
	if (!isRecord(entry)) return entries;
	return entries.with(place, "name" in entry ? { ...entry, name } : { name, ...entry });
}

/** One place up (-1) or down (1); as it is at either end. */
export function withMoved(entries: Entries, place: number, by: -1 | 1): Entries {
	const to = place + by;
	if (!(place in entries) || !(to in entries)) return entries;
	return entries.with(place, entries[to]).with(to, entries[place]);
}

export function withRemoved(entries: Entries, place: number): Entries {
	return entries.toSpliced(place, 1);
}

/** At its place, or at the end where there are fewer by now. */
export function withInserted(entries: Entries, place: number, entry: unknown): Entries {
	return entries.toSpliced(place, 0, entry);
}
