import * as l10n from "@vscode/l10n";
import { schemaErrorText } from "./schemaError.ts";

/** Gets each mismatch with the documentation: the field and what is expected there, never the value found. */
export type Note = (problem: string) => void;

/**
 * An object in a list that is read field by field. A field that doesn't match counts as left out; the other fields and the
 * rest of the list stay readable.
 */
export class Entry {
	readonly #object: Readonly<Record<string, unknown>>;
	readonly #note: Note;

	private constructor(object: Readonly<Record<string, unknown>>, note: Note) {
		this.#object = object;
		this.#note = note;
	}

	/** Returns undefined if the value isn't an object. */
	static of(value: unknown, note: Note): Entry | undefined {
		if (typeof value === "object" && value !== null && !Array.isArray(value))
			return new Entry(value as Readonly<Record<string, unknown>>, note);
		note(l10n.t("an object is expected"));
		return undefined;
	}

	/** Returns undefined if the field is missing, null or not a text. */
	text(name: string): string | undefined {
		const value = this.#object[name];
		if (typeof value === "string") return value;
		if (value != null) this.#note(schemaErrorText(name, l10n.t("a string is expected")));
		return undefined;
	}

	/** Returns undefined if the field isn't a text or is empty. Notes a missing id, too: nothing can be requested without it. */
	id(name: string): string | undefined {
		const value = this.#object[name];
		if (typeof value === "string" && value !== "") return value;
		this.#note(schemaErrorText(name, l10n.t("a string is expected")));
		return undefined;
	}

	/** Returns an empty list if the field is missing or not a list. */
	list(name: string): readonly unknown[] {
		const value = this.#object[name];
		if (Array.isArray(value)) return value;
		if (value != null) this.#note(schemaErrorText(name, l10n.t("a list is expected")));
		return [];
	}
}

/** Reads each entry of a list. Leaves out entries for which `read` returns undefined. */
export function readEntries<T>(list: readonly unknown[], note: Note, read: (entry: Entry) => T | undefined): T[] {
	return list.flatMap((value) => {
		const entry = Entry.of(value, note);
		const made = entry && read(entry);
		return made === undefined ? [] : [made];
	});
}
