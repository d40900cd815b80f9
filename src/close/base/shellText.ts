/**
 * People paste requests into terminals, where the values of filters must stay values. These functions write printable ASCII
 * without the characters that shells interpret inside quotes of either kind: `'`, `$`, backtick and `!` in POSIX shells, fish
 * and csh, `%` and inner quotation marks in the Windows command prompt.
 */

/** A character that every shell takes literally inside quotes. */
const PLAIN = /[ \w.,:;/=+*?@()[\]{}#~-]/;

/** Whether a string literal may contain a character unescaped. */
export function isPlain(character: string): boolean {
	return PLAIN.test(character);
}

/** The same address, with all other characters percent-encoded: a base address may contain some. */
export function safeUrl(url: string): string {
	return url.replace(/[^\w.,:;/=+*?@()[\]#~&%-]/g, encodedCharacter);
}

/** The same JSON, with a `\u` escape for every character in its strings that isn't plain. */
export function safeJson(json: string): string {
	return json.replace(/\\u[\da-f]{4}|\\.|./gis, (character) => {
		if (character === '"' || isPlain(character)) return character;
		const unit: string = character.startsWith("\\") ? JSON.parse(`"${character}"`) : character;
		return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
	});
}

/** Not `encodeURIComponent`, which leaves `'` and `!` as they are. */
function encodedCharacter(character: string): string {
	return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
