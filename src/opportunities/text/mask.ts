/**
 * How amounts and names are written where others may be looking at the screen. Everything that shows an opportunity
 * writes its amounts and names through one of the two masks, at the place where the text is made.
 */
export interface Mask {
	/** A text with an amount in it: a value, an expected value, a sum. */
	amount(text: string): string;
	/** A text that tells who is meant: a lead, an owner, a contact, a note. */
	name(text: string): string;
}

/** Shows everything. */
export const CLEAR: Mask = { amount: (text) => text, name: (text) => text };

/** Of one length, so that a hidden amount does not tell how large it is. */
const DOTS = "•••";

/** Hides amounts and names. An empty text stays empty: there is nothing to hide. */
export const HIDDEN: Mask = {
	amount: (text) => (text === "" ? "" : DOTS),
	name: (text) => (text === "" ? "" : DOTS),
};
