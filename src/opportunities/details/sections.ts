/** A piece of a field's value. All texts are written for people, masked, and plain: no markup is interpreted. */
export interface Part {
	readonly text: string;
	/** Muted text after it: "3 weeks ago", "unsubscribed". */
	readonly hint?: string | undefined;
	/** True if its line breaks must be kept. */
	readonly lines?: true | undefined;
	/** True if it states that there is no value: "No value". */
	readonly none?: true | undefined;
	/** The key of what it opens; see {@link Targets}. */
	readonly link?: string | undefined;
	/** The text to copy, by its key. */
	readonly copy?: { readonly key: string; readonly label: string } | undefined;
}

export interface Field {
	/** The API's name for the field. */
	readonly name: string;
	readonly label: string;
	readonly parts: readonly Part[];
}

/** Fields that belong together. */
export interface Section {
	readonly id: "stall" | "value" | "status" | "dates" | "people" | "notes" | "custom" | "ids";
	readonly heading: string;
	readonly fields: readonly Field[];
}

/** An opportunity in a form for people. */
export interface DetailsView {
	/** The lead's name. Never empty. */
	readonly title: string;
	/** Value, confidence and status in one line. */
	readonly summary: string;
	/** What Close sent in a different form than documented, field by field. */
	readonly schemaErrors: readonly string[];
	readonly sections: readonly Section[];
}

/** Another opportunity of the same lead. */
export interface SiblingView {
	readonly id: string;
	readonly summary: string;
	readonly hint: string;
}

/**
 * The targets of links and copies by their keys. They stay in the extension: a page sends a key, so it can't open or
 * copy anything else.
 */
export interface Targets {
	readonly links: ReadonlyMap<string, string>;
	readonly copies: ReadonlyMap<string, string>;
}
