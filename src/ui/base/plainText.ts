import { cutText } from "../../close/text/cutText.ts";
import { labelText } from "../../close/text/labelText.ts";

/**
 * Makes text from outside safe for the places in which VS Code reads `$(icon)` and `[text](link)` in plain strings
 * (quick picks, notifications, validation messages): a zero-width space inside the marks makes them plain characters.
 */
export function plainText(text: string): string {
	return labelText(text).replace(/\$\(/g, "$\u200b(").replace(/\]\(/g, "]\u200b(");
}

/** In graphemes: enough to recognize what a tab shows, and short enough to keep other tabs visible. */
const TAB_LENGTH = 40;

/** Makes the title of a tab from a text from outside. */
export function tabTitle(text: string): string {
	return cutText(plainText(text), TAB_LENGTH);
}
