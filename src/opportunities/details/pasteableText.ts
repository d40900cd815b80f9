/**
 * Returns a text that can be pasted anywhere: in a terminal, control characters act as keys. Its lines end in `\n`.
 */
export function pasteable(text: string): string {
	return text
		.replace(/\r\n?/g, "\n")
		.replace(/\t/g, " ")
		.replace(/[^\P{Cc}\n]/gu, "");
}

/** The same in one line, for a subject: in a terminal, a second line would be a command. */
export function oneLine(text: string): string {
	return pasteable(text.replace(/[\r\n\u2028\u2029]+/g, " "));
}
