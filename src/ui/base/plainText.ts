import { labelText } from "../../close/text/labelText.ts";

/**
 * Text from outside for the places of VS Code that read `$(icon)` and `[text](link)` in plain strings (quick picks,
 * notifications, validation messages): a zero-width space inside the marks makes them mere characters.
 */
export function plainText(text: string): string {
	return labelText(text).replace(/\$\(/g, "$\u200b(").replace(/\]\(/g, "]\u200b(");
}
