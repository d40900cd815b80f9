import * as l10n from "@vscode/l10n";
import { schemaErrorText } from "./schemaError.ts";

/** Told of each thing that is not as documented: which field, and what was expected there. Never what was there instead. */
export type Note = (misfit: string) => void;

/**
 * An object of a list that is read field by field: one that does not fit counts as left out, and takes neither the others
 * nor the list with it.
 */
export class Entry {
	readonly #object: Readonly<Record<string, unknown>>;
	readonly #note: Note;

	private constructor(object: Readonly<Record<string, unknown>>, note: Note) {
		this.#object = object;
		this.#note = note;
	}

	/** Undefined for what is no object. */
	static of(value: unknown, note: Note): Entry | undefined {
		if (typeof value === "object" && value !== null && !Array.isArray(value))
			return new Entry(value as Readonly<Record<string, unknown>>, note);
		note(l10n.t("an object is expected"));
		return undefined;
	}

	/** Undefined if there is none, or null. */
	text(name: string): string | undefined {
		const value = this.#object[name];
		if (typeof value === "string") return value;
		if (value != null) this.#note(schemaErrorText(name, l10n.t("a text is expected")));
		return undefined;
	}

	/** An id, without which nothing can be asked about the object; undefined if there is none. */
	id(name: string): string | undefined {
		const value = this.#object[name];
		if (typeof value === "string" && value !== "") return value;
		this.#note(schemaErrorText(name, l10n.t("a text is expected")));
		return undefined;
	}

	/** Empty if there is none. */
	list(name: string): readonly unknown[] {
		const value = this.#object[name];
		if (Array.isArray(value)) return value;
		if (value != null) this.#note(schemaErrorText(name, l10n.t("a list is expected")));
		return [];
	}
}

/** What can be read of each entry of a list; `read` gives undefined for one that is to be left out. */
export function readEntries<T>(list: readonly unknown[], note: Note, read: (entry: Entry) => T | undefined): T[] {
	return list.flatMap((value) => {
		const entry = Entry.of(value, note);
		const made = entry && read(entry);
		return made === undefined ? [] : [made];
	});
}
