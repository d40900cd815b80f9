/**
 * Hides amounts and names if others may see the screen. Everything that shows an opportunity passes its amounts and
 * names through one of the two masks, at the point where the text is made.
 */
export interface Mask {
	/** Masks text that contains an amount: a value, an expected value, a sum. */
	amount(text: string): string;
	/** Masks text that identifies someone: a lead, an owner, a contact, a note. */
	name(text: string): string;
}

/** Shows everything. */
export const CLEAR: Mask = { amount: (text) => text, name: (text) => text };

/** Always the same length, so that it doesn't reveal how large an amount is. */
const DOTS = "•••";

/** Hides amounts and names. An empty text stays empty. */
export const HIDDEN: Mask = {
	amount: (text) => (text === "" ? "" : DOTS),
	name: (text) => (text === "" ? "" : DOTS),
};
