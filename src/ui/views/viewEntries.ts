import { isRecord } from "../../close/base/isRecord.ts";
import { placeOfName } from "../../opportunities/view/entryName.ts";
import type { NamedView, View } from "../../opportunities/view/view.ts";

/** The value of the setting. Entries that aren't Views are kept as they are. */
export type Entries = readonly unknown[];

/** How a View is written: in the API's own terms, only what is set, in the documented order. */
export function entryOf({ name, group_by, order_by, filters }: View): object {
	return {
		...(name === undefined ? {} : { name }),
		...(group_by === undefined ? {} : { group_by }),
		...(order_by === undefined ? {} : { order_by }),
		...(Object.keys(filters).length === 0 ? {} : { filters }),
	};
}

/** Puts the View in the place of the one that has its name, or at the end. */
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

/** Moves an entry up (-1) or down (1). At the end of the list, it stays. */
export function withMoved(entries: Entries, place: number, by: -1 | 1): Entries {
	const to = place + by;
	if (!(place in entries) || !(to in entries)) return entries;
	return entries.with(place, entries[to]).with(to, entries[place]);
}

export function withRemoved(entries: Entries, place: number): Entries {
	return entries.toSpliced(place, 1);
}

/** Inserts an entry at this index, or at the end if there are fewer entries now. */
export function withInserted(entries: Entries, place: number, entry: unknown): Entries {
	return entries.toSpliced(place, 0, entry);
}
