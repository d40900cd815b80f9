/** A piece of a field's value. All texts are written for people, masked, and plain: nothing in them is interpreted. */
export interface Part {
	readonly text: string;
	/** Said after it, muted: "3 weeks ago", "unsubscribed". */
	readonly hint?: string | undefined;
	/** Its line breaks count. */
	readonly lines?: true | undefined;
	/** It says that there is nothing: "No value". */
	readonly none?: true | undefined;
	/** Key of what is opened when it is chosen; see {@link Targets}. */
	readonly link?: string | undefined;
	/** What can be copied. */
	readonly copy?: { readonly key: string; readonly label: string } | undefined;
}

export interface Field {
	/** The API's name for it. */
	readonly name: string;
	readonly label: string;
	readonly parts: readonly Part[];
}

/** Fields that a person reads together. */
export interface Section {
	readonly id: "stall" | "value" | "status" | "dates" | "people" | "notes" | "custom" | "ids";
	readonly heading: string;
	readonly fields: readonly Field[];
}

/** An opportunity as a person reads it. */
export interface DetailsView {
	/** Who it is about: the lead. Never empty. */
	readonly title: string;
	/** Value, confidence and status in a line. */
	readonly summary: string;
	/** What Close sent otherwise than documented, field by field. */
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
 * What the keys of links and copies stand for. Stays with the extension: a page names a key, and can neither open nor
 * copy anything else.
 */
export interface Targets {
	readonly links: ReadonlyMap<string, string>;
	readonly copies: ReadonlyMap<string, string>;
}
