/**
 * Requests as text end up in terminals, where what the user's filters hold must stay a value. What is written here is
 * printable ASCII without the signs that a shell reads inside quotes of either kind: `'`, `$`, backtick and `!` in
 * POSIX shells, fish and csh, `%` and inner quotation marks in the Windows command prompt.
 */

/** A sign that stands for itself in every shell, inside quotes. */
const PLAIN = /[ \w.,:;/=+*?@()[\]{}#~-]/;

/** Whether a character may stand in a string literal as it is. */
export function isPlain(character: string): boolean {
	return PLAIN.test(character);
}

/** The same address; what a base address may hold besides is percent-encoded like the values of its query. */
export function safeUrl(url: string): string {
	return url.replace(/[^\w.,:;/=+*?@()[\]#~&%-]/g, encodedSign);
}

/** The same JSON, with `\u` in its strings for every sign that is not plain. */
export function safeJson(json: string): string {
	return json.replace(/\\u[\da-f]{4}|\\.|./gis, (sign) => {
		if (sign === '"' || isPlain(sign)) return sign;
		const unit: string = sign.startsWith("\\") ? JSON.parse(`"${sign}"`) : sign;
		return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
	});
}

/** `encodeURIComponent` leaves `'` and `!` alone. */
function encodedSign(sign: string): string {
	return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
