import type { Filters } from "../view/view.ts";
import type { MailDraft } from "./mailDraft.ts";

/** A piece of a field's value. All texts are written for people, masked, and plain: no markup is interpreted. */
export interface Part {
	readonly text: string;
	/** Muted text after it: "3 weeks ago", "unsubscribed". */
	readonly hint?: string | undefined;
	/** True if its line breaks must be kept. */
	readonly lines?: true | undefined;
	/** True if a long text is folded at first. */
	readonly folded?: true | undefined;
	/** True if it states that there is no value: "No value". */
	readonly none?: true | undefined;
	/** The key of what it opens; see {@link Targets}. */
	readonly link?: string | undefined;
	/** The View that it leads to, by its key, and what that View shows. */
	readonly view?: { readonly key: string; readonly label: string } | undefined;
	/** The text to copy, by its key. */
	readonly copy?: { readonly key: string; readonly label: string } | undefined;
	/** What the mail that can be written from it begins with: "To ada@globex.example". */
	readonly mail?: string | undefined;
}

export interface Field {
	/** The API's name for the field. */
	readonly name: string;
	readonly label: string;
	readonly parts: readonly Part[];
	/** True if it is shown larger than the others. */
	readonly main?: true | undefined;
}

/** Fields that belong together. */
export interface Section {
	readonly id: "stall" | "note" | "people" | "dates" | "value" | "status" | "files" | "custom" | "ids";
	readonly heading: string;
	readonly fields: readonly Field[];
}

/** The sections that one opens an opportunity for. They come before the lead's other opportunities. */
export const FIRST_SECTIONS: readonly Section["id"][] = ["stall", "note", "people", "dates"];

/** An opportunity in a form for people. */
export interface DetailsView {
	/** The lead's name. Never empty. */
	readonly title: string;
	/** Value, status with pipeline, confidence of an open one, and whether it's stalled, for one line. */
	readonly summary: readonly Part[];
	/** What Close sent in a different form than documented, field by field. */
	readonly schemaErrors: readonly string[];
	/** In reading order. */
	readonly sections: readonly Section[];
}

/** Another opportunity of the same lead. */
export interface SiblingView {
	readonly id: string;
	readonly summary: string;
	readonly hint: string;
}

/**
 * The targets of links, copies and Views by their keys. They stay in the extension: a page sends a key, so it can't open
 * or copy anything else.
 */
export interface Targets {
	readonly links: ReadonlyMap<string, string>;
	readonly copies: ReadonlyMap<string, string>;
	/** The only filters of the View. */
	readonly views: ReadonlyMap<string, Filters>;
	/** The mail that Close drafted. */
	readonly mail: MailDraft | undefined;
}
