import { labelText } from "../../close/text/labelText.ts";

/**
 * Makes text from outside safe for the places in which VS Code reads `$(icon)` and `[text](link)` in plain strings
 * (quick picks, notifications, validation messages): a zero-width space inside the marks makes them plain characters.
 */
export function plainText(text: string): string {
	return labelText(text).replace(/\$\(/g, "$\u200b(").replace(/\]\(/g, "]\u200b(");
}
