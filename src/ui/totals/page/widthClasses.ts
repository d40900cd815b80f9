import type { TemplateResult } from "lit";

/** A text in a column. One that isn't plain text, such as a dash, takes little room. */
type Text = string | TemplateResult | undefined;

/** The widths, in characters, for which the style sheet knows the necessary width of the page. */
const ROOMS = [24, 30, 36, 42, 48, 54, 60];

/** The class that says how much room columns need side by side, if none of their texts is broken. */
export function columnsClass(columns: readonly (readonly Text[])[]): string {
	const width = (text: Text) => (typeof text === "string" ? text.length : 1);
	const characters = columns.reduce((sum, texts) => sum + Math.max(0, ...texts.map(width)), 0);
	return `room-${ROOMS.find((room) => room >= characters) ?? ROOMS.at(-1)}`;
}

/** The lengths of headlines for which the style sheet knows whether they fit. */
const HEADLINES = [11, 14, 18, 24];

/** The class that says how long a headline is; the style sheet shortens it where it doesn't fit. */
export function headlineClass(text: string): string {
	return `headline-${HEADLINES.find((length) => length >= text.length) ?? HEADLINES.at(-1)}`;
}
