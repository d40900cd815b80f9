/** `Close week, oldest first` as a title: `Close Week, Oldest First`. Small words, as in `A to Z`, stay small. */
export function titleCase(text: string): string {
	return text.replace(/\b(?!to\b)[a-z]/g, (letter) => letter.toUpperCase());
}
